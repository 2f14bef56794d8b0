/** A window that shows one file, as a browser would. */
import { app, BrowserWindow } from 'electron'

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1024, height: 800, useContentSize: true, frame: false })
  void window.loadFile(process.env.READER_FILE)
})
