import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '../contract/result'
import { samples, scenarios, startSimulator, type ScenarioName, type Simulator } from '../simulator'
import { readBackup } from '../store/read-backup'

/** How a simulated FortiGate is served. */
export interface SimulateOptions {
  /** A backup, or `null` for the sample that is like a real company. */
  readonly backup: string | null
  readonly port: number
  readonly scenario: string
  readonly assetsFolder: string
}

/** The password of every administrator of a simulated FortiGate. */
export const simulatedPassword = 'rehearsal'

/** Serves a simulated FortiGate on 127.0.0.1. @throws ProblemError where it can't be started. */
export async function simulate(options: SimulateOptions): Promise<Simulator> {
  const { scenario, port } = options
  if (!isScenario(scenario)) {
    throw new ProblemError({
      code: 'no-such-scenario',
      message: `There is no scenario named "${scenario}".`,
      hint: `There are: ${Object.keys(scenarios).join(', ')}.`,
    })
  }
  try {
    return await startSimulator({ ...(await twin(options)), scenario, port, rehearsalPassword: simulatedPassword })
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError({
      code: 'not-started',
      message: `The simulator could not be started on port ${String(port)}.`,
      hint: 'Choose another port, or none to take a free one.',
      detail: (error as Error).message,
    })
  }
}

async function twin({ backup, assetsFolder }: SimulateOptions) {
  if (backup !== null) return { configuration: (await readBackup(backup)).text }
  const sample = samples.find(({ id }) => id === 'company')
  if (!sample) throw new Error('The sample "company" is missing.')
  const configuration = await readFile(join(assetsFolder, sample.file), 'utf8')
  return { configuration, serial: sample.serial, ...(sample.ha && { ha: sample.ha }) }
}

function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name)
}
