import type { Session, WebPreferences } from 'electron'

/**
 * How every page of ours is run. Each line is written out even if it equals the default, so that a change of a
 * default changes nothing here. The numbers are those of Electron's security checklist; docs/security.md says
 * which test proves each.
 */
const everyPage = {
  nodeIntegration: false, // SECURITY 2
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true, // SECURITY 3
  sandbox: true, // SECURITY 4
  webSecurity: true, // SECURITY 6
  allowRunningInsecureContent: false, // SECURITY 8
  experimentalFeatures: false, // SECURITY 9
  disableBlinkFeatures: 'Auxclick,FileSystemAccessLocal', // SECURITY 10: no middle click, no file dialog of a page
  webviewTag: false, // SECURITY 11
  plugins: false,
  navigateOnDragDrop: false,
  enableDeprecatedPaste: false, // a page reads no clipboard
  spellcheck: false,
  disableDialogs: true, // alert() and its like, which could be mistaken for the operating system's
} as const satisfies WebPreferences

/**
 * The page of the window.
 *
 * @param devTools whether the developer tools can be opened: not in a packaged application
 */
export function windowPreferences(preload: string, devTools: boolean): WebPreferences {
  // Compiled scripts are kept at the first start, not only once they have been loaded several times.
  return { ...everyPage, preload, devTools, v8CacheOptions: 'bypassHeatCheck' }
}

/** A page that is only printed: without scripts, and in a session of its own. */
export function printPreferences(session: Session): WebPreferences {
  return { ...everyPage, session, javascript: false, devTools: false }
}
