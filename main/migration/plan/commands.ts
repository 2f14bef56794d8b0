import { licenseName, type LicenseKey } from '../../contract/license-key'
import { stepTitles, type StepId } from '../../contract/steps'
import { parseVersion } from '../../fortios/output/version'
import type { CommandScope } from '../../fortios/commands'
import type { FortiGate } from '../fortigate'
import { takeBackup, type BackupSink } from '../readings/backup'
import { readDevice } from '../readings/device'
import { readInventory } from '../readings/inventory'
import { readService } from '../readings/service'
import type { BackupWay } from '../backup-ways'
import { DryFortiGate, type DryDevice, type PlannedLine } from './dry-fortigate'
import type { DevicePlan } from './schema'

/** Every line that is planned. */
export type PlannedCommands = Pick<
  NonNullable<DevicePlan['commands']>,
  'readings' | 'sequences' | 'secondBackup'
>

/** Some lines that belong together; its id is `R1`, `R2` … in the order in which they are first typed. */
type PlannedReading = PlannedCommands['readings'][number]

/** All that is typed if one thing is so that only the device can tell. */
type PlannedSequence = PlannedCommands['sequences'][number]

/** A reading that is typed at a step, for one license or for the whole device. */
type PlannedPassage = PlannedSequence['passages'][number]

/** What a plan of commands is made from. */
export interface PlannedDevice extends Omit<DryDevice, 'backupWay'> {
  readonly licenses: readonly LicenseKey[]
  /** The ways in which the backup may come about, the most likely one first. */
  readonly backupWays: readonly BackupWay[]
  /** Those in which a second one may come about, if a person wants one: the device may be set otherwise by then. */
  readonly secondBackupWays: readonly BackupWay[]
}

const whenWords: Readonly<Record<BackupWay, string>> = {
  show: 'The FortiGate does not offer SCP (admin-scp is off), and its configuration is complete without its empty lines.',
  'show-paged':
    'The FortiGate does not offer SCP, and a value in its configuration may hold empty lines, so it is read once more, page by page.',
  scp: 'The FortiGate offers SCP (admin-scp is on) and hands its configuration out.',
  'scp-refused':
    'The FortiGate offers SCP and refuses the file, and its configuration is complete without its empty lines.',
  'scp-refused-paged':
    'The FortiGate offers SCP and refuses the file, and a value in its configuration may hold empty lines.',
  file: 'You choose a backup that was taken by other means.',
}

const silent = () => undefined

/** Takes nothing in. */
const noSink = (): Promise<BackupSink> =>
  Promise.resolve({
    write: () => Promise.resolve(),
    commit: () => Promise.resolve({ path: '', bytes: 0, sha256: '' }),
    discard: () => Promise.resolve(),
  })

/**
 * Everything that a run types in which nothing is repeated, from the first prompt to the end of step 7, pager keys left
 * out. It is what the readings themselves type, on a FortiGate that only writes it down.
 */
export async function planCommands(device: PlannedDevice): Promise<PlannedCommands> {
  const book = new Book()
  const sequences: PlannedSequence[] = []
  const secondBackup: PlannedCommands['secondBackup'][number][] = []
  /** At the end of step 7, however the first backup came about. */
  let standsIn: CommandScope | null = null
  for (const backupWay of device.backupWays) {
    const session = new DrySession({ ...device, backupWay }, book, null)
    const passages: PlannedPassage[] = []
    for (const item of workOf(device, backupWay)) {
      const { step, license = null } = item
      passages.push({ step, license, reading: await session.do(item) })
    }
    const lines = passages.reduce((sum, { reading }) => sum + book.linesOf(reading), 0)
    sequences.push({ backupWay, when: whenWords[backupWay], passages, lines })
    standsIn = session.standsIn
  }
  for (const backupWay of device.secondBackupWays) {
    const session = new DrySession({ ...device, backupWay }, book, standsIn)
    const reading = await session.do({
      title: 'A second backup, if you want one',
      own: backupWay,
      reads: backUp,
    })
    secondBackup.push({ backupWay, reading })
  }
  return { readings: book.readings, sequences, secondBackup }
}

type Reads = (fortigate: FortiGate) => Promise<unknown>

interface Work {
  readonly title: string
  /** What makes its lines others than those of the same title. */
  readonly own?: string
  readonly reads: Reads
}

interface StepWork extends Work {
  readonly step: StepId
  readonly license?: LicenseKey
}

const backUp: Reads = (fortigate) => takeBackup(fortigate, noSink, silent)

/** What is done on the device, in its order. */
function workOf({ version, hasVdoms, licenses }: PlannedDevice, backupWay: BackupWay): readonly StepWork[] {
  const inventory =
    (withSettings: boolean): Reads =>
    (fortigate) =>
      readInventory(fortigate, hasVdoms, silent, undefined, {
        mayBeUnread: 'any',
        withSettings,
        version: parseVersion(version) ?? undefined,
      })
  const device: Reads = (fortigate) => readDevice(fortigate)
  const service: Reads = (fortigate) => readService(fortigate)
  return [
    { step: 'connect', title: 'What the FortiGate reports about itself', reads: device },
    { step: 'service', title: 'The FortiToken Cloud service', reads: service },
    { step: 'inventory', title: 'Users, tokens, licenses and settings', reads: inventory(true) },
    ...(backupWay === 'file'
      ? []
      : [{ step: 'backup' as const, title: stepTitles.backup, own: backupWay, reads: backUp }]),
    ...licenses.flatMap((license): readonly StepWork[] => [
      {
        step: 'migrate',
        license,
        title: 'Everything again, to compare it with what was approved',
        reads: async (fortigate) => {
          await device(fortigate)
          await service(fortigate)
          await inventory(true)(fortigate)
        },
      },
      {
        step: 'migrate',
        license,
        title:
          'The command, and the key “y” once a person has read the question and typed the license number',
        own: licenseName(license),
        reads: async (fortigate) => {
          const asked = await fortigate.askToMigrate(license.license, license.vdom, () => true)
          if (asked.kind === 'question') await asked.answer('y', silent)
        },
      },
      { step: 'migrate', license, title: 'The outcome', reads: inventory(false) },
    ]),
    {
      step: 'verify',
      title: 'Everything once more, to compare it with before',
      reads: async (fortigate) => {
        await service(fortigate)
        await inventory(true)(fortigate)
      },
    },
  ]
}

/** The readings that were written down, each once. */
class Book {
  readonly readings: PlannedReading[] = []
  private readonly known = new Map<string, PlannedReading>()
  private readonly byId = new Map<string, PlannedReading>()
  /** What was tried out: the same work from the same scope types the same. */
  readonly tried = new Map<string, { readonly reading: string; readonly scope: CommandScope }>()

  idOf(title: string, lines: readonly PlannedLine[]): string {
    const key = JSON.stringify([title, lines])
    const known = this.known.get(key)
    if (known) return known.id
    const reading = { id: `R${this.readings.length + 1}`, title, lines }
    this.readings.push(reading)
    this.known.set(key, reading)
    this.byId.set(reading.id, reading)
    return reading.id
  }

  linesOf(id: string): number {
    return this.byId.get(id)?.lines.length ?? 0
  }
}

/** A session in which nothing is typed. With many licenses the same is read so often that it is tried out once. */
class DrySession {
  private readonly device: DryDevice
  private readonly book: Book
  private scope: CommandScope | null

  /** @param scope where it stands; `null` if it is new */
  constructor(device: DryDevice, book: Book, scope: CommandScope | null) {
    this.device = device
    this.book = book
    this.scope = scope
  }

  get standsIn(): CommandScope | null {
    return this.scope
  }

  /** @returns the id of the reading */
  async do({ title, own = '', reads }: Work): Promise<string> {
    const key = JSON.stringify([title, own, this.scope])
    const known = this.book.tried.get(key)
    if (known) {
      this.scope = known.scope
      return known.reading
    }
    const fortigate = new DryFortiGate(this.device, this.scope)
    await reads(fortigate)
    this.scope = fortigate.standsIn
    const reading = this.book.idOf(title, fortigate.typed)
    this.book.tried.set(key, { reading, scope: this.scope })
    return reading
  }
}
