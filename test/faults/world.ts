import { answerFindings } from '../../main/migration/steps/answer-findings'
import { backUp } from '../../main/migration/steps/backup'
import { confirmFlag } from '../../main/migration/steps/preauthorization'
import { keyText, type LicenseKey } from '../../main/contract/license-key'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  samples,
  startSimulator,
  type ReceivedLine,
  type Simulator,
  type SimulatorOptions,
} from '../../main/simulator'
import type { Clock } from '../../main/clock'
import { isDocumented } from '../../main/migration/question'
import { decodeJournal } from '../../main/migration/journal'
import { findingKey } from '../../main/migration/finding-key'
import { answeredAt } from '../../main/review'
import { office } from '../integration/procedure/live'
import { account, Engine } from './engine'

/** A run that stands at the step "Migrate", with everything decided, as files. */
export interface Prepared {
  readonly name: string
  /** The device that it was prepared at. */
  readonly world: World
  readonly journal: string
  readonly backup: string
  /** The license that is migrated first. */
  readonly key: LicenseKey
  /** All that are migrated. */
  readonly keys: readonly LicenseKey[]
  /** How many records the journal has. */
  readonly records: number
}

/** What device a case has. */
export type World = Partial<Pick<SimulatorOptions, 'configuration' | 'ha'>>

const sample = samples.find(({ id }) => id === 'vendor-page')
if (!sample) throw new Error('The sample of the vendor’s page is gone.')
const configuration = readFileSync(resolve(import.meta.dirname, '../../assets', sample.file), 'utf8')
const { serial } = sample

/** Users of the license, and the device itself, named like what a rest looks like. */
const holders = [
  ['q(y/n)', 'FTKMOB22A3F09C41'],
  ['--More--', 'FTKMOB2267D81E5B'],
  ['x #', 'FTKMOB22F81206AE'],
] as const

/** The vendor's example with a host and users whose names look like the pager, a question and a prompt. */
export const odd: World = {
  configuration: configuration.replace('set hostname "FGT-LAB"', 'set hostname "--More-y-n"').replace(
    'config user local\n',
    `config user local
${holders
  .map(
    ([name, token]) => `    edit "${name}"
        set type password
        set two-factor fortitoken
        set fortitoken "${token}"
        set email-to "odd@example.com"
        set passwd ENC c2VjcmV0b2ZvZGQwMDAwMDAwMDAw
    next
`,
  )
  .join('')}`,
  ),
}

/** Two licenses on a cluster of two units. */
export const pair: World = {
  configuration: office,
  ha: [
    { hostname: 'FGT-LAB', serial },
    { hostname: 'FGT-LAB-2', serial: 'FGVM02TM22000418' },
  ],
}

/** One host key for all: making one costs more than a case. */
let hostKey: string | undefined

/** Starts the device of a case: the vendor's example, as fast as it can answer. */
export async function startDevice(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const { utils } = (await import('ssh2')).default
  hostKey ??= utils.generateKeyPairSync('ecdsa', { bits: 256 }).private
  return startSimulator({
    configuration,
    serial,
    hostKey,
    rehearsalPassword: account.password,
    resultLineDelay: 0,
    ...options,
  })
}

/** Goes through the procedure up to the step "Migrate", once for all cases of a device. */
export async function prepare(folder: string, name = 'plain', world: World = {}): Promise<Prepared> {
  const device = await startDevice(world)
  const journal = join(folder, `prepared-${name}.jsonl`)
  const backup = join(folder, `backup-${name}.conf`)
  const engine = Engine.begin({ journal, backup, port: device.port })
  const { procedure } = engine
  try {
    await engine.connect()
    for (const step of ['connect', 'service', 'inventory']) {
      const here = procedure.findings.filter((finding) => answeredAt(finding) === step)
      for (const finding of here.filter(({ severity }) => severity !== 'info')) {
        await procedure.perform(
          answerFindings({ keys: [findingKey(finding)], answer: 'The serial console in the rack' }),
        )
      }
      await procedure.continueRun()
    }
    await procedure.perform(backUp())
    await procedure.continueRun()
    for (const key of procedure.state.chosen)
      await procedure.perform(confirmFlag({ ...key, confirmed: true }))
    await procedure.continueRun()
    const [key] = procedure.state.chosen
    if (procedure.state.step !== 'migrate' || !key) {
      throw new Error(
        `The run came only to "${procedure.state.step}": ${procedure.session.problem?.message ?? ''}`,
      )
    }
    const { records } = decodeJournal(readFileSync(journal, 'utf8'))
    const keys = procedure.state.chosen
    return { name, world, journal, backup, key, keys, records: records.length }
  } finally {
    engine.vanish()
    await device.close()
  }
}

/** A copy of the prepared journal, for one case. */
export function copyJournal(prepared: Prepared, folder: string, name: string): string {
  const path = join(folder, `${name}.jsonl`)
  writeFileSync(path, readFileSync(prepared.journal))
  return path
}

/** What the device really did with a license, from its own configuration. */
export function truthOf(
  device: Simulator,
  { world }: Prepared,
  { license }: LicenseKey,
): 'migrated' | 'untouched' | 'between' {
  const { configuration: text, cloud } = device.state()
  const before = world.configuration ?? configuration
  const serials = new Set(
    [...before.matchAll(new RegExp(`edit "(\\w+)"\\n\\s+set license "${license}"`, 'g'))].map(
      ([, serial]) => serial,
    ),
  )
  const tokens = text.includes(`set license "${license}"`)
  const converted = cloud.users.filter(({ token }) => serials.has(token)).length
  if (!tokens && converted > 0) return 'migrated'
  return tokens && converted === 0 ? 'untouched' : 'between'
}

/** How often the device was answered `y` to `migrate-ftm`. */
export function yesReceived(device: Simulator): number {
  return device.received.filter(
    ({ kind, text, license }) => kind === 'answer' && text === 'y' && license !== null,
  ).length
}

/** What every `y` to `migrate-ftm` met, as it comes: the question with all that stood behind it, and the truth then. */
export interface YesMet {
  readonly license: string
  readonly question: string
  /** By the clock of the device, in milliseconds. */
  readonly at: number
  readonly truth: ReturnType<typeof truthOf>
}

/** Watches what the device receives. */
export function watchYes(device: Simulator, prepared: Prepared, clock: Clock): readonly YesMet[] {
  const met: YesMet[] = []
  const received = device.received as ReceivedLine[]
  received.push = (...lines) => {
    for (const { kind, text, license, question } of lines) {
      if (kind === 'answer' && text === 'y' && license !== null) {
        const truth = truthOf(device, prepared, { license, vdom: 'root' })
        met.push({ license, question: question ?? '', at: clock.monotonic(), truth })
      }
    }
    return Array.prototype.push.apply(received, lines)
  }
  return met
}

/** Keys that the device got where it asked nothing, and keys other than `n` to questions that are not documented. */
export function strayKeys(device: Simulator): readonly string[] {
  return device.received
    .filter(
      ({ kind, text, question, license }) =>
        kind === 'stray' ||
        (kind === 'answer' && text !== 'n' && (license === null || !isDocumented(question ?? ''))),
    )
    .map(({ kind, text, question }) => `${kind} ${JSON.stringify(text)} to ${JSON.stringify(question ?? '')}`)
}

/** How often the journal says that `y` was decided. */
export function yesDecided(journal: string, key: LicenseKey): number {
  return decodeJournal(readFileSync(journal, 'utf8')).records.filter(
    ({ event }) => event.type === 'decided' && event.answer === 'y' && keyText(event.key) === keyText(key),
  ).length
}
