import { app, dialog } from 'electron'
import { showMarks } from '../../text/marks'
import { messageOf } from '../../text/message'

/** Says that the application could not be put together, and ends it: there is no window that could say so. */
export function giveUp(error: unknown): void {
  const words = messageOf(error)
  dialog.showErrorBox('Tokenferry can’t start', `Something went wrong inside Tokenferry: ${showMarks(words)}`)
  app.exit(1)
}
