/**
 * The checks without tests: types, lint, boundaries, unused code. Each is right or wrong, and takes seconds.
 */
import { join } from 'node:path'
import { run } from './child.mjs'
import { circlesIn } from './lint/circles.mjs'
import { root } from './setup.mjs'

/** A program of node_modules. */
export const bin = (...path) => join('node_modules', ...path)

export const node = (args, options) => run(process.execPath, args, { cwd: root, ...options })

/** Several programs that make up one check. @returns {Promise<{ code: number, output: string }>} */
const allOf = async (...programs) => {
  const wrong = (await Promise.all(programs)).filter(({ code }) => code !== 0)
  return { code: wrong.length, output: wrong.map(({ output }) => output).join('\n') }
}

/** With fewer modules than this there is no product: the tool that reads the imports no longer understands them. */
const fewestModules = 500

const cruise = (config, ...args) =>
  node([
    bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    ...['--config', config, ...args, 'main', 'renderer'],
  ])

const rooms = async (config) => {
  const end = await cruise(config)
  const modules = Number(/\((\d+) modules,/.exec(end.output)?.[1] ?? 0)
  if (end.code !== 0 || modules >= fewestModules) return end
  return { code: 1, output: `${config}: only ${modules} modules were read.\n${end.output}` }
}

const circles = async () => {
  const { answer } = await cruise('.dependency-cruiser.cjs', '-T', 'json')
  const { modules } = JSON.parse(answer)
  const found = circlesIn(modules)
  return { code: found.length, output: found.map((circle) => `In a circle: ${circle}`).join('\n') }
}

/** By name, in the order in which they are worth knowing. */
export const checks = {
  types: () => {
    const tsc = bin('typescript-native', 'bin', 'tsc')
    return allOf(node([tsc, '-p', 'tsconfig.json']), node([tsc, '-p', 'renderer/tsconfig.json']))
  },

  lint: () =>
    allOf(
      node([bin('oxlint', 'bin', 'oxlint'), '-c', 'oxlint.config.mjs', '.']),
      node([
        ...[bin('prettier', 'bin', 'prettier.cjs'), '--check', '.', '--log-level', 'warn'],
        ...['--cache', '--cache-strategy', 'content'],
      ]),
    ),

  boundaries: () =>
    allOf(rooms('.dependency-cruiser.cjs'), rooms('.dependency-cruiser.runtime.cjs'), circles()),

  unused: () => {
    const knip = (...args) =>
      node([bin('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints', ...args])
    // Once with the tests, once without: what only tests use is not used.
    return allOf(knip(), knip('--production'))
  },
}
