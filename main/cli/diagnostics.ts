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
  summary: 'What went wrong inside Tokenferry, to find out why',
  help: `tokenferry diagnostics [--out FILE] [--with-names]

Says what this computer, the runs and the last faults look like: versions, settings, the steps of the runs, the
names of commands, the fault log. No secret is in it, and names, addresses, serial and license numbers are
replaced, the same one by the same word throughout. Read it before you give it to anybody.

  --out FILE     write it to this file, and not to standard output
  --with-names   leave the names, addresses and numbers in it
  -h, --help     this text

Ends with 0 if it is done; 2 if the file can’t be written or the call is wrong; 3 if we failed.
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
      await say(`Written to ${showAllMarks(values.out)}. Read it before you give it to anybody.\n`)
    }
    return exitCodes.clear
  },
})
