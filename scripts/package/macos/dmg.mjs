/**
 * The disk image for macOS, from which the application is dragged into the folder of applications.
 */
import { makeInstallable } from '../installable.mjs'

/** @returns {Promise<string>} the file */
export const makeDmg = (product) => makeInstallable(product, 'dmg', '.dmg', 'dmg')
