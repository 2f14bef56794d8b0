import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp } from '../launch'
import { Wizard } from '../wizard'
import { withoutPolicy } from './watched-page'
import { temporaryFolder } from '../../temporary-folder'

/** Someone on the network who notes whether anything arrives, by TCP or UDP, on one port. */
async function listener() {
  const arrived: string[] = []
  const server = createServer((socket) => {
    arrived.push('a connection')
    socket.on('error', () => undefined).destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const datagrams = createSocket('udp4').on('message', () => arrived.push('a datagram'))
  datagrams.bind(port, '127.0.0.1')
  await once(datagrams, 'listening')
  return {
    port,
    arrived,
    close: () => {
      server.close()
      datagrams.close()
    },
  }
}

/** Chromium's own log of its network (NetLog), as far as it is needed here. */
interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> }
  readonly events: readonly { readonly type: number; readonly params?: Readonly<Record<string, unknown>> }[]
}

/** What in a log tells of something that left, or tried to: connections, datagrams, names looked up, fetches. */
function departures(file: string): readonly string[] {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8')) as NetLog
  const leaving = [
    'TCP_CONNECT_ATTEMPT',
    'UDP_BYTES_SENT',
    'DNS_TRANSACTION',
    'HOST_RESOLVER_SYSTEM_TASK',
    'URL_REQUEST_START_JOB',
  ]
  for (const name of leaving) expect(constants.logEventTypes, 'of this Chromium').toHaveProperty(name)
  const names = new Map(leaving.map((name) => [constants.logEventTypes[name], name]))
  return events.flatMap(({ type, params }) => {
    const name = names.get(type)
    return name === undefined ? [] : [`${name} ${JSON.stringify(params ?? {})}`]
  })
}

test('a page that went wrong reaches nothing, even without its content security policy', async () => {
  const outside = await listener()
  const folder = temporaryFolder()
  const log = join(folder, 'net-log.json')
  try {
    const { app, page, close } = await launchApp({ args: [`--log-net-log=${log}`] })
    try {
      await withoutPolicy(page)
      const failed: string[] = []
      page.on('requestfailed', (request) =>
        failed.push(`${request.url()} ${request.failure()?.errorText ?? ''}`),
      )
      const at = `127.0.0.1:${outside.port}`

      const fetched = await page.evaluate<string[]>(`Promise.all(
        ['https://example.invalid/', 'http://${at}/', 'http://localhost:${outside.port}/', 'file:///etc/hostname']
          .map((url) => fetch(url, { mode: 'no-cors' }).then(() => 'arrived', () => 'failed')))`)
      expect(fetched).toEqual(['failed', 'failed', 'failed', 'failed'])
      expect(failed).toContain('https://example.invalid/ net::ERR_BLOCKED_BY_CLIENT')
      expect(failed).toContain(`http://${at}/ net::ERR_BLOCKED_BY_CLIENT`)

      const elements = await page.evaluate<string[]>(`Promise.all([
        ['img', 'src', 'http://${at}/?image'], ['script', 'src', 'http://${at}/?script'],
        ['link', 'href', 'http://${at}/?style'], ['img', 'src', 'file:///etc/hostname'],
      ].map(([tag, attribute, url]) => new Promise((resolve) => {
        const element = Object.assign(document.createElement(tag), { rel: 'stylesheet' })
        element.onload = () => resolve('arrived')
        element.onerror = () => resolve('failed')
        element.setAttribute(attribute, url)
        document.head.append(element)
      })))`)
      expect(elements).toEqual(['failed', 'failed', 'failed', 'failed'])

      const socket = await page.evaluate<string>(`new Promise((resolve) => {
        const socket = new WebSocket('ws://${at}/')
        socket.onopen = () => resolve('arrived')
        socket.onerror = () => resolve('failed')
      })`)
      expect(socket).toBe('failed')

      // What is no request: names looked up and connections made in advance, WebRTC by UDP and by TCP.
      await page.evaluate(`(async () => {
        for (const [rel, href] of [
          ['dns-prefetch', '//prefetched.example'], ['preconnect', 'https://preconnected.example'], ['preconnect', 'http://${at}'],
        ]) document.head.append(Object.assign(document.createElement('link'), { rel, href }))
        navigator.sendBeacon('http://${at}/', 'stolen')
        const connection = new RTCPeerConnection({ iceServers: [
          { urls: ['stun:${at}', 'stun:stun.example'] },
          { urls: ['turn:${at}?transport=udp', 'turn:${at}?transport=tcp'], username: 'u', credential: 'c' },
        ] })
        connection.createDataChannel('stolen')
        await connection.setLocalDescription(await connection.createOffer())
        await new Promise((resolve) => setTimeout(resolve, 2000))
      })()`)

      const sessions = await app.evaluate(async ({ session }, url) => {
        const all = [
          session.defaultSession,
          session.fromPartition('another'),
          session.fromPartition('persist:third'),
        ]
        return Promise.all(all.map((each) => each.fetch(url).then(() => 'arrived', String)))
      }, `http://${at}/`)
      expect(sessions).toEqual(Array.from({ length: 3 }, () => 'Error: net::ERR_BLOCKED_BY_CLIENT'))
    } finally {
      await close()
    }
    expect(outside.arrived).toEqual([])
    expect(departures(log)).toEqual([])
  } finally {
    outside.close()
  }
})

test('Chromium itself sends nothing, from the start to the first steps of a rehearsal', async () => {
  const folder = temporaryFolder()
  const log = join(folder, 'net-log.json')
  const { page, app, close } = await launchApp({ args: [`--log-net-log=${log}`] })
  try {
    const wizard = new Wizard(page)
    await wizard.startRehearsal(/vendor/i)
    await wizard.connect()
    await wizard.continueToService()
    const spelling = await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())
    expect(spelling).toBe(false)
  } finally {
    await close()
  }
  expect(departures(log)).toEqual([])
})

test('the log would show it', async () => {
  const outside = await listener()
  const folder = temporaryFolder()
  const log = join(folder, 'net-log.json')
  try {
    const { app, close } = await launchApp({ args: [`--log-net-log=${log}`] })
    try {
      await app.evaluate(async ({ session }, url) => {
        const open = session.fromPartition('open')
        open.webRequest.onBeforeRequest(null)
        await open.fetch(url).catch(() => undefined)
      }, `http://127.0.0.1:${outside.port}/`)
    } finally {
      await close()
    }
    expect(departures(log).join('\n')).toContain(`:${outside.port}/`)
    expect(outside.arrived).toEqual([]) // and still nothing arrives: there is no host to be found
  } finally {
    outside.close()
  }
})
