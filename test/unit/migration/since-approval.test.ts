import { describe, expect, test } from 'vitest'
import {
  newlyUnread,
  toAcceptSince,
  unreadSince,
  whoElseIsThere,
} from '../../../main/migration/since-approval'
import type { AdminSession } from '../../../main/fortios/output'
import type { InventoryReading, RunEvent } from '../../../main/migration/events'
import { findingKey } from '../../../main/migration/finding-key'
import {
  connectedTo,
  deviceReading,
  inventoryOf,
  office,
  opened,
  prepared,
  runAfter,
  serviceReading,
} from './world'

const info = (vdom: string) => ({ command: 'diagnose fortitoken info', vdom, why: 'x' })

const nowWith = (more: Partial<InventoryReading>) => ({
  device: deviceReading(),
  service: serviceReading(),
  inventory: { inventory: inventoryOf(office), cloudUsers: [], ...more },
})
const session = (user: string, remote: string) => ({
  user,
  local: 'sshv2',
  device: 'p',
  remote,
  started: '',
})

test('what could be read before and can’t be now is told by command and VDOM, whatever the reason', () => {
  expect(newlyUnread([], [info('root')])).toEqual([info('root')])
  expect(newlyUnread([{ ...info('root'), why: 'another' }], [info('root')])).toEqual([])
  expect(newlyUnread([info('root')], [info('root'), info('dmz')])).toEqual([info('dmz')])
  expect(newlyUnread([info('root')], [])).toEqual([])
})

test('it is named, and what was unread at the approval is not', () => {
  const now = nowWith({ unread: [info('dmz')] })
  expect(unreadSince(runAfter(...prepared), now)).toMatchObject([{ id: 'unread', state: 'warn' }])
  const approved = prepared.map((event) =>
    event.type === 'inventory-read' ? { ...event, reading: now.inventory } : event,
  )
  expect(unreadSince(runAfter(...approved), now)).toEqual([])
})

test('who else is logged in is everybody but one session of ours', () => {
  const run = runAfter(opened, connectedTo())
  const names = (...sessions: readonly AdminSession[]) =>
    whoElseIsThere(run, nowWith({ sessions })).map(({ text }) => text)
  const own = session('admin', '192.0.2.9:4000')
  expect(names(own)).toEqual([])
  expect(names(own, session('admin', '192.0.2.9:4001'))).toEqual(['Also logged in now: "admin"'])
  expect(names(own, session('kim', '192.0.2.8:1'))).toEqual(['Also logged in now: "kim"'])
})

describe('to accept before the command is typed', () => {
  const own = session('admin', '192.0.2.9:4000')
  const kim = session('kim', '192.0.2.8:1')
  const lee = session('lee', '192.0.2.7:1')
  const answered = (...events: readonly RunEvent[]) => runAfter(...prepared, ...events)
  const accept = (keys: readonly string[]): RunEvent => ({ type: 'findings-answered', keys, answer: '' })
  const subjects = (run: ReturnType<typeof answered>, more: Partial<InventoryReading>) =>
    toAcceptSince(run, nowWith(more)).map(({ subject }) => subject)

  test('is nothing where nobody came and everything was read', () => {
    expect(subjects(answered(), { sessions: [own] })).toEqual([])
  })

  test('is each administrator and each reading that was not accepted before, and nothing else', () => {
    const more = { sessions: [own, kim, lee], unread: [info('dmz')] }
    expect(subjects(answered(), more)).toEqual(['diagnose fortitoken info', 'kim', 'lee'])
    const found = toAcceptSince(answered(), nowWith(more))
    expect(subjects(answered(accept(found.map(findingKey))), more)).toEqual([])
    expect(
      subjects(answered(accept(['admin.others-logged-in||kim'])), { sessions: [own, kim, lee] }),
    ).toEqual(['lee'])
    expect(
      subjects(answered(accept(['reading.failed|root|diagnose fortitoken info'])), { unread: [info('dmz')] }),
    ).toEqual(['diagnose fortitoken info'])
  })

  test('is another number of lines that were not understood, whatever their words', () => {
    const command = 'get system admin list'
    const lines = (count: number, why = 'x') => ({
      sessions: [own],
      unread: [{ command, vdom: null, why, lines: count }],
    })
    const [one] = toAcceptSince(answered(), nowWith(lines(1)))
    const accepted = answered(accept(one ? [findingKey(one)] : []))
    expect(subjects(accepted, lines(1, 'other words'))).toEqual([])
    expect(subjects(accepted, lines(2))).toEqual([command])
    expect(subjects(accepted, { sessions: null, unread: [{ command, vdom: null, why: 'x' }] })).toEqual([
      command,
    ])
  })

  test('is what an older journal accepted without the number of lines', () => {
    const command = 'get system admin list'
    const before = answered(accept([`reading.failed||${command}`]))
    expect(subjects(before, { unread: [{ command, vdom: null, why: 'x' }] })).toEqual([])
    expect(subjects(before, { unread: [{ command, vdom: null, why: 'x', lines: 1 }] })).toEqual([command])
  })

  test('is not what was accepted and taken back', () => {
    const keys = ['admin.others-logged-in||kim']
    const back: RunEvent = { type: 'findings-answered', keys, answer: null }
    expect(subjects(answered(accept(keys), back), { sessions: [own, kim] })).toEqual(['kim'])
  })

  test('is no session of this run whose link was lost, and each other one of the same account', () => {
    const again = (localPort: number): RunEvent => ({
      ...(connectedTo() as Extract<RunEvent, { type: 'connected' }>),
      localAddress: '192.0.2.9',
      localPort,
    })
    const run = answered(again(4000), again(4001))
    const lostAndNow = [own, session('admin', '192.0.2.9:4001')]
    expect(subjects(run, { sessions: lostAndNow })).toEqual([])
    expect(subjects(run, { sessions: [...lostAndNow, session('admin', '192.0.2.9:4002')] })).toEqual([
      'admin',
    ])
  })
})
