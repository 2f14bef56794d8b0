import { isDocumented } from '../../../main/migration/question'
import { describe, expect, test } from 'vitest'
import { openFortiGate, type CommandDone } from '../../../main/device/fortigate'
import { NotAllowed } from '../../../main/fortios/commands'
import { answersTo, linesAt, password, simulate, vendorLicense } from '../procedure/live'

/** A session on a simulated FortiGate, without application and procedure. */
async function session(
  sample: 'vendor-page' | 'company' = 'vendor-page',
  options: Parameters<typeof simulate>[0] = {},
) {
  const simulator = await simulate(options, sample)
  const done: CommandDone[] = []
  const fortigate = await openFortiGate(
    { host: '127.0.0.1', port: simulator.port, user: 'admin' },
    { method: 'password', password },
    {
      trustHostKey: () => Promise.resolve(true),
      answerPrompts: () => Promise.resolve(null),
      acceptBanner: () => Promise.resolve(true),
    },
    {
      sent: () => undefined,
      received: () => undefined,
      commandDone: (command) => done.push(command),
      ended: () => undefined,
    },
  )
  return { simulator, fortigate, done }
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as { problem?: { code: string } }).problem?.code ?? error,
  )

describe('a session', () => {
  test('enters each scope from the prompt it is at, and leaves it again', async () => {
    const { simulator, fortigate, done } = await session('company')
    fortigate.useVdoms({ enabled: true, names: ['root', 'vdom-dmz'] })
    await fortigate.read('get system status')
    await fortigate.read('get system ha status')
    await fortigate.readVdom('vdom-dmz', 'show user local')
    await fortigate.readVdom('root', 'show user local')
    await fortigate.read('show')
    expect(linesAt(simulator)).toEqual([
      'config global', 'get system status', 'get system ha status', 'end',
      'config vdom', 'edit vdom-dmz', 'show user local', 'end',
      'config vdom', 'edit root', 'show user local', 'end',
      'show',
    ]) // prettier-ignore
    expect(done.map(({ scope }) => scope)).toEqual(['global', 'global', 'vdom-dmz', 'root', ''])
  })

  test('enters no VDOM that the device did not list', async () => {
    const { simulator, fortigate } = await session('company')
    const before = simulator.state().vdoms
    fortigate.useVdoms({ enabled: true, names: ['root'] })
    await expect(fortigate.readVdom('vdom-dmz', 'show user local')).rejects.toThrow(NotAllowed)
    await expect(fortigate.readVdom('nowhere', 'show user local')).rejects.toThrow(NotAllowed)
    expect(linesAt(simulator)).toEqual([])
    expect(simulator.state().vdoms).toEqual(before)
  })

  test('types nothing more once it is stopped, not even to get where it was going', async () => {
    const { simulator, fortigate } = await session('company')
    fortigate.useVdoms({ enabled: true, names: ['root'] })
    const stopped = AbortSignal.abort()
    expect(await codeOf(fortigate.read('get system status', stopped))).toBe('cancelled')
    expect(await codeOf(fortigate.readVdom('root', 'show user local', stopped))).toBe('cancelled')
    expect(await codeOf(fortigate.fetchBackup(() => Promise.resolve(), stopped))).toBe('cancelled')
    expect(linesAt(simulator)).toEqual([])
    expect(await fortigate.read('get system status')).toContain('Serial-Number')
  })

  test('stops in the middle of pages, and reads the next command from its start', async () => {
    const { simulator, fortigate } = await session('company')
    const stop = new AbortController()
    const reading = fortigate.read('show', stop.signal)
    while (!simulator.received.some(({ kind }) => kind === 'page'))
      await new Promise((resolve) => setImmediate(resolve))
    stop.abort()
    expect(await codeOf(reading)).toBe('cancelled')
    expect(simulator.received.at(-1)).toMatchObject({ kind: 'page', text: 'q' })
    expect(await fortigate.read('get system status')).toMatch(/^Version: FortiGate/)
  })

  test('answers one question once', async () => {
    const { simulator, fortigate } = await session()
    const asked = await fortigate.askToMigrate(vendorLicense.license, vendorLicense.vdom, isDocumented)
    expect.assert(asked.kind === 'question')
    expect(asked.text).toMatch(/^Warning: [\s\S]*\(y\/n\)$/)
    const lines: string[] = []
    await asked.answer('y', (line) => lines.push(line))
    expect(lines[0]).not.toBe('y')
    expect(lines.join('\n')).toContain('1: Converted admin(ftm-mig1)')
    await expect(asked.answer('y', () => undefined)).rejects.toThrow('twice')
    expect(answersTo(simulator)).toEqual(['y'])
    expect(linesAt(simulator)).toHaveLength(1)
  })

  test('says what the device refused without a question', async () => {
    const { fortigate } = await session()
    const ended = await fortigate.askToMigrate('EFTM000000000000', 'root', isDocumented)
    expect(ended).toMatchObject({ kind: 'ended' })
    expect(ended.text).toContain('Invalid License(EFTM000000000000)')
    await expect(fortigate.askToMigrate('EFTM 1', 'root', isDocumented)).rejects.toThrow(NotAllowed)
  })
})
