/**
 * What is packaged on which system: one list, and for each package the file that makes it.
 */
import { makeDeb } from './linux/deb.mjs'
import { makeRpm } from './linux/rpm.mjs'
import { makeTarGz } from './linux/tar-gz.mjs'
import { makeTree } from './linux/tree.mjs'
import { makeDmg } from './macos/dmg.mjs'
import { makeMacosZip } from './macos/zip.mjs'
import { makeInstaller } from './windows/nsis.mjs'
import { makeWindowsZip } from './windows/zip.mjs'

/**
 * By Node's name of a system. `architectures`: the processors that packages are made for, each with an application of
 * its own; `prepare`: what all packages of an application are made from, if that is more than the application;
 * `packages`: what each is called and how it is made, in this order.
 */
export const systems = {
  linux: {
    name: 'linux',
    architectures: ['x64'],
    prepare: makeTree,
    packages: [
      ['.tar.gz', makeTarGz],
      ['.rpm', makeRpm],
      ['.deb', makeDeb], // the last: it adds what only Debian has
    ],
  },
  win32: {
    name: 'windows',
    architectures: ['x64'],
    packages: [
      ['installer', makeInstaller],
      ['.zip', makeWindowsZip],
    ],
  },
  darwin: {
    name: 'macos',
    architectures: ['arm64', 'x64'],
    packages: [
      ['.dmg', makeDmg],
      ['.zip', makeMacosZip],
    ],
  },
}

/**
 * @param {(architecture: string) => boolean} isPinned whether the sum of the official Electron for it is entered
 * @returns {string[]} the processors that packages are made for on this machine: without a pinned Electron there is
 *   only the one that is set up here, for its own processor. Empty: nothing is packaged here.
 */
export const architecturesHere = (platform, architecture, isPinned) =>
  systems[platform]?.architectures.filter((one) => one === architecture || isPinned(one)) ?? []
