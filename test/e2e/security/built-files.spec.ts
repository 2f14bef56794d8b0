import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { windowCommands } from '../../../main/contract/window-commands'
import { launchApp } from '../launch'

const out = resolve(import.meta.dirname, '../../../out')

/** What `npm run build` has made, by path: what runs, with all that was bundled into it. */
const files = new Map(
  ['main', 'preload', 'renderer']
    .flatMap((part) => readdirSync(join(out, part), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:c?js|html|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(out, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
)

const filesWith = (pattern: RegExp, within = /./) =>
  [...files].filter(([file, text]) => within.test(file) && pattern.test(text)).map(([file]) => file)

test('nothing that was built knows a way past the sandbox', () => {
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['main/index.js', 'preload/index.cjs', 'renderer/index.html']),
  )
  expect(filesWith(/no-sandbox|disable-setuid-sandbox|disable-seccomp|disable-web-security/)).toEqual([])
  expect(filesWith(/remote-debugging-port|ignore-certificate-errors/)).toEqual([])
})

test('nothing that was built knows a server of pages, as there is one while somebody works on them', async () => {
  expect(
    filesWith(/TOKENFERRY_DEV_SERVER|ELECTRON_RENDERER_URL|@vite\/client|react-refresh|\.hot\b/),
  ).toEqual([])

  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.end('<title>Not ours</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const { page, close } = await launchApp({
    env: { TOKENFERRY_DEV_SERVER: address, ELECTRON_RENDERER_URL: address, NODE_ENV: 'development' },
  })
  try {
    await expect(page).toHaveTitle('Tokenferry')
    expect(page.url()).toBe('app://tokenferry/index.html')
    expect(asked).toBe(0)
  } finally {
    await close()
    server.close()
  }
})

test('the preload needs Electron and nothing else', () => {
  const needed = [...(files.get('preload/index.cjs') ?? '').matchAll(/require\(\s*(.+?)\s*\)/g)].map(
    ([, what]) => what,
  )
  expect(needed).toEqual(['"electron"'])
})

test('the page has nothing inline and names no other origin', () => {
  const html = files.get('renderer/index.html') ?? ''
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)/)
  expect(filesWith(/(?:src|href)="(?!\.\/assets\/)/, /\.html$/)).toEqual([])
  expect(filesWith(/url\((?!\.\/|['"]?\.\/|\/assets\/)/, /\.css$/)).toEqual([])
})

test('the page holds neither schemas nor addresses to open', () => {
  expect(filesWith(/safeParse|https:\/\/\w+\.fortinet\.com/, /^renderer\//)).toEqual([])
})

test('the menu has neither links to the web nor anything that is not listed here', async () => {
  const { app, close } = await launchApp()
  try {
    const items = await app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) =>
        (menu.submenu?.items ?? []).map(({ id, role, type }) => ({ id, role, type })),
      ),
    )
    expect(items.map(({ role }) => role)).toContain('zoomin')
    const ours = new Set<unknown>(Object.keys(windowCommands))
    const unknown = items.filter(({ id, role, type }) => type !== 'separator' && !role && !ours.has(id))
    expect(unknown).toEqual([])
    const labels = await app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label),
    )
    expect(labels.filter((label) => label !== 'Tokenferry' && label !== 'Electron')).toEqual([
      'File',
      'Edit',
      'View',
      'Window',
      'Help',
    ])
  } finally {
    await close()
  }
})
