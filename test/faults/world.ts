import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  samples,
  startSimulator,
  type ReceivedLine,
  type Simulator,
  type SimulatorOptions,
} from '../../main/simulator'
import { isDocumented } from '../../main/migration/question'
import { decodeJournal } from '../../main/migration/journal'
import { keyText } from '../../main/migration/run'
import type { LicenseKey } from '../../main/migration/events'
import { findingKey } from '../../main/migration/finding-key'
import { answeredAt } from '../../main/review'
import { account, Engine } from './engine'

/** A run that stands at the step "Migrate", with everything decided, as files. */
export interface Prepared {
  readonly journal: string
  readonly backup: string
  readonly key: LicenseKey
  /** How many records the journal has. */
  readonly records: number
}

const sample = samples.find(({ id }) => id === 'vendor-page')
if (!sample) throw new Error('The sample of the vendor’s page is gone.')
const configuration = readFileSync(resolve(import.meta.dirname, '../../assets', sample.file), 'utf8')
const { serial } = sample

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

/** Goes through the procedure up to the step "Migrate", once for all cases. */
export async function prepare(folder: string): Promise<Prepared> {
  const device = await startDevice()
  const journal = join(folder, 'prepared.jsonl')
  const backup = join(folder, 'backup.conf')
  const engine = Engine.begin({ journal, backup, port: device.port })
  const { procedure } = engine
  try {
    await engine.connect()
    for (const step of ['connect', 'service', 'inventory']) {
      const here = procedure.findings.filter((finding) => answeredAt(finding) === step)
      for (const finding of here.filter(({ severity }) => severity !== 'info')) {
        procedure.answerFindings([findingKey(finding)], 'The serial console in the rack')
      }
      await procedure.continueRun()
    }
    await procedure.backUp()
    await procedure.continueRun()
    for (const key of procedure.state.chosen) procedure.confirmFlag(key, true)
    await procedure.continueRun()
    const [key] = procedure.state.chosen
    if (procedure.state.step !== 'migrate' || !key) {
      throw new Error(
        `The run came only to "${procedure.state.step}": ${procedure.session.problem?.message ?? ''}`,
      )
    }
    return { journal, backup, key, records: decodeJournal(readFileSync(journal, 'utf8')).records.length }
  } finally {
    engine.vanish()
    await device.close()
  }
}

/** A folder that is removed with everything in it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'tokenferry-faults-'))
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** A copy of the prepared journal, for one case. */
export function copyJournal(prepared: Prepared, folder: string, name: string): string {
  const path = join(folder, `${name}.jsonl`)
  writeFileSync(path, readFileSync(prepared.journal))
  return path
}

/** What the device really did with a license, from its own configuration. */
export function truthOf(device: Simulator, { license }: LicenseKey): 'migrated' | 'untouched' | 'between' {
  const { configuration: text } = device.state()
  const tokens = text.includes(`set license "${license}"`)
  const converted = device.state().cloud.users.length
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
  readonly question: string
  readonly truth: ReturnType<typeof truthOf>
}

/** Watches what the device receives. */
export function watchYes(device: Simulator, key: LicenseKey): readonly YesMet[] {
  const met: YesMet[] = []
  const received = device.received as ReceivedLine[]
  received.push = (...lines) => {
    for (const { kind, text, license, question } of lines) {
      if (kind === 'answer' && text === 'y' && license !== null) {
        met.push({ question: question ?? '', truth: truthOf(device, key) })
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
