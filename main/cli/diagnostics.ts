import { gatherDiagnostics } from '../application/gather-diagnostics'
import type { FaultLog } from '../diagnostics/fault-log'
import { readMachinePolicy } from '../settings/policy'
import { openSettings } from '../settings/settings'
import { RunFolders } from '../store/run-folders'
import { dataFolder } from './application-folder'
import { exitCodes, MisuseError, type Command } from './command'
import { checkTarget, writeTo } from './forms'
import { say } from './output'
import { parseCall } from './parse-call'
import { showAllMarks } from '../text/marks'

/** `tokenferry diagnostics` */
export const diagnosticsCommand = (log: FaultLog, version: string): Command => ({
  summary: 'Gather what is needed to find out what went wrong',
  help: `tokenferry diagnostics [--out FILE] [--with-names]

Describes this computer, the runs and the last faults: versions, settings, the steps of the runs, the names of
commands, the fault log. It contains no secrets, and names, addresses, serial and license numbers are replaced,
each always by the same word. Read it before you give it to anyone.

  --out FILE     write it to this file instead of standard output
  --with-names   leave the names, addresses and numbers in it
  -h, --help     this text

Exits with 0 if it is done; 2 if the file can’t be written or the arguments are wrong; 3 on an internal error.
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, {
      out: { type: 'string' },
      'with-names': { type: 'boolean' },
    })
    if (positionals.length > 0) throw new MisuseError('"tokenferry diagnostics" takes options only.')
    if (values.out !== undefined) await checkTarget(values.out)
    const folder = await dataFolder()
    const text = await gatherDiagnostics(
      {
        ...{ dataFolder: folder, version, log },
        now: () => new Date(),
        settings: openSettings(folder, { ifBroken: 'leave' }),
        folders: new RunFolders(folder),
        policy: readMachinePolicy,
        keepsSecrets: () => null,
        atHand: () => null,
      },
      values['with-names'] === true,
    )
    if (values.out === undefined) await say(text)
    else {
      await writeTo(values.out, text, 0o600)
      await say(`Saved to ${showAllMarks(values.out)}. Read it before you give it to anyone.\n`)
    }
    return exitCodes.clear
  },
})
