import { describe, expect, test } from 'vitest'
import { parseAdminList, sessionsOf } from '../../../../main/fortios/output'

/** The sample of the FortiOS 6.0 CLI Reference, with a second session. */
const listed = `username local device remote started
admin    sshv2  port1:172.20.120.148:22  172.20.120.16:4167   2006-08-09 12:24:20
kim van D https  port1:172.20.120.148:443 172.20.120.17:50001  2006-08-09 12:30:00
`

function known(text: string) {
  const list = parseAdminList(text)
  expect.assert(list.kind === 'admin-list')
  return list
}

describe('get system admin list', () => {
  test('is read row by row', () => {
    expect(known(listed).sessions).toEqual([
      {
        user: 'admin',
        local: 'sshv2',
        device: 'port1:172.20.120.148:22',
        remote: '172.20.120.16:4167',
        started: '2006-08-09 12:24:20',
      },
      expect.objectContaining({ user: 'kim van D', remote: '172.20.120.17:50001' }),
    ])
  })

  test('with VDOM and profile, where those columns stand in the head', () => {
    const more = `username local device vdom profile remote started
admin sshv2 port1:172.20.120.148:22 root super_admin 172.20.120.16:4167 2006-08-09 12:24:20`
    expect(known(more).sessions).toMatchObject([{ user: 'admin', remote: '172.20.120.16:4167' }])
  })

  test('one line that is not understood is kept, and the others count', () => {
    const strange = 'admin jsconsole'
    expect(known(`${listed}${strange}\n`)).toMatchObject({ unrecognised: [strange] })
    expect(known(`${listed}${strange}\n`).sessions).toHaveLength(2)
  })

  test.each(['', 'Unknown action 0', "command parse error before 'list'", 'user from\nadmin 192.0.2.1'])(
    'in other words is unknown: %j',
    (text) => {
      expect(parseAdminList(text)).toEqual({ kind: 'unknown', raw: text })
    },
  )

  test('our own session is told by account, address and port, and by nothing less', () => {
    const own = { account: 'admin', address: '172.20.120.16', port: 4167 }
    expect(sessionsOf(known(listed), own)).toHaveLength(1)
    expect(sessionsOf(known(listed), { ...own, account: 'kim van D' })).toEqual([])
    expect(sessionsOf(known(listed), { ...own, port: 416 })).toEqual([])
    expect(sessionsOf(known(listed), { ...own, port: null })).toEqual([])
    expect(sessionsOf(known(listed), { ...own, address: null })).toEqual([])
  })
})
