import type { WebPreferences } from 'electron'

/**
 * How every page of ours is run. Each line is written out even where it equals the default, so that a change of a
 * default changes nothing here. The numbers are those of Electron's security checklist; docs/security.md says
 * which test proves each.
 */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    nodeIntegration: false, // SECURITY 2
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true, // SECURITY 3
    sandbox: true, // SECURITY 4
    webSecurity: true, // SECURITY 6
    allowRunningInsecureContent: false, // SECURITY 8
    experimentalFeatures: false, // SECURITY 9
    disableBlinkFeatures: 'Auxclick', // SECURITY 10: a middle click opens nothing
    webviewTag: false, // SECURITY 11
    navigateOnDragDrop: false,
    spellcheck: false, // It would download dictionaries
    safeDialogs: true,
    enableWebSQL: false,
  }
}
