import { expect, test } from '@playwright/test'
import { launchApp, type LaunchedApp } from '../launch'

let launched: LaunchedApp
test.beforeAll(async () => {
  launched = await launchApp()
  await launched.page.getByRole('heading', { level: 1 }).waitFor()
})
test.afterAll(() => launched.close())

const names = [
  'accelerometer',
  'background-sync',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'geolocation',
  'idle-detection',
  'local-fonts',
  'microphone',
  'midi',
  'notifications',
  'payment-handler',
  'persistent-storage',
  'screen-wake-lock',
  'storage-access',
  'window-management',
]

for (const name of names)
  test(`the permission ${name} is denied`, async () => {
    const state = await launched.page.evaluate<string>(
      `navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`,
    )
    expect(state).toBe('denied')
  })

/** What a page would ask for, and what says that it did not get it. */
const wishes: readonly (readonly [string, string, RegExp])[] = [
  ['to notify', 'Notification.requestPermission()', /^denied$/],
  ['to see idleness', 'IdleDetector.requestPermission()', /^denied$/],
  ['the camera', 'navigator.mediaDevices.getUserMedia({ video: true })', /NotAllowedError|NotFoundError/],
  ['the microphone', 'navigator.mediaDevices.getUserMedia({ audio: true })', /NotAllowedError|NotFoundError/],
  ['the screen', 'navigator.mediaDevices.getDisplayMedia({ video: true })', /NotAllowedError/],
  [
    'the place',
    'new Promise((_, no) => navigator.geolocation.getCurrentPosition(_, (e) => no(e.message)))',
    /denied/,
  ],
  ['a USB device', 'navigator.usb.requestDevice({ filters: [] })', /NotFoundError/],
  ['a serial port', 'navigator.serial.requestPort()', /NotFoundError/],
  [
    'an input device',
    'navigator.hid.requestDevice({ filters: [] }).then((d) => d.length + " devices")',
    /^0 devices$/,
  ],
  ['MIDI', 'navigator.requestMIDIAccess({ sysex: true })', /NotAllowedError/],
  ['the clipboard', 'navigator.clipboard.readText()', /NotAllowedError/],
  ['to fill the clipboard', 'navigator.clipboard.writeText("x")', /NotAllowedError/],
  ['to keep the screen on', 'navigator.wakeLock.request("screen")', /NotAllowedError/],
  ['the list of fonts', 'queryLocalFonts().then((f) => f.length + " fonts")', /^0 fonts$|NotAllowedError/],
  ['lasting storage', 'navigator.storage.persist()', /^false$/],
  ['a file', 'showOpenFilePicker()', /ReferenceError/],
  ['a folder', 'showDirectoryPicker()', /ReferenceError/],
  ['a service worker', 'navigator.serviceWorker.register("/index.html")', /TypeError|SecurityError/],
]

for (const [what, wish, answer] of wishes)
  test(`the page does not get ${what}`, async () => {
    const got = await launched.page.evaluate<string>(`(async () => String(await ${wish}))().catch(String)`)
    expect(got).toMatch(answer)
  })

test('the page does not get the whole screen', async () => {
  await launched.page.evaluate(`Promise.race([
    document.documentElement.requestFullscreen().catch(() => {}),
    new Promise((resolve) => setTimeout(resolve, 1000)),
  ])`)
  expect(await launched.page.evaluate('document.fullscreenElement')).toBeNull()
  const full = await launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.isFullScreen(),
  )
  expect(full).toBe(false)
})

test('the page gets no dialog', async () => {
  expect(await launched.page.evaluate('[alert("x"), confirm("x")]')).toEqual([undefined, false])
})
