/**
 * The .zip for Windows, for those who can't install.
 */
import { makeInstallable } from '../installable.mjs'

/** @returns {Promise<string>} the file */
export const makeWindowsZip = (product) => makeInstallable(product, 'zip', '.zip', 'win')
