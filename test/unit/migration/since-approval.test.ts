import { expect, test } from 'vitest'
import { newlyUnread, unreadSince, whoElseIsThere } from '../../../main/migration/since-approval'
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

test('what could be read before and can’t be now is told by command and VDOM, whatever the reason', () => {
  expect(newlyUnread([], [info('root')])).toEqual([info('root')])
  expect(newlyUnread([{ ...info('root'), why: 'another' }], [info('root')])).toEqual([])
  expect(newlyUnread([info('root')], [info('root'), info('dmz')])).toEqual([info('dmz')])
  expect(newlyUnread([info('root')], [])).toEqual([])
})

test('it is named, and what was unread at the approval is not', () => {
  const inventory = { inventory: inventoryOf(office), cloudUsers: [], unread: [info('dmz')] }
  const now = { device: deviceReading(), service: serviceReading(), inventory }
  expect(unreadSince(runAfter(...prepared), now)).toMatchObject([{ id: 'unread', state: 'warn' }])
  const approved = prepared.map((event) =>
    event.type === 'inventory-read' ? { ...event, reading: inventory } : event,
  )
  expect(unreadSince(runAfter(...approved), now)).toEqual([])
})

test('who else is logged in is everybody but one session of ours', () => {
  const run = runAfter(opened, connectedTo())
  const session = (user: string, remote: string) => ({
    user,
    local: 'sshv2',
    device: 'p',
    remote,
    started: '',
  })
  const names = (...sessions: readonly ReturnType<typeof session>[]) =>
    whoElseIsThere(run, { inventory: inventoryOf(office), cloudUsers: [], sessions }).map(({ text }) => text)
  const own = session('admin', '192.0.2.9:4000')
  expect(names(own)).toEqual([])
  expect(names(own, session('admin', '192.0.2.9:4001'))).toEqual(['Also logged in now: "admin"'])
  expect(names(own, session('kim', '192.0.2.8:1'))).toEqual(['Also logged in now: "kim"'])
})
