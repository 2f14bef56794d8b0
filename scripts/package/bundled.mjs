/**
 * What is in the package that others made: what the build says it bundled, and Electron.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../terminal.mjs'

const sections = ['main', 'preload', 'renderer']

/** The preload's list is empty, and then Vite writes no JSON. */
const listOf = (root, section) =>
  JSON.parse(readFileSync(join(root, 'out', section, 'bundled.json'), 'utf8').trim() || '[]')

/**
 * Licenses that packages of npm lack, and what they hold in a compiled form (packaging/licenses/added.json): by name and
 * version, since another version may hold something else.
 */
const added = (root) => {
  const folder = join(root, 'packaging', 'licenses')
  const withText = ({ text, compiledIn = [], ...one }) => ({
    ...one,
    text: readFileSync(join(folder, text), 'utf8'),
    compiledIn: compiledIn.map(withText),
  })
  return JSON.parse(readFileSync(join(folder, 'added.json'), 'utf8')).map(withText)
}

/**
 * @returns {{ name: string, version?: string, identifier?: string, text: string, within?: string }[]} by name, what is
 *   compiled into a package behind it; `identifier` is SPDX's, `text` the license, `within` the package that holds it
 * @throws {Stop} if the list is not whole, or something has no text
 */
export const bundled = (root) => {
  const all = new Map(
    sections.flatMap((section) => listOf(root, section)).map((one) => [`${one.name}@${one.version}`, one]),
  )
  if (![...all.values()].some(({ name }) => name === 'react'))
    throw new Stop('The build did not say what it bundled: out/renderer/bundled.json lacks react.')
  const more = added(root)
  const unknown = more.filter(({ name, version }) => !all.has(`${name}@${version}`))
  if (unknown.length > 0)
    throw new Stop(
      `packaging/licenses/added.json is about ${unknown.map(({ name, version }) => `${name} ${version}`).join(', ')}, which is not bundled: see what the bundled version holds, and change it.`,
    )
  const whole = [...all.values()]
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .flatMap(({ name, version, identifier, text }) => {
      const { text: ours, compiledIn = [] } = more.find((one) => one.name === name) ?? {}
      return [
        { name, version, identifier, text: (text?.trim() ? text : ours)?.trim() },
        ...compiledIn.map((one) => ({ ...one, text: one.text.trim(), within: name })),
      ]
    })
  const without = whole.filter(({ text }) => !text)
  if (without.length > 0)
    throw new Stop(
      `No license text comes with ${without.map(({ name }) => name).join(', ')}: add it to packaging/licenses.`,
    )
  return whole
}

/** third-party.txt: every package with its license, and where Electron's and Chromium's are. */
export const thirdPartyText = ({ root, electron }) =>
  [
    `Tokenferry holds these works of others, each under its own license.`,
    `Electron ${electron.version} (MIT): LICENSE.electron.txt and LICENSES.chromium.html beside the program.`,
    ...bundled(root).map(({ name, version, identifier, text, within }) =>
      [
        '='.repeat(72),
        [name, version, identifier && `(${identifier})`, within && `in ${within}`].filter(Boolean).join(' '),
        '',
        text,
      ].join('\n'),
    ),
    '',
  ].join('\n\n')
