import { expect, test } from '@playwright/test'
import { callNames } from '../../../main/contract/channels'
import { launchApp, type LaunchedApp } from '../launch'

let launched: LaunchedApp
test.beforeAll(async () => {
  launched = await launchApp()
  await launched.page.getByRole('heading', { level: 1 }).waitFor()
})
test.afterAll(() => launched.close())

test('the window runs with the preferences of the checklist', async () => {
  const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
    // Electron has it, and does not document it.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      readonly getLastWebPreferences: () => unknown
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    webviewTag: false,
    disableDialogs: true,
  })
})

test('the page has nothing of Node', async () => {
  for (const name of [
    'require',
    'process',
    'module',
    'exports',
    'Buffer',
    'global',
    '__dirname',
    'setImmediate',
  ])
    expect(await launched.page.evaluate<string>(`typeof ${name}`), name).toBe('undefined')
})

test('the page lives on app: and not on file:', async () => {
  expect(await launched.page.evaluate('[location.origin, location.protocol, isSecureContext]')).toEqual([
    'app://tokenferry',
    'app:',
    true,
  ])
})

test('window.tokenferry holds the calls of the contract, `on`, and nothing else', async () => {
  const found = await launched.page.evaluate<Record<string, unknown>>(`(() => {
    const paths = []
    const loose = []
    const seen = new Set([Object.prototype, Function.prototype])
    const ofEveryFunction = Reflect.ownKeys(function () {})
    const look = (value, path) => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
      seen.add(value)
      if (!Object.isFrozen(value)) loose.push(path)
      for (const key of Reflect.ownKeys(value)) {
        const inside = path + '.' + String(key)
        const { value: held, get, set } = Object.getOwnPropertyDescriptor(value, key)
        if (typeof value === 'function' && ofEveryFunction.includes(key)) continue
        paths.push(inside)
        if (get || set) loose.push(inside)
        look(held, inside)
      }
      look(Object.getPrototypeOf(value), path + '.[[Prototype]]')
    }
    look(window.tokenferry, 'tokenferry')
    return { paths: paths.sort(), loose, kinds: [...new Set(Object.values(window.tokenferry).map((v) => typeof v))] }
  })()`)
  expect(found).toEqual({
    paths: [...callNames, 'on'].map((name) => `tokenferry.${name}`).sort(),
    loose: [],
    kinds: ['function'],
  })
})

test('window.tokenferry can be neither replaced nor changed', async () => {
  const held = await launched.page.evaluate<unknown[]>(`(() => {
    const before = window.tokenferry
    const tries = [
      () => { window.tokenferry = {} },
      () => { delete window.tokenferry },
      () => Object.defineProperty(window, 'tokenferry', { value: {} }),
      () => { window.tokenferry.snapshot = () => {} },
      () => { window.tokenferry.more = () => {} },
      () => { delete window.tokenferry.snapshot },
    ]
    for (const attempt of tries) try { attempt() } catch {}
    return [window.tokenferry === before, typeof before.snapshot, 'more' in before]
  })()`)
  expect(held).toEqual([true, 'function', false])
})

test('a listener gets the value and no event, and none after it has stopped', async () => {
  const heard = await launched.page.evaluate<{
    counts: number[]
    keys: string[]
    after: number
  }>(`(async () => {
    const counts = []
    let keys = []
    const stop = window.tokenferry.on('changed', (...args) => {
      counts.push(args.length)
      keys = Object.keys(args[0])
    })
    const change = async (theme) => {
      await window.tokenferry.setTheme({ theme })
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    await change('dark')
    stop()
    const until = counts.length
    await change('system')
    return { counts, keys, after: counts.length - until }
  })()`)
  expect(heard.counts.length).toBeGreaterThan(0)
  expect(new Set(heard.counts)).toEqual(new Set([1]))
  expect(heard.keys).toContain('run')
  for (const key of ['sender', 'senderId', 'ports', 'preventDefault']) expect(heard.keys).not.toContain(key)
  expect(heard.after).toBe(0)
})

test('only events of the contract can be listened to', async () => {
  const kinds = await launched.page
    .evaluate(`['tokenferry:changed', 'ELECTRON_', '*', '__proto__', '', null, {}]
    .map((name) => typeof window.tokenferry.on(name, () => {}))`)
  expect(kinds).toEqual(Array.from({ length: 7 }, () => 'function'))
  const listeners = await launched.app.evaluate(({ ipcMain }) => ipcMain.eventNames())
  expect(listeners).toEqual(['error'])
})

test('main answers the channels of the contract and no others', async () => {
  const channels = await launched.app.evaluate(({ ipcMain }) => {
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      readonly _invokeHandlers: ReadonlyMap<string, unknown>
    }
    return [...handlers.keys()]
  })
  expect(channels.sort()).toEqual(callNames.map((name) => `tokenferry:${name}`).sort())
})

test('a window that is not ours is refused, on our page and with our preload', async () => {
  const answer = await launched.app.evaluate(async ({ app, BrowserWindow }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs` },
    })
    try {
      await stranger.loadURL('app://tokenferry/index.html')
      return (await stranger.webContents.executeJavaScript('window.tokenferry.snapshot()')) as unknown
    } finally {
      stranger.destroy()
    }
  })
  expect(answer).toMatchObject({ ok: false, problem: { code: 'refused' } })
})

test('what the page makes of its own language does not reach the bridge', async () => {
  const page = launched.page
  try {
    const outcome = await page.evaluate<{ ok: boolean; stolen: number }>(`(async () => {
      let stolen = 0
      const spy = (owner, name) => {
        const real = owner[name]
        owner[name] = function (...args) {
          if (JSON.stringify([String(this), args])?.includes('tokenferry:')) stolen++
          return Reflect.apply(real, this, args)
        }
      }
      spy(Array.prototype, 'push')
      spy(Array.prototype, 'includes')
      spy(Function.prototype, 'apply')
      spy(Object, 'freeze')
      Object.defineProperty(Object.prototype, 'invoke', { value: () => { stolen++ }, configurable: true })
      const { ok } = await window.tokenferry.snapshot()
      return { ok, stolen }
    })()`)
    expect(outcome).toEqual({ ok: true, stolen: 0 })
  } finally {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
})

test('calls that the contract does not know the like of are refused, and change nothing', async () => {
  const codes = await launched.page.evaluate<string[]>(`Promise.all([
    window.tokenferry.openLink({ id: 'javascript:alert(1)' }),
    window.tokenferry.openLink('https://example.invalid/'),
    window.tokenferry.connect({ host: 'x'.repeat(300), port: 22, user: 'a', authentication: { method: 'rehearsal' } }),
    window.tokenferry.connect({ host: 'x', port: 70000, user: 'a', authentication: { method: 'rehearsal' } }),
    window.tokenferry.discardRun({ id: { toString: '../..' } }),
    window.tokenferry.snapshot('more'),
  ].map((answer) => answer.then(({ problem }) => problem?.code)))`)
  expect(codes).toEqual(Array.from({ length: 6 }, () => 'malformed'))
  const outside = await launched.page.evaluate<string>(
    `window.tokenferry.discardRun({ id: '../rehearsals' }).then(({ problem }) => problem?.code)`,
  )
  expect(outside).toBe('no-such-run')
})
