/**
 * A window without the product behind it: serves the built renderer as the product does, with its content security
 * policy, and no preload. The gallery puts a stand-in for main into the page. With GALLERY_URL it is a plain browser.
 */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { app, BrowserWindow, protocol } from 'electron'

const [folder, policy] = [process.env.GALLERY_RENDERER, process.env.GALLERY_POLICY]

const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

const serve = async (request) => {
  const file = normalize(join(folder + sep, new URL(request.url).pathname))
  try {
    const body = await readFile(file)
    const type = contentTypes[extname(file)] ?? 'application/octet-stream'
    return new Response(body, { headers: { 'content-type': type, 'content-security-policy': policy } })
  } catch {
    return new Response(null, { status: 404 })
  }
}

void app.whenReady().then(() => {
  protocol.handle('app', serve)
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true, frame: false })
  void window.loadURL(process.env.GALLERY_URL ?? 'app://tokenferry/index.html')
})
