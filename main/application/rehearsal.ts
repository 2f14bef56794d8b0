import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { adjustableClock, systemClock, type AdjustableClock } from '../clock'
import { ProblemError } from '../contract/result'
import type { LoginForm } from '../contract/login'
import type { Choice, DeviceView, RehearsalView } from '../contract/run-view'
import type { FilePart, TwinText } from '../review/worker/jobs'
import type { CloudSide, Simulator, SimulatorOptions } from '../simulator'

/** A running rehearsal: the twin, and how to log in on it. */
export interface Rehearsal {
  readonly view: RehearsalView
  /** What the form of the step “Connect” starts with: the twin on loopback. */
  readonly form: LoginForm
  /** Of its own for each twin, so that nobody else on this computer can look at the configuration behind it. */
  readonly password: string
  readonly simulator: Simulator
  /** What the twin and the run go by: it can be put forward. */
  readonly clock: AdjustableClock
}

/** The simulator is loaded when it is first needed. */
const load = () => import('../simulator')

/** What can be rehearsed on, and what can be made to go wrong. */
export async function rehearsalChoices(): Promise<{
  samples: readonly Choice[]
  scenarios: readonly Choice[]
}> {
  const { samples, scenarioGroups, scenarios } = await load()
  return {
    samples: samples.map(({ id, title, description }) => ({ id, title, description })),
    scenarios: Object.entries(scenarios).map(([id, { title, description, group }]) => ({
      id,
      title,
      description,
      group: scenarioGroups[group],
    })),
  }
}

/** Starts a twin of one of the samples. @throws ProblemError */
export async function rehearseSample(
  assets: string,
  sampleId: string,
  scenarioId: string,
  cloud?: CloudSide,
): Promise<Rehearsal> {
  const { samples } = await load()
  const sample = samples.find(({ id }) => id === sampleId)
  if (!sample) throw unknownChoice(sampleId)
  const configuration = await readFile(join(assets, sample.file), 'utf8')
  return start(scenarioId, sample.title, sample.user, {
    configuration,
    serial: sample.serial,
    ...(sample.ha && { ha: sample.ha }),
    ...(cloud && { cloud }),
  })
}

/**
 * Starts a twin of a backup of the user's own device; of one that is known, with its serial numbers and its cluster.
 *
 * @param read what the twin begins with
 * @throws ProblemError if the file can't be used.
 */
export async function rehearseBackup(
  file: FilePart,
  scenarioId: string,
  read: (file: FilePart) => Promise<TwinText>,
  { cloud, device }: { readonly cloud?: CloudSide | undefined; readonly device?: DeviceView } = {},
): Promise<Rehearsal> {
  const { configuration, account } = await read(file)
  return start(scenarioId, basename(file.path), account, {
    configuration,
    ...(device && identityOf(device)),
    ...(cloud && { cloud }),
  })
}

type TwinOptions = Pick<SimulatorOptions, 'configuration' | 'hostname' | 'model' | 'serial' | 'ha' | 'cloud'>

/** What a backup does not say of its device, and the device did. */
function identityOf({ hostname, model, serial, members }: DeviceView): Partial<TwinOptions> {
  const others = members.filter((member) => member.serial !== serial && member.hostname !== '')
  const ha = [{ hostname, serial }, ...others]
  return { hostname, model, serial, ...(others.length > 0 && { ha }) }
}

async function start(
  scenarioId: string,
  source: string,
  user: string,
  options: TwinOptions,
): Promise<Rehearsal> {
  const { assumptions, newRehearsalPassword, scenarios, startSimulator } = await load()
  if (!isScenario(scenarioId, scenarios)) throw unknownChoice(scenarioId)
  const { title, description } = scenarios[scenarioId]
  const clock = adjustableClock(systemClock)
  const password = newRehearsalPassword()
  const simulator = await startSimulator({
    ...options,
    clock,
    scenario: scenarioId,
    rehearsalPassword: password,
  })
  return {
    view: {
      source,
      scenario: { id: scenarioId, title, description },
      assumptions: assumptions.map(({ says }) => says),
    },
    form: {
      host: '127.0.0.1',
      port: simulator.port,
      user,
      method: 'rehearsal',
      keyFile: '',
      jumps: [],
    },
    password,
    simulator,
    clock,
  }
}

function isScenario<T extends object>(id: string, scenarios: T): id is Extract<keyof T, string> {
  return Object.hasOwn(scenarios, id)
}

function unknownChoice(id: string): ProblemError {
  return new ProblemError({
    code: 'no-such-choice',
    message: `There is nothing to rehearse named "${id}".`,
    hint: 'Choose from the list.',
  })
}
