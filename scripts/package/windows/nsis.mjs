/**
 * The installer for Windows, for one person or for everybody on the computer, by NSIS.
 */
import { makeInstallable } from '../installable.mjs'

/** @returns {Promise<string>} the file */
export const makeInstaller = (product) => makeInstallable(product, 'nsis', '-setup.exe', 'nsis')
