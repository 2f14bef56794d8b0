import type { App, Session, WebContents } from 'electron'
import { appOrigin } from './app-scheme'

/**
 * Denies what no page of ours needs: permissions, devices, other origins, navigation, further windows, web views,
 * downloads. Applies to every web contents that is ever made.
 */
export function lockDown(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents)
  })
}

/** Denies every permission and every request that leaves the `app` scheme (SECURITY 1, 5). */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isOwn(details.url) })
  })
  session.on('will-download', (event) => {
    event.preventDefault()
  })
}

function isOwn(address: string): boolean {
  return address.startsWith(`${appOrigin}/`) || address.startsWith('devtools://') || address.startsWith('data:')
}

function lockContents(contents: WebContents): void {
  const prevent = (event: { preventDefault: () => void }) => {
    event.preventDefault()
  }
  contents.on('will-navigate', prevent) // SECURITY 13
  contents.on('will-frame-navigate', prevent)
  contents.on('will-redirect', prevent)
  contents.on('will-attach-webview', prevent) // SECURITY 12
  contents.setWindowOpenHandler(() => ({ action: 'deny' })) // SECURITY 14
}
