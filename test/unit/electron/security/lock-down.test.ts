import { EventEmitter } from 'node:events'
import type { App, Session, WebContents } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'

vi.mock('electron', () => ({}))

const { lockDown } = await import('../../../../main/electron/security/lock-down')

/** Only what is asked of Electron; anything else that is called would throw. */
class FakeApp extends EventEmitter {
  readonly commandLine = { appendSwitch: vi.fn() }
}

class FakeSession extends EventEmitter {
  readonly setPermissionRequestHandler = vi.fn<Session['setPermissionRequestHandler']>()
  readonly setPermissionCheckHandler = vi.fn<Session['setPermissionCheckHandler']>()
  readonly setDevicePermissionHandler = vi.fn<Session['setDevicePermissionHandler']>()
  readonly setDisplayMediaRequestHandler = vi.fn<Session['setDisplayMediaRequestHandler']>()
  readonly setSpellCheckerLanguages = vi.fn<Session['setSpellCheckerLanguages']>()
  readonly setSpellCheckerEnabled = vi.fn<Session['setSpellCheckerEnabled']>()
  readonly webRequest = { onBeforeRequest: vi.fn() }
}

class FakeContents extends EventEmitter {
  readonly setWindowOpenHandler = vi.fn<WebContents['setWindowOpenHandler']>()
  readonly setWebRTCIPHandlingPolicy = vi.fn<WebContents['setWebRTCIPHandlingPolicy']>()
}

let app: FakeApp
beforeEach(() => {
  app = new FakeApp()
  lockDown(app as unknown as App)
})

test('Chromium can look up no host', () => {
  expect(app.commandLine.appendSwitch).toHaveBeenCalledExactlyOnceWith(
    'host-resolver-rules',
    'MAP * ~NOTFOUND',
  )
})

describe('every session', () => {
  let session: FakeSession
  beforeEach(() => {
    session = new FakeSession()
    app.emit('session-created', session)
  })

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'unknown',
    'fullscreen',
  ])('denies the permission %s, asked for and checked', (permission) => {
    const decide = vi.fn()
    const [onRequest] = session.setPermissionRequestHandler.mock.lastCall ?? []
    const [onCheck] = session.setPermissionCheckHandler.mock.lastCall ?? []
    onRequest?.(null as never, permission as never, decide, {} as never)
    expect(decide).toHaveBeenCalledExactlyOnceWith(false)
    expect(onCheck?.(null, permission as never, '', {} as never)).toBe(false)
  })

  test('denies devices and the sharing of a screen', () => {
    const [onDevice] = session.setDevicePermissionHandler.mock.lastCall ?? []
    expect(onDevice?.({} as never)).toBe(false)
    expect(session.setDisplayMediaRequestHandler).toHaveBeenCalledExactlyOnceWith(null)
  })

  test.each([
    ['app://tokenferry/index.html', false],
    ['app://tokenferry/assets/index.js', false],
    ['devtools://devtools/bundled/index.html', false],
    ['app://tokenferry.example/', true],
    ['app://tokenferry', true],
    ['app://other/index.html', true],
    ['https://example.invalid/', true],
    ['https://app://tokenferry/', true],
    ['http://127.0.0.1:8080/', true],
    ['ws://127.0.0.1:8080/', true],
    ['wss://example.invalid/', true],
    ['file:///etc/passwd', true],
    ['data:text/html,hello', true],
    ['blob:app://tokenferry/1', true],
    ['chrome-extension://abc/page.html', true],
    ['ftp://example.invalid/', true],
    ['', true],
  ])('the request of %s: cancelled is %s', (url, cancel) => {
    const decide = vi.fn()
    const [onRequest] = session.webRequest.onBeforeRequest.mock.lastCall as [
      (details: { url: string }, decide: (answer: object) => void) => void,
    ]
    onRequest({ url }, decide)
    expect(decide).toHaveBeenCalledExactlyOnceWith({ cancel })
  })

  test('downloads nothing, for a page or for itself', () => {
    const preventDefault = vi.fn()
    session.emit('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
    expect(session.setSpellCheckerLanguages).toHaveBeenCalledExactlyOnceWith([])
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledExactlyOnceWith(false)
  })
})

describe('every web contents', () => {
  let contents: FakeContents
  beforeEach(() => {
    contents = new FakeContents()
    app.emit('web-contents-created', {}, contents)
  })

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'prevents %s',
    (event) => {
      const preventDefault = vi.fn()
      contents.emit(event, { preventDefault })
      expect(preventDefault).toHaveBeenCalledOnce()
    },
  )

  test('opens no window', () => {
    const [onOpen] = contents.setWindowOpenHandler.mock.lastCall ?? []
    for (const url of ['app://tokenferry/index.html', 'https://ftc.fortinet.com', 'about:blank'])
      expect(onOpen?.({ url } as never)).toEqual({ action: 'deny' })
  })

  test('sends no datagrams', () => {
    expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledExactlyOnceWith('disable_non_proxied_udp')
  })
})
