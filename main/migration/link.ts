import type { Clock } from '../clock'
import { ProblemError } from '../contract/result'
import { stepIndex, type StepId } from '../contract/steps'
import { maskSecrets } from '../fortios/mask-secrets'
import { sessionsOf } from '../fortios/output'
import type { OwnSession } from '../fortios/output/admin-list'
import type { FortiGate } from './fortigate'
import { notNow, stopped } from './not-now'
import { readAdminList } from './readings/inventory'
import { afterLostLink, mostReconnects } from './reconnect'
import {
  connectionTo,
  neverConnected,
  typedCommand,
  type ConnectionState,
  type TypedCommand,
} from './session-state'

/** Where and how to log in; the credentials stay where they are and are only passed through. */
export interface Login {
  readonly host: string
  readonly port: number
  readonly user: string
  /** Whether no license may be asked about in its sessions: they are there to settle what became of one. */
  readonly settlesOnly?: boolean
  /** Why a second login can’t be tried with it, and what to do instead; absent if it can. */
  readonly noSecondLogin?: string
  /** Opens a session with this login. Called again for the second login and after a lost link. */
  readonly open: (observer: LoginObserver, signal?: AbortSignal) => Promise<FortiGate>
  /**
   * Opens it again without asking anybody anything, on the host keys of the session before. Absent if that can't
   * be done: the device has asked a person something that is good for one login only, such as a token code.
   */
  readonly reopen?: ((observer: LoginObserver, signal?: AbortSignal) => Promise<FortiGate>) | undefined
}

/** What is heard of a session. */
export interface LoginObserver {
  readonly commandDone: (done: {
    command: string
    scope: string
    milliseconds: number
    output: string
  }) => void
  /** The device may be asking something where nothing is answered: its line; `null` once it has gone on. */
  readonly mayBeAsking?: (line: string | null) => void
  /** What the FortiGate says while its first prompt is waited for, secrets masked. */
  readonly saidBeforePrompt: (text: string) => void
  /** Since when the FortiGate has been silent while it is waited for; `null` when it is not any more. */
  readonly quiet: (since: Date | null) => void
  readonly ended: (problem: ProblemError | null) => void
}

/** What a link needs of the run that it is made for. */
export interface LinkOwner {
  readonly clock: Clock
  /** Resolves after so many milliseconds, or as soon as it is stopped. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** The step at which commands are typed now. */
  readonly step: () => StepId
  readonly note: (label: string) => void
  /** Something that the window shows has changed. */
  readonly changed: () => void
  /**
   * Makes sure that a new session is one with the device of this run. Answers what writes it down once it is open.
   *
   * @throws ProblemError if it is not; then the session is closed.
   */
  readonly meet: (fortigate: FortiGate, signal: AbortSignal) => Promise<(login: Login) => void>
  /** The session has ended by itself. */
  readonly lost: (problem: ProblemError | null) => void
  /** It was closed from here. */
  readonly left: () => void
}

const unobserved: LoginObserver = {
  commandDone: () => undefined,
  saidBeforePrompt: () => undefined,
  quiet: () => undefined,
  ended: () => undefined,
}

/** The session with the device: made, lost, made again by itself if nobody need be asked, and what was typed in it. */
export class DeviceLink {
  private fortigate: FortiGate | null = null
  private login: Login | null = null
  private asking: string | null = null
  private state: ConnectionState = neverConnected
  /** When it was made again by itself, in milliseconds since 1970. */
  private readonly reconnects: number[] = []
  private readonly typed = new Map<StepId, readonly TypedCommand[]>()
  private readonly owner: LinkOwner

  constructor(owner: LinkOwner) {
    this.owner = owner
  }

  get connection(): ConnectionState {
    return this.state
  }

  get isOpen(): boolean {
    return this.fortigate !== null
  }

  /** What the device may be asking where nothing is answered. */
  get mayBeAsking(): string | null {
    return this.asking
  }

  /** What was typed at each step, newest reading only. */
  get commands(): ReadonlyMap<StepId, readonly TypedCommand[]> {
    return this.typed
  }

  /** Whether no license may be asked about in this session. */
  get settlesOnly(): boolean {
    return this.login?.settlesOnly === true
  }

  /** The latest that the device’s own clock can show now; `null` if that is not known, or of no interest. */
  get latestTime(): number | null {
    return this.fortigate?.latestTime?.() ?? null
  }

  /** Whether it can be made again without asking anybody anything. */
  get canReopen(): boolean {
    return this.login?.reopen !== undefined
  }

  /** The session at hand. @throws ProblemError if there is none. */
  readonly atHand = (): FortiGate => {
    if (this.fortigate) return this.fortigate
    throw new ProblemError({
      code: 'not-connected',
      message: 'There is no connection to the FortiGate.',
      hint: 'Connect again; what was already read and decided is kept.',
    })
  }

  /** A step is read again: what was typed there before is forgotten. */
  forgetCommands(step: StepId): void {
    this.typed.delete(step)
  }

  forgetCommandsBehind(step: StepId): void {
    for (const id of this.typed.keys()) if (stepIndex(id) > stepIndex(step)) this.typed.delete(id)
  }

  /** Ends the session at hand, and makes one with this login. */
  async open(login: Login, signal: AbortSignal): Promise<void> {
    this.close()
    this.show('connecting', login)
    try {
      await this.begin(login, await login.open(this.observer(), signal), signal)
    } finally {
      if (this.state.state === 'connecting') this.show('none', login)
    }
  }

  /** Makes it again, as often as it may without asking; throws what broke it if it may not, or in vain. */
  async repair(lost: unknown, signal: AbortSignal): Promise<void> {
    const { login } = this
    let failure = lost
    let during: 'reading' | 'login' = 'reading'
    while (failure instanceof ProblemError && this.state.state === 'lost' && login) {
      const now = this.owner.clock.now().getTime()
      const next = afterLostLink({ code: failure.problem.code, during }, this.reconnects, now)
      if (next.kind === 'stop' || !login.reopen) break
      this.reconnects.push(now)
      this.owner.note(`Connection lost. Reconnecting (${next.attempt} of ${mostReconnects})…`)
      await this.owner.pause(next.afterMilliseconds, signal)
      if (signal.aborted) break
      during = 'login'
      try {
        await this.reopen(signal, () => {
          during = 'reading'
        })
        return
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }

  /** Makes it again without asking anybody anything. */
  async reopen(signal: AbortSignal, loggedIn: () => void = () => undefined): Promise<void> {
    const { login } = this
    if (!login?.reopen) throw notNow('Connect to the FortiGate first.')
    try {
      this.show('connecting', login)
      const fortigate = await login.reopen(this.observer(), signal)
      loggedIn()
      await this.begin(login, fortigate, signal)
    } catch (error) {
      this.show('lost', login)
      throw error
    }
  }

  /** Begins a session that is logged in. */
  private async begin(login: Login, fortigate: FortiGate, signal: AbortSignal) {
    try {
      this.owner.note('Reading what the FortiGate reports about itself')
      if (this.owner.step() === 'connect') this.forgetCommands('connect')
      if (signal.aborted) throw stopped()
      this.fortigate = fortigate
      this.login = login
      const writeDown = await this.owner.meet(fortigate, signal)
      this.show('connected', login, fortigate)
      writeDown(login)
    } catch (error) {
      fortigate.close()
      this.fortigate = null
      throw error
    }
  }

  /** Another session beside it, with the same login. @throws ProblemError */
  async openSecond(signal: AbortSignal): Promise<FortiGate> {
    return this.loginAtHand().open(unobserved, signal)
  }

  /** Logs in once more and out again; what comes before the prompt is shown. @throws ProblemError */
  async tryLogin(signal: AbortSignal): Promise<void> {
    const { saidBeforePrompt, quiet } = this.observer()
    const second = await this.loginAtHand().open({ ...unobserved, saidBeforePrompt, quiet }, signal)
    second.close()
  }

  /** The login of the last session. @throws ProblemError if there was none. */
  loginAtHand(): Login {
    if (!this.login) throw notNow('Connect to the FortiGate first.')
    return this.login
  }

  /** Whether the device still lists one of these sessions that is over for us; not if its list can't be read. */
  async stillLists(sessions: readonly OwnSession[]): Promise<boolean> {
    const fortigate = this.atHand()
    const list = readAdminList(await fortigate.read('get system admin list'))
    if (list.kind === 'unknown') return false
    const { localAddress, localPort } = fortigate
    return sessions
      .filter(({ address, port }) => address !== localAddress || port !== localPort)
      .some((session) => sessionsOf(list, session).length > 0)
  }

  /** Nothing is waited for any more. */
  rest(): void {
    this.state = { ...this.state, said: null, quietSince: null }
  }

  /** Ends the session at hand. */
  close(): void {
    const open = this.fortigate
    this.fortigate = null
    this.asking = null
    this.state = { ...this.state, state: 'none', since: null }
    open?.close()
    this.owner.left()
    this.owner.changed()
  }

  private observer(): LoginObserver {
    const { owner } = this
    return {
      mayBeAsking: (line) => {
        this.asking = line === null ? null : maskSecrets(line)
        owner.changed()
      },
      commandDone: (done) => {
        const before = this.typed.get(owner.step()) ?? []
        this.typed.set(owner.step(), [...before, typedCommand(done)])
        owner.changed()
      },
      saidBeforePrompt: (text) => {
        this.state = { ...this.state, said: text }
        owner.changed()
      },
      quiet: (since) => {
        this.state = { ...this.state, quietSince: since?.toISOString() ?? null }
        owner.changed()
      },
      ended: (problem) => {
        if (this.state.state !== 'connected') return
        this.fortigate = null
        this.asking = null
        this.state = { ...this.state, state: 'lost', since: owner.clock.now().toISOString() }
        owner.lost(problem)
      },
    }
  }

  private show(state: ConnectionState['state'], login: Login, fortigate: FortiGate | null = null) {
    this.state = connectionTo(login, state, this.owner.clock.now(), fortigate)
    this.owner.changed()
  }
}
