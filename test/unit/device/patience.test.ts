import { expect, test } from 'vitest'
import { patienceFor } from '../../../main/device/patience'
import { globalCommands, rootCommands, vdomCommands } from '../../../main/fortios/commands'

test.each(['execute fortitoken-cloud show', 'diagnose fortitoken-cloud show users'])(
  '%s may stay silent for five minutes: the device may have to ask the cloud',
  (command) => {
    expect(patienceFor(command).idle).toBe(300_000)
  },
)

test.each(['get system status', 'show user local', 'diagnose fortitoken info', 'config global', 'edit root'])(
  '%s may stay silent for one minute',
  (command) => {
    expect(patienceFor(command).idle).toBe(60_000)
  },
)

test('every command that is read is waited for half an hour in all, and never without bound', () => {
  for (const command of [...globalCommands, ...rootCommands, ...vdomCommands]) {
    expect(patienceFor(command)).toMatchObject({ overall: 1_800_000 })
  }
})
