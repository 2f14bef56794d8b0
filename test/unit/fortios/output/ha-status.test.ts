import { describe, expect, test } from 'vitest'
import { parseHaStatus } from '../../../../main/fortios/output'

const of62 = `HA Health Status: OK
Model: FortiGate-600E
Mode: HA A-P
Group: 5
Master selected using:
    <2020/12/02 22:40:46> FG6H0ETEST000001 is selected as the master because it has the largest value of override priority.
ses_pickup: enable, ses_pickup_delay=disable
Configuration Status:
    FG6H0ETEST000001(updated 1 seconds ago): in-sync
    FG6H0ETEST000002(updated 3 seconds ago): out-of-sync
System Usage stats:
    FG6H0ETEST000001(updated 1 seconds ago):
        sessions=692, average-cpu-user/nice/system/idle=0%/0%/0%/100%, memory=25%
HBDEV stats:
    FG6H0ETEST000001(updated 1 seconds ago):
        ha: physical/1000auto, up, rx-bytes/packets/dropped/errors=13086049757/51933375/0/0, tx=93993034207/102822032/0/0
Master: edge-a, FG6H0ETEST000001, HA cluster index = 1
Slave : edge-b, FG6H0ETEST000002, HA cluster index = 0
number of vcluster: 1
vcluster 1: work 169.254.0.2
Master: FG6H0ETEST000001, HA operating index = 0
Slave : FG6H0ETEST000002, HA operating index = 1
`

const of74 = `HA Health Status:\r
    WARNING: FG3K0FTEST000002 has hbdev down; \r
Model: FortiGate-3000F\r
Mode: HA A-A\r
Group Name: edge\r
Group ID: 50\r
Configuration Status:\r
    FG3K0FTEST000001(updated 3 seconds ago): in-sync\r
    FG3K0FTEST000001 chksum dump: 1b 2c 3d\r
    FG3K0FTEST000002(updated 4 seconds ago): in-sync\r
    FG3K0FTEST000002 chksum dump: 1b 2c 3d\r
number of member: 2\r
edge-1            , FG3K0FTEST000001, HA cluster index = 0\r
edge-2            , FG3K0FTEST000002, HA cluster index = 1\r
number of vcluster: 2\r
vcluster 1: work 169.254.0.1\r
Secondary: FG3K0FTEST000001, HA operating index = 1\r
Primary: FG3K0FTEST000002, HA operating index = 0\r
vcluster 2: standby 169.254.0.1\r
Primary: FG3K0FTEST000001, HA operating index = 0\r
Secondary: FG3K0FTEST000002, HA operating index = 1\r
`

describe('get system ha status', () => {
  test('reads the members of a 6.2 cluster and which of them is out of sync', () => {
    expect(parseHaStatus(of62)).toEqual({
      kind: 'ha-status',
      mode: 'a-p',
      health: { ok: true, messages: [] },
      members: [
        { serial: 'FG6H0ETEST000001', hostname: 'edge-a', role: 'primary', inSync: true },
        { serial: 'FG6H0ETEST000002', hostname: 'edge-b', role: 'secondary', inSync: false },
      ],
    })
  })

  test('takes the roles of a 7.4 cluster from its first virtual cluster, and the warnings', () => {
    expect(parseHaStatus(of74)).toEqual({
      kind: 'ha-status',
      mode: 'a-a',
      health: { ok: false, messages: ['WARNING: FG3K0FTEST000002 has hbdev down;'] },
      members: [
        { serial: 'FG3K0FTEST000001', hostname: 'edge-1', role: 'secondary', inSync: true },
        { serial: 'FG3K0FTEST000002', hostname: 'edge-2', role: 'primary', inSync: true },
      ],
    })
  })

  test.each([
    ['Primary     : fw-a       , FGT40FTEST000001, HA cluster index = 1', 'fw-a', 'primary'],
    ['Secondary : fw-a, FGT40FTEST000001, HA cluster index = 1', 'fw-a', 'secondary'],
    ['Slave : fw_a    , FGT40FTEST000001, cluster index = 1', 'fw_a', 'secondary'],
    ['Master: FGT40FTEST000001, operating cluster index = 0', null, 'primary'],
  ])('reads the member line %s', (line, hostname, role) => {
    expect(parseHaStatus(`HA Health Status: OK\nMode: HA A-P\n${line}\n`)).toMatchObject({
      members: [{ serial: 'FGT40FTEST000001', hostname, role, inSync: null }],
    })
  })

  test('reads a device that is in no cluster', () => {
    const text = 'HA Health Status: OK\nModel: FortiGate-60D\nMode: Standalone\nGroup: 0\nHBDEV stats:\n'
    expect(parseHaStatus(text)).toMatchObject({ mode: 'standalone', members: [] })
  })

  test.each([
    ['a new mode', of62.replace('HA A-P', 'HA A-Z')],
    ['a cluster without members', 'HA Health Status: OK\nMode: HA A-P\n'],
    ['an error', 'Unknown action 0\n'],
  ])('is unknown with %s', (_, text) => {
    expect(parseHaStatus(text)).toEqual({ kind: 'unknown', raw: text })
  })
})
