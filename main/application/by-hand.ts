import { basename, join } from 'node:path'
import type { CallArgument } from '../contract/calls'
import type { ByHandView, RehearsalTerminal } from '../contract/by-hand'
import { ProblemError } from '../contract/result'
import type { ByHandFortiGate, PastedRecord } from '../device/by-hand/by-hand-fortigate'
import { PersonAtTerminal } from '../device/by-hand/person'
import type { Clock } from '../clock'
import { licenseName, type LicenseKey } from '../contract/license-key'
import { isUnsettled, type RunState } from '../migration/run'
import type { Login } from '../migration/link'
import { notNow } from '../migration/not-now'
import type { Procedure } from '../migration/procedure'
import { readBeside } from './recordings/read-beside'
import type { SoughtRecording } from './recordings/take-recording'
import type { Rehearsal } from './rehearsal'

/** From how many characters on a text is read beside the thread of the window. */
const longText = 200_000

/** What the side of a run that is done by hand is made with. */
export interface HandParts {
  readonly clock: Clock
  readonly run: RunState
  /** Whether the person came through the door “by hand”. */
  readonly isChosen: boolean
  /** Folder in which what is pasted is kept. */
  readonly folder: string
  readonly record: PastedRecord
  /** Address of the thread in which long ones are read. */
  readonly thread: () => URL
  readonly rehearsal: Rehearsal | null
  readonly changed: () => void
}

/** The side of a run in which a person types: how it begins, what is asked for, and what is handed over. */
export class RunByHand {
  private readonly person: PersonAtTerminal
  private readonly parts: HandParts
  private isChosen: boolean
  private first: ByHandFortiGate | null = null
  private count = 0

  constructor(parts: HandParts) {
    const { clock, run, changed } = parts
    this.parts = parts
    this.person = new PersonAtTerminal(clock, run.deviceTime, changed)
    this.isChosen = parts.isChosen || run.connected?.provenance === 'pasted'
  }

  /** `null` unless this run is done by hand now. */
  get view(): ByHandView | null {
    if (!this.isChosen) return null
    return { ...this.person.view, hasTerminal: this.parts.rehearsal !== null }
  }

  get pieces(): PersonAtTerminal['recognized'] {
    return this.person.recognized
  }

  readonly blocks = (request: number): ReturnType<PersonAtTerminal['blocks']> => this.person.blocks(request)

  /** @throws ProblemError */
  readonly textToCopy = ({ request, block, line }: CallArgument<'copyForHand'>): string =>
    this.person.textToCopy(request, block, line)

  /** @throws ProblemError */
  readonly giveUp = ({ request }: CallArgument<'giveUpByHand'>): void => {
    this.person.giveUp(request)
  }

  /** @throws ProblemError if nothing speaks for it */
  readonly clockSetBack = ({ request }: CallArgument<'clockSetBackByHand'>): void => {
    this.person.clockSetBack(request)
    this.parts.record.note('The person says that the clock of the FortiGate was set back')
  }

  /** Takes what a person pasted, or a file that they chose. @throws ProblemError */
  async take(request: number, from: SoughtRecording['from']): Promise<void> {
    const { folder, thread, clock } = this.parts
    this.count += 1
    const stamp = clock.now().toISOString().replaceAll(':', '-').slice(0, 19)
    const sought = { from, keepAt: join(folder, `${stamp}-${String(this.count).padStart(3, '0')}.txt`) }
    const isShort = 'text' in from && from.text.length < longText
    await this.person.handOver(request, 'path' in from ? basename(from.path) : null, async () => {
      if (!isShort) return readBeside(thread(), sought)
      const { takeRecording } = await import('./recordings/take-recording')
      return takeRecording(sought)
    })
  }

  /** @throws ProblemError if that is no longer asked for */
  refuseOther(request: number): void {
    this.person.refuseOther(request)
  }

  /** @throws ProblemError if the name of the account is missing */
  login({ user }: CallArgument<'connectByHand'>): Login {
    const account = user.trim()
    if (account === '') {
      throw new ProblemError({
        code: 'login-incomplete',
        message: 'The user name is missing.',
        hint: 'Enter the administrator that you are logged in as, then connect.',
      })
    }
    const { person } = this
    const { record } = this.parts
    return {
      host: '',
      port: 0,
      user: account,
      noSecondLogin:
        'By hand, Tokenferry can’t log in. Log in a second time yourself, in another terminal, with the account of someone whose token was migrated, and note it below.',
      open: async (observer) => {
        // Loaded only now: few runs need it, and the first screen none of it.
        const { ByHandFortiGate } = await import('../device/by-hand/by-hand-fortigate')
        if (this.first?.isClosed === false) throw nothingBeside()
        this.first = new ByHandFortiGate({ person, account, record, observer })
        this.isChosen = true
        return this.first
      },
    }
  }

  /** It is done over a session again. */
  leaveToSession(): void {
    this.isChosen = false
  }

  get terminal(): RehearsalTerminal | null {
    const { rehearsal } = this.parts
    if (!rehearsal || !this.isChosen) return null
    const { host, port, user } = rehearsal.form
    return {
      ...{ host, port, user, password: rehearsal.password },
      command: `ssh -p ${port} ${user}@${host}`,
      hostKey: rehearsal.simulator.hostKeyFingerprint,
    }
  }

  /** @throws ProblemError if there is no twin to log in to */
  readonly textForTerminal = ({ what }: CallArgument<'copyForTerminal'>): string => {
    const { terminal } = this
    if (terminal === null) throw noTwin()
    return terminal[what]
  }

  /** The configuration of the twin as a file of it would hold it. @throws ProblemError if there is no twin */
  get twinBackup(): string {
    const { rehearsal } = this.parts
    if (!rehearsal || !this.isChosen) throw noTwin()
    return rehearsal.simulator.state().configuration
  }
}

function noTwin(): ProblemError {
  return notNow('No simulated FortiGate is running in this run.')
}

/** Begins, or goes on, with a person at the terminal. @throws ProblemError */
export async function connectByHand(
  { procedure, hand }: { readonly procedure: Procedure; readonly hand: RunByHand },
  typed: CallArgument<'connectByHand'>,
): Promise<void> {
  const { licenses, connected, deviceTime } = procedure.state
  const open = licenses.find(isUnsettled)
  if (open && connected?.provenance !== 'pasted') throw askedOverSession(open.key)
  if (open && deviceTime === null) throw askedAtNoTime(open.key)
  await procedure.connect(hand.login(typed))
}

/** Only a command that was asked for by hand is placed in time by the FortiGate’s own clock. */
function askedOverSession(key: LicenseKey): ProblemError {
  return new ProblemError({
    code: 'not-now',
    message: `The outcome of ${licenseName(key)} is unknown: it was asked about over SSH, and pasted text can’t show what was printed after that.`,
    hint: 'Connect over SSH to read it.',
  })
}

/** Without a time of the FortiGate in the journal whatever it ever printed would seem to be later than the decision. */
function askedAtNoTime(key: LicenseKey): ProblemError {
  return new ProblemError({
    code: 'not-now',
    message: `The outcome of ${licenseName(key)} is unknown, and so is what the clock of the FortiGate showed when it was asked about. Pasted text can’t show what was printed after that.`,
    hint: 'Connect over SSH to read it.',
  })
}

/** Between a reading that a person pastes and the key that they press nobody knows how much time goes by. */
function nothingBeside(): ProblemError {
  return new ProblemError({
    code: 'not-now',
    message: 'By hand, nothing can be read while a question is open, right before its key.',
    hint: 'Nothing was done.',
  })
}
