import { app, dialog } from 'electron'

/** Says that the application could not be put together, and ends it: there is no window that could say so. */
export function giveUp(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox('Tokenferry can’t start', `Something went wrong inside Tokenferry: ${words}`)
  app.exit(1)
}
