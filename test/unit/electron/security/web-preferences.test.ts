import type { Session } from 'electron'
import { expect, test } from 'vitest'
import { printPreferences, windowPreferences } from '../../../../main/electron/security/web-preferences'

// Every preference that matters is written out, and none is added in passing.
const everyPage = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  disableBlinkFeatures: 'Auxclick,FileSystemAccessLocal',
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  enableDeprecatedPaste: false,
  spellcheck: false,
  disableDialogs: true,
}

test('the window', () => {
  const preload = '/somewhere/preload.cjs'
  expect(windowPreferences(preload, false)).toEqual({
    ...everyPage,
    preload,
    devTools: false,
    v8CacheOptions: 'bypassHeatCheck',
  })
})

test('a page that is printed: no preload, no scripts, a session of its own', () => {
  const session = {} as Session
  const preferences = printPreferences(session)
  expect(preferences).toEqual({ ...everyPage, session, javascript: false, devTools: false })
  expect(preferences.session).toBe(session)
})
