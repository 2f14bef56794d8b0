/**
 * The .zip for macOS, for those who distribute it themselves.
 */
import { makeInstallable } from '../installable.mjs'

/** @returns {Promise<string>} the file */
export const makeMacosZip = (product) => makeInstallable(product, 'zip', '.zip', 'mac')
