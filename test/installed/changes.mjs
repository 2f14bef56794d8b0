/**
 * What differs in a system of its own from the one that it was made of.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What dpkg, apt and the triggers of other packages keep for themselves. */
const kept = [
  /^\/var\/(?:cache|log)\//,
  /^\/var\/lib\/(?:apt|dpkg|systemd)\//,
  /^\/etc\/ld\.so\.cache$/,
  /^\/usr\/share\/(?:mime\/|applications\/mimeinfo\.cache$|icons\/hicolor\/icon-theme\.cache$)/,
]

/** The files that were written or deleted there. */
export const changedIn = (system) =>
  readdirSync(system.written, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `/${relative(system.written, join(entry.parentPath, entry.name))}`)
    .sort()

/** Those of them that belong to no package, to no person, and to none who keeps files of all. */
export const strangersIn = (system, before) => {
  const info = system.file('/var/lib/dpkg/info')
  const ofPackages = new Set(
    readdirSync(info)
      .filter((name) => name.endsWith('.list'))
      .flatMap((name) => readFileSync(join(info, name), 'utf8').split('\n'))
      .map((path) => path.replace(/^\/(?=bin\/|sbin\/|lib)/, '/usr/')), // which are links to there
  )
  const known = new Set(before)
  return changedIn(system).filter(
    (path) =>
      !known.has(path) &&
      !ofPackages.has(path) &&
      !path.startsWith('/home/') &&
      !kept.some((pattern) => pattern.test(path)),
  )
}
