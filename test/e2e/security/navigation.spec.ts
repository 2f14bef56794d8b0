import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright'
import { launchApp, type LaunchedApp } from '../launch'
import { withoutPolicy } from './watched-page'
import { temporaryFolder } from '../../temporary-folder'

let launched: LaunchedApp
let page: Page
let folder: string

test.beforeAll(async () => {
  folder = temporaryFolder()
  launched = await launchApp()
  page = launched.page
  // What is shown here holds even if the content security policy fails.
  await withoutPolicy(page)
  await page.evaluate('window.here = true')
})
test.afterAll(async () => {
  await launched.close()
})

/** Nothing has moved: the same document at the same address in the only window. */
test.afterEach(async () => {
  await page.waitForTimeout(150)
  expect(await page.evaluate('[location.href, window.here]')).toEqual(['app://tokenferry/index.html', true])
  expect(await everything()).toEqual(['app://tokenferry/index.html'])
})

const everything = () =>
  launched.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((each) => each.getURL()))

const away = [
  'https://example.invalid/',
  'http://127.0.0.1:9/',
  'file:///etc/passwd',
  'data:text/html,<h1>elsewhere</h1>',
  'app://other/index.html',
  'app://tokenferry/index.html?reloaded',
]

for (const address of away) {
  test(`location.href = ${address}`, async () => {
    await page.evaluate(`setTimeout(() => { location.href = '${address}' })`)
  })

  test(`a link to ${address}`, async () => {
    await page.evaluate(`(() => {
      const link = Object.assign(document.createElement('a'), { href: '${address}' })
      document.body.append(link)
      link.click()
      link.remove()
    })()`)
  })
}

test('location.replace, location.assign and history', async () => {
  await page.evaluate(`(() => {
    location.replace('https://example.invalid/')
    location.assign('https://example.invalid/')
    history.back()
  })()`)
})

for (const method of ['get', 'post'])
  test(`a form sent by ${method}`, async () => {
    await page.evaluate(`(() => {
      const form = Object.assign(document.createElement('form'), { action: 'https://example.invalid/', method: '${method}' })
      document.body.append(form)
      form.submit()
      form.remove()
    })()`)
  })

test('a meta refresh', async () => {
  await page.evaluate(`document.head.append(
    Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0; url=https://example.invalid/' }),
  )`)
  await page.waitForTimeout(300)
})

test('a frame shows nothing, and does not take the window along', async () => {
  for (const address of away)
    await page.evaluate(`new Promise((done) => {
      const frame = Object.assign(document.createElement('iframe'), { src: '${address}' })
      frame.onload = () => { frame.remove(); done() }
      setTimeout(() => { frame.remove(); done() }, 500)
      document.body.append(frame)
    })`)
})

test('a file dropped on the window', async () => {
  const file = join(folder, 'dropped.html')
  writeFileSync(file, '<h1>dropped</h1>')
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 300,
      y: 300,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    })
  await page.waitForTimeout(300)
})

test('window.open', async () => {
  for (const address of ['', ...away]) {
    const opened = await page.evaluate<boolean>(`window.open('${address}') !== null`)
    expect(opened, address).toBe(false)
  }
})

for (const [how, key, button] of [
  ['with target=_blank', null, 'left'],
  ['with Ctrl', 'Control', 'left'],
  ['with Shift', 'Shift', 'left'],
  ['with Alt', 'Alt', 'left'],
  ['with the middle button', null, 'middle'],
] as const)
  test(`a link clicked ${how}`, async () => {
    for (const address of ['https://example.invalid/', 'app://tokenferry/index.html']) {
      await page.evaluate(`(() => {
        const link = Object.assign(document.createElement('a'), {
          id: 'bait', href: '${address}', target: '${how.includes('_blank') ? '_blank' : ''}', textContent: 'bait',
        })
        link.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9999; font-size: 60px'
        link.onmousedown = () => { window.clicked = '${address}' }
        document.body.append(link)
      })()`)
      if (key) await page.keyboard.down(key)
      await page.mouse.click(20, 20, { button })
      if (key) await page.keyboard.up(key)
      await page.waitForTimeout(150)
      expect(await page.evaluate(`document.getElementById('bait').remove(), window.clicked`)).toBe(address)
    }
  })

test('about:blank, which Chromium lets every page go to, is answered nothing', async () => {
  await page.evaluate(`setTimeout(() => { location.href = 'about:blank' })`)
  await page.waitForURL('about:blank')
  const answer = await page.evaluate<unknown>('window.tokenferry.snapshot()')
  expect(answer).toMatchObject({ ok: false, problem: { code: 'refused' } })
  await launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://tokenferry/index.html'),
  )
  await page.waitForURL('app://tokenferry/index.html')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate('window.here = true')
})

test('a <webview> stays an empty element', async () => {
  const kind = await page.evaluate<unknown[]>(`(async () => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'app://tokenferry/index.html')
    view.setAttribute('allowpopups', '')
    view.setAttribute('nodeintegration', '')
    document.body.append(view)
    await new Promise((resolve) => setTimeout(resolve, 300))
    return [view.constructor.name, view.shadowRoot, typeof view.loadURL, view.offsetHeight, view.remove()]
  })()`)
  expect(kind.slice(0, 3)).toEqual(['HTMLElement', null, 'undefined'])
})

test('a download, asked for by the page or not, leaves no file', async () => {
  await launched.app.evaluate(({ app }, path) => {
    app.setPath('downloads', path)
  }, folder)
  const before = readdirSync(folder)
  await page.evaluate(`(() => {
    const link = Object.assign(document.createElement('a'), { href: 'app://tokenferry/index.html', download: 'x.html' })
    document.body.append(link)
    link.click()
    link.remove()
  })()`)
  const prevented = await launched.app.evaluate(async ({ BrowserWindow, session }) => {
    const seen = new Promise<boolean>((resolve) => {
      session.defaultSession.on('will-download', (event) => {
        resolve(event.defaultPrevented)
      })
    })
    BrowserWindow.getAllWindows()[0]?.webContents.downloadURL('app://tokenferry/index.html')
    return seen
  })
  expect(prevented).toBe(true)
  // Chromium begins a file before it asks, and takes it away again.
  await expect.poll(() => readdirSync(folder)).toEqual(before)
})
