/**
 * Node for Windows, which the tests run on under wine, and what Vitest needs there. Pinned by the lock file in
 * node-for-windows/. Node 20: that of 24 does not start under the wine of Debian 12.
 */
import { join } from 'node:path'
import { packagesApart } from './npm-packages.mjs'

/** Whether this machine can run it: wine runs programs of the processor that it is on. */
export const canRunWindows = process.platform === 'linux' && process.arch === 'x64'

/** Where its packages are, once they are there. */
export const forWindows = (root) => join(root, 'node_modules', '.node-for-windows')

export const nodeForWindows = (root) =>
  packagesApart({
    folder: forWindows(root),
    pinned: join(import.meta.dirname, 'node-for-windows'),
    what: 'Node for Windows for the tests',
    wanted: canRunWindows,
    // npm leaves out what is for another system, unless it is told that this is one.
    args: ['--os=win32', '--cpu=x64'],
  })
