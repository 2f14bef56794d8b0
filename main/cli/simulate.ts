import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '../contract/result'
import { samples, scenarios, startSimulator, type ScenarioName, type Simulator } from '../simulator'
import { readBackup } from '../files/read-backup'
import { exitCodes, MisuseError, type Command } from './command'
import { parseCall } from './parse-call'
import { messageOf } from '../text/message'

/** The password of every administrator of a simulated FortiGate. */
const rehearsalPassword = 'rehearsal'

/**
 * `tokenferry simulate`
 *
 * @param assetsFolder where the samples lie
 */
export const simulateCommand = (assetsFolder: string): Command => ({
  summary: 'Serve a simulated FortiGate on this computer',
  help: `tokenferry simulate [<backup>] [--port N] [--scenario NAME]

Serves a simulated FortiGate over SSH on 127.0.0.1, built from a backup of yours or from a sample, until it is
stopped with Ctrl-C. Every administrator logs in with the password "${rehearsalPassword}".

  --port N          the TCP port; a free one where it is not said
  --scenario NAME   what happens: ${Object.keys(scenarios).join(', ')}
  -h, --help        this text
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, {
      port: { type: 'string' },
      scenario: { type: 'string' },
    })
    if (positionals.length > 1) throw new MisuseError('Name one backup, or none for the sample.')
    const port = Number(values.port ?? 0)
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new MisuseError(`"${values.port ?? ''}" is no TCP port.`)
    }
    const scenario = values.scenario ?? 'ready'
    if (!isScenario(scenario)) throw unknownScenario(scenario)
    const simulator = await start(await twin(positionals[0], assetsFolder), scenario, port)
    process.stdout.write(`listening on 127.0.0.1:${simulator.port}\n`)
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    })
    await simulator.close()
    return exitCodes.clear
  },
})

/** The refusal of a scenario that there is not. */
export function unknownScenario(name: string): MisuseError {
  return new MisuseError(`There is no scenario "${name}"; there are: ${Object.keys(scenarios).join(', ')}.`)
}

async function start(
  options: Awaited<ReturnType<typeof twin>>,
  scenario: ScenarioName,
  port: number,
): Promise<Simulator> {
  try {
    return await startSimulator({ ...options, scenario, port, rehearsalPassword })
  } catch (error) {
    const detail = messageOf(error)
    throw new MisuseError(`The simulator can't be started on port ${port}: ${detail}`)
  }
}

async function twin(backup: string | undefined, assetsFolder: string) {
  if (backup !== undefined) return { configuration: await read(backup) }
  const sample = samples.find(({ id }) => id === 'company')
  if (!sample) throw new Error('The sample "company" is missing.')
  const configuration = await readFile(join(assetsFolder, sample.file), 'utf8')
  return { configuration, serial: sample.serial, ...(sample.ha && { ha: sample.ha }) }
}

async function read(backup: string): Promise<string> {
  try {
    return (await readBackup(backup)).text
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    throw new MisuseError(`${error.problem.message} ${error.problem.hint}`)
  }
}

function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name)
}
