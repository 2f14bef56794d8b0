import { systemClock, type Clock } from '../clock'
import type { ProblemError } from '../contract/result'
import { maskSecrets } from '../fortios/mask-secrets'
import { demandsNewPassword, endOf } from './before-prompt'
import { isForeignPrompt, type Prompt } from '../fortios/prompt'
import type { ConversationReader } from './reader'
import {
  closedBeforePrompt,
  declinedProblem,
  newPasswordProblem,
  noPromptProblem,
  notFortiGate,
  overtakenBanner,
  stoppedProblem,
} from './session-problem'

/** How long the first prompt is waited for, in milliseconds: without a byte, and in all, but for the person's time. */
const patience = { idle: 30_000, overall: 120_000 }

/** The same behind the prompt of something that is no FortiGate; a slow banner could look like one. */
const foreignIdle = 3_000

/**
 * How long the device must be silent, in milliseconds, before what it printed is taken for what it looks like. Nothing
 * was typed whose echo could prove a prompt, and a banner may hold anything, so only silence tells. A prompt with
 * nothing before it is the usual case, in which there is nothing to mistake it for.
 */
const silence = { prompt: 15, promptBehindText: 500, banner: 500, pager: 50, anythingElse: 1_000 }

/** What the wait needs of those around it. */
export interface AtTheLogin {
  /** Whether to accept a post-login banner. */
  readonly acceptBanner: (text: string) => Promise<boolean>
  /** Told what the FortiGate says before its prompt, each time that it rests there: masked, and no more than its end. */
  readonly said: (text: string) => void
  /** Types one key: `a` accepts a banner, a blank turns a page of it. */
  readonly press: (key: 'a' | ' ') => void
}

/**
 * The wait for the first prompt of a session. A post-login banner is accepted (`a`, without Enter) once the person has
 * read it, and only if not one byte has come since. Everything else that comes is shown and never answered: a demand
 * for a new password ends the wait, and other text may be the beginning of a slow banner, so it is waited on.
 */
export class FirstPrompt {
  private readonly reader: ConversationReader
  private readonly around: AtTheLogin
  private readonly clock: Clock
  private outcome: {
    readonly resolve: (prompt: Prompt) => void
    readonly reject: (error: unknown) => void
  } | null = null
  private banner: 'none' | 'being read' | 'overtaken' = 'none'
  private stopSilence: () => void = () => undefined
  private stopIdle: () => void = () => undefined
  private stopOverall: () => void = () => undefined

  constructor(reader: ConversationReader, around: AtTheLogin, clock: Clock = systemClock) {
    this.reader = reader
    this.around = around
    this.clock = clock
  }

  /**
   * Waits for it. What was printed before it is dropped from the reader.
   *
   * @throws ProblemError in words for the person, with what the device said; nothing may be typed any more.
   */
  async reach(signal?: AbortSignal): Promise<Prompt> {
    const abort = () => {
      this.fail(stoppedProblem())
    }
    try {
      return await new Promise<Prompt>((resolve, reject) => {
        this.outcome = { resolve, reject }
        signal?.addEventListener('abort', abort, { once: true })
        if (signal?.aborted) abort()
        else this.begin()
      })
    } finally {
      this.outcome = null
      this.stopAll()
      signal?.removeEventListener('abort', abort)
    }
  }

  /** Some bytes came. */
  heard(): void {
    if (this.outcome === null || this.banner === 'overtaken') return
    if (this.banner === 'being read') this.overtake()
    else this.look()
  }

  /** The session ended meanwhile. */
  lost(problem: ProblemError): void {
    const said = this.words()
    this.fail(problem.problem.code === 'connection-lost' && said !== '' ? closedBeforePrompt(said) : problem)
  }

  private begin() {
    this.banner = 'none'
    this.stopOverall = this.clock.after(patience.overall, this.giveUp)
    this.look()
  }

  private look() {
    this.stopSilence()
    this.stopIdle()
    const isForeign = isForeignPrompt(this.reader.atRest)
    this.stopIdle = this.clock.after(isForeign ? foreignIdle : patience.idle, this.giveUp)
    const rest = this.reader.rest()
    switch (rest?.kind) {
      case 'prompt': {
        const isAlone = this.reader.untaken.trim() === this.reader.atRest.trim()
        this.afterSilence(isAlone ? silence.prompt : silence.promptBehindText, () => {
          this.reader.take()
          this.outcome?.resolve(rest.prompt)
        })
        return
      }
      case 'banner':
        this.afterSilence(silence.banner, this.showBanner)
        return
      case 'pager':
        this.afterSilence(silence.pager, () => {
          this.around.press(' ')
        })
        return
      default:
        if (!isForeign) this.afterSilence(silence.anythingElse, this.showWords)
    }
  }

  private readonly showWords = () => {
    const said = this.words()
    if (demandsNewPassword(said)) this.fail(newPasswordProblem(said))
    else if (said !== '') this.around.said(said)
  }

  private readonly showBanner = () => {
    this.stopAll()
    this.banner = 'being read'
    this.answerBanner(this.reader.take()).catch((error: unknown) => {
      this.outcome?.reject(error)
    })
  }

  private async answerBanner(text: string) {
    const isAccepted = await this.around.acceptBanner(text)
    // What has arrived but was not looked at yet comes first.
    await new Promise((resolve) => setImmediate(resolve))
    if (this.outcome === null || this.banner !== 'being read') return
    if (!isAccepted) throw declinedProblem()
    this.around.press('a')
    this.begin()
  }

  /** Something came behind a banner that is being read: it is not what the person answers any more. */
  private overtake() {
    this.banner = 'overtaken'
    this.stopSilence = this.clock.after(silence.anythingElse, () => {
      this.fail(overtakenBanner(this.words()))
    })
  }

  private readonly giveUp = () => {
    const said = this.words()
    this.fail(isForeignPrompt(this.reader.atRest) ? notFortiGate(said) : noPromptProblem(said))
  }

  private words(): string {
    return endOf(maskSecrets(this.reader.untaken))
  }

  private afterSilence(milliseconds: number, then: () => void) {
    this.stopSilence = this.clock.after(milliseconds, then)
  }

  private fail(problem: ProblemError) {
    this.outcome?.reject(problem)
  }

  private stopAll() {
    this.stopSilence()
    this.stopIdle()
    this.stopOverall()
  }
}
