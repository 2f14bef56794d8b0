import { describe, expect, test, vi } from 'vitest'
import { readDevice } from '../../../main/migration/readings/device'
import { readInventory } from '../../../main/migration/readings/inventory'
import { failure } from '../ssh/connecting'
import { codeOf, openedAt } from './far-end'
import { linkTo } from './proxy'
import { session } from './session'
import { credentials, device, divided, linesAt, plain } from './small-device'

/** Resolves once nobody is at the command line any more. */
const left = (simulator: Awaited<ReturnType<typeof device>>) =>
  vi.waitFor(() => {
    expect(simulator.openSessions).toBe(0)
  })

describe.concurrent('a bad line', () => {
  test('one byte every 50 ms: everything is read, and typed once', async () => {
    const simulator = await device(plain())
    const { fortigate, sent } = await session(simulator, credentials)
    simulator.setFaults({ chunkBytes: 1, latency: 50 })
    expect(await fortigate.read('show system central-management')).toBe(
      'config system central-management\nend',
    )
    simulator.setFaults({})
    expect(await fortigate.read('get system status')).toMatch(/^Version: /)
    expect(linesAt(simulator)).toEqual(sent)
    fortigate.close()
    await left(simulator)
  })

  test('300 ms each way: everything is read, and typed once', async () => {
    const simulator = await device(divided(['root', 'dmz']))
    const link = await linkTo(simulator.port, { delay: 300 })
    const { fortigate, sent } = await session(link, credentials)
    fortigate.useVdoms({ enabled: true, names: ['root', 'dmz'] })
    expect(await fortigate.read('show system admin')).toContain('edit "admin"')
    expect(await fortigate.readVdom('dmz', 'show user local')).toContain('edit "user.1"')
    expect(linesAt(simulator)).toEqual(sent)
    fortigate.close()
    await left(simulator)
  })

  test('10 MB as the output of one command: whole', async () => {
    const entry = (at: number) =>
      `    edit "host ${at}"\n        set comment "one of very many, to make it long"\n    next\n`
    const addresses = Array.from({ length: 120_000 }, (_, at) => entry(at)).join('')
    const simulator = await device(plain(`config firewall address\n${addresses}end\n`))
    const { fortigate, done } = await session(simulator, credentials)
    const text = await fortigate.read('show | grep .')
    expect(text.length).toBeGreaterThan(10e6)
    expect(text.endsWith(`${entry(119_999)}end`)).toBe(true)
    expect(done.map(({ command }) => command)).toEqual(['show | grep .'])
  })
})

describe.concurrent('a link that breaks in a way of its own', () => {
  test('reset behind the login: said at once, and no session is left', async () => {
    const simulator = await device(plain())
    const link = await linkTo(simulator.port)
    const { fortigate, ends, sent } = await session(link, credentials)
    const reading = fortigate.read('get system status')
    link.reset()
    expect(await codeOf(reading)).toBe('connection-lost')
    expect(await codeOf(fortigate.read('get system status'))).toBe('connection-lost')
    expect(ends).toEqual(['connection-lost'])
    expect(sent).toEqual(['get system status'])
    await left(simulator)
    expect(link.open).toBe(0)
  })

  test('lines before the banner of SSH: read over, as its standard says', async () => {
    const simulator = await device(plain())
    const link = await linkTo(simulator.port, { greeting: 'Authorized use only.\r\nFGT # \r\n' })
    const { fortigate } = await session(link, credentials)
    expect(await fortigate.read('get system status')).toMatch(/^Version: /)
  })

  test('garbage before the banner of SSH: no SSH server, and nobody has logged in', async () => {
    const simulator = await device(plain())
    const link = await linkTo(simulator.port, { greeting: Buffer.alloc(300_000, 0x00) })
    expect(await failure({ target: link, credentials })).toMatchObject({ code: 'not-ssh' })
    expect(simulator.loginAttempts).toEqual([])
    await vi.waitFor(() => {
      expect(link.open).toBe(0)
    })
  })
})

describe('a flood without end', () => {
  test.each([
    ['of one line', 'x'.repeat(65_536)],
    ['of empty lines', '\r\n'.repeat(32_768)],
    ['of pages that nobody asked for', `${'line\r\n'.repeat(10_000)}--More-- \r         \r`],
  ])('%s: the session ends with clear words, and with bounded memory', async (_of, piece) => {
    const { far, shell } = await openedAt(() => undefined)
    const running = codeOf(shell.run('show'))
    far.print('show\r\r\n')
    const bytes = Buffer.from(piece)
    let sent = 0
    while (!far.closed && sent < 400e6) {
      far.print(bytes)
      sent += bytes.length
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await running).toBe('output-endless')
    expect(far.ends).toEqual(['output-endless'])
    expect(sent).toBeLessThan(160e6)
    expect(far.written.filter((typed) => typed !== ' ')).toEqual(['show\n'])
  })

  test('also ends a session in which nothing is being done', async () => {
    const { far } = await openedAt(() => undefined)
    const bytes = Buffer.alloc(4e6, 'debug output\r\n')
    for (let sent = 0; sent < 200e6 && !far.closed; sent += bytes.length) {
      far.print(bytes)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(far.ends).toEqual(['output-endless'])
  })
})

test('reading a device leaves neither a timer nor a session behind', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const simulator = await device(divided(['root', 'dmz']))
  const before = timers()
  const { fortigate } = await session(simulator, credentials)
  await readDevice(fortigate)
  await readInventory(fortigate, true, () => undefined)
  fortigate.close()
  await left(simulator)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(timers()).toBeLessThanOrEqual(before)
})
