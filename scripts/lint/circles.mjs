/**
 * Circles between a folder and one within it, which dependency-cruiser does not look for: it sees files, and folders
 * side by side. A folder may hold what stands on top of the folders in it (an `index.ts`) and what lies below them; it
 * may not hold a file that needs a folder that needs that file.
 */
import { posix } from 'node:path'

/** All folders that hold a file, directly or in a folder within. */
const foldersOf = (files) => {
  const folders = new Set()
  for (const file of files)
    for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) folders.add(folder)
  return folders
}

/** What a file is, seen from a folder: one of its files, one of the folders in it (`login/`), or nothing of it. */
const seenFrom = (folder, file) =>
  file.startsWith(`${folder}/`) ? /^[^/]+\/?/.exec(file.slice(folder.length + 1))[0] : null

/** Which of its files and folders need which others. */
const needsWithin = (folder, modules) => {
  const needs = new Map()
  for (const { source, dependencies } of modules) {
    const from = seenFrom(folder, source)
    if (from === null) continue
    const found = needs.get(from) ?? new Set()
    needs.set(from, found)
    for (const { resolved } of dependencies) {
      const to = seenFrom(folder, resolved)
      if (to !== null && to !== from) found.add(to)
    }
  }
  return needs
}

/** The shortest way from one of them back to it; `null` if there is none. */
const wayBack = (needs, start) => {
  const cameFrom = new Map()
  const next = [start]
  for (const at of next) {
    for (const to of needs.get(at) ?? []) {
      if (to === start) {
        const way = [start]
        for (let step = at; step !== start; step = cameFrom.get(step)) way.unshift(step)
        return [start, ...way]
      }
      if (cameFrom.has(to)) continue
      cameFrom.set(to, at)
      next.push(to)
    }
  }
  return null
}

/**
 * @param {{ source: string, dependencies: { resolved: string }[] }[]} modules as dependency-cruiser tells them
 * @returns {string[]} each as `main/application: login/ → open-run.ts → login/`
 */
export const circlesIn = (modules) =>
  [
    ...foldersOf(modules.map(({ source }) => source).filter((file) => !file.includes('node_modules'))),
  ].flatMap((folder) => {
    const needs = needsWithin(folder, modules)
    return [...needs.keys()]
      .filter((name) => name.endsWith('/'))
      .map((name) => wayBack(needs, name))
      .filter((way) => way !== null && way.some((name) => !name.endsWith('/')))
      .map((way) => `${folder}: ${way.join(' → ')}`)
  })
