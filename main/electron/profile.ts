import { mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'

/**
 * The folder that the operating system has for the data of this person, whether or not it can be written. Electron has no such folder if it can't make
 * it, and Chromium does not start without one: then that gets another for the time, so that there is a window that says
 * what is wrong.
 */
export function findOwnFolder(): string {
  return pathOf('userData') ?? outsideOfChromium(join(pathOf('appData') ?? homedir(), app.getName()))
}

function outsideOfChromium(dataFolder: string): string {
  const spare = mkdtempSync(join(tmpdir(), 'tokenferry-'))
  app.setPath('userData', spare)
  app.on('quit', () => {
    rmSync(spare, { recursive: true, force: true })
  })
  return dataFolder
}

function pathOf(name: 'appData' | 'userData'): string | null {
  try {
    return app.getPath(name)
  } catch {
    return null
  }
}
