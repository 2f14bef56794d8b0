import { join } from 'node:path'
import { screen, type BrowserWindow } from 'electron'
import { readOwnFile } from '../files/own-file'
import { writeWhole } from '../store/whole-file'
import { placeOn, readPlace, type WindowPlace } from './window/window-place'

/** A file of its own beside the settings: the window is there before the settings are read. */
const fileIn = (dataFolder: string) => join(dataFolder, 'window.json')

/** More than a place takes, in bytes. */
const largest = 4_096

/**
 * Puts the window, still hidden, to where it was closed the last time, if that is on a display that is there, and
 * remembers where it is closed. Neither is worth a word if it fails.
 */
export function keepPlace(window: BrowserWindow, dataFolder: string): void {
  const file = fileIn(dataFolder)
  const kept = placeKept(file)
  const bounds =
    kept &&
    placeOn(
      kept.bounds,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    )
  if (bounds) window.setBounds(bounds)
  if (bounds && kept.maximized) window.maximize()
  window.on('close', () => {
    try {
      const place: WindowPlace = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
      writeWhole(file, `${JSON.stringify(place)}\n`)
    } catch {
      // The next start has the usual size then.
    }
  })
}

function placeKept(file: string): WindowPlace | null {
  try {
    return readPlace(readOwnFile(file, largest))
  } catch {
    return null
  }
}
