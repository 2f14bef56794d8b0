import type { App, Session, WebContents } from 'electron'
import { appOrigin } from './app-scheme'

/**
 * Denies what no page of ours needs: the network, other origins, permissions, devices, downloads, navigation,
 * further windows, web views. Applies to every session and every web contents that is ever made, so it has to be
 * called before Electron is ready.
 */
export function lockDown(app: App): void {
  // What is no request of a page can't be cancelled as one: Chromium's own downloads, prefetching of names, WebRTC.
  // So the browser part finds no host at all. SSH is not concerned: it goes through Node.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND') // SECURITY 1
  app.on('session-created', lockSession)
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents)
  })
}

function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false)
  }) // SECURITY 5
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isOwn(details.url) })
  }) // SECURITY 1
  session.on('will-download', prevent)
  session.setSpellCheckerLanguages([]) // Chromium fetches the dictionary of each as soon as there is a session
  session.setSpellCheckerEnabled(false)
}

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', prevent) // SECURITY 13
  contents.on('will-frame-navigate', prevent)
  contents.on('will-redirect', prevent)
  contents.on('will-attach-webview', prevent) // SECURITY 12
  contents.setWindowOpenHandler(() => ({ action: 'deny' })) // SECURITY 14
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp') // datagrams are no requests either
}

function prevent(event: { readonly preventDefault: () => void }): void {
  event.preventDefault()
}

/** Our own files, and the developer tools, which a packaged application does not open. */
function isOwn(address: string): boolean {
  return address.startsWith(`${appOrigin}/`) || address.startsWith('devtools://')
}
