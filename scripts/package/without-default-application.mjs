/**
 * Called by electron-builder once Electron is unpacked: what it shows without an application goes.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

export default ({ appOutDir, electronPlatformName }) => {
  const resources = electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources'
  rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true })
}
