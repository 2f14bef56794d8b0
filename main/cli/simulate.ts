import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  newRehearsalPassword,
  samples,
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../simulator'
import { readBackup } from '../files/read-backup'
import { exitCodes, MisuseError, rethrowAsMisuse, type Command } from './command'
import { parseCall } from './parse-call'
import { scenarioHelp, scenarioNamed } from './scenario-option'
import { showAllMarks } from '../text/marks'
import { messageOf } from '../text/message'

/**
 * `tokenferry simulate`
 *
 * @param assetsFolder where the samples lie
 */
export const simulateCommand = (assetsFolder: string): Command => ({
  summary: 'Serve a simulated FortiGate on this computer',
  help: `tokenferry simulate [<backup>] [--port N] [--scenario NAME]

Serves a simulated FortiGate over SSH on 127.0.0.1, built from your backup or from a sample, until you stop it with
Ctrl-C. It prints the administrator that a rehearsal logs in as and the password, which is the same for every
administrator and new each time, because anyone who uses this computer can connect. Then it prints the fingerprint of
its host key, the command to log in, and the one to fetch a backup if SCP is on (admin-scp).

  --port N          the TCP port; a free one by default
${scenarioHelp}
  -h, --help        this text

Exits with 0 once stopped, 2 if the backup or arguments are wrong or the port isn’t available, 3 on an internal error.
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, {
      port: { type: 'string' },
      scenario: { type: 'string' },
    })
    if (positionals.length > 1) throw new MisuseError('Name one backup, or none for the sample.')
    const port = Number(values.port ?? 0)
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new MisuseError(`"${values.port ?? ''}" is not a TCP port.`)
    }
    const scenario = scenarioNamed(values.scenario)
    const rehearsalPassword = newRehearsalPassword()
    const { user, ...options } = await twin(positionals[0], assetsFolder)
    const simulator = await start({ ...options, rehearsalPassword, scenario, port })
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    })
    const lines = [
      `listening on 127.0.0.1:${simulator.port}`,
      ...(user === null ? [] : [`user: ${showAllMarks(user)}`]),
      `password: ${rehearsalPassword}`,
      `host key: ${simulator.hostKeyFingerprint}`,
      ...waysIn(user, options.configuration, simulator.port),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    if (user === null) {
      process.stderr.write(
        'tokenferry: The backup contains no super_admin, so it can’t be used for a rehearsal.\n',
      )
    }
    await stopped
    await simulator.close()
    return exitCodes.clear
  },
})

/** What is typed in a terminal to log in, and to fetch a backup. A name that a shell might read otherwise is left to the person. */
function waysIn(user: string | null, configuration: string, port: number): readonly string[] {
  if (user === null || !/^\w[\w.-]*$/.test(user)) return []
  const isScpOffered = /^\s*set admin-scp enable\s*$/m.test(configuration)
  return [
    `log in: ssh -p ${port} ${user}@127.0.0.1`,
    ...(isScpOffered ? [`backup: scp -O -P ${port} ${user}@127.0.0.1:sys_config backup.conf`] : []),
  ]
}

async function start(options: SimulatorOptions): Promise<Simulator> {
  try {
    return await startSimulator(options)
  } catch (error) {
    throw new MisuseError(`The simulator can’t be started on port ${options.port}: ${messageOf(error)}`)
  }
}

async function twin(backup: string | undefined, assetsFolder: string) {
  if (backup !== undefined) return twinOf(backup).catch(rethrowAsMisuse)
  const sample = samples.find(({ id }) => id === 'company')
  if (!sample) throw new Error('The sample "company" is missing.')
  const { serial, user, ha } = sample
  const configuration = await readFile(join(assetsFolder, sample.file), 'utf8')
  return { configuration, user, serial, ...(ha && { ha }) }
}

/** The configuration that a rehearsal would take, and the administrator. @throws ProblemError */
async function twinOf(backup: string) {
  const { configurationText, rehearsalAccount } = await import('../review')
  const { text } = configurationText('rehearsing', basename(backup), (await readBackup(backup)).text)
  return { configuration: text, user: rehearsalAccount(text) }
}
