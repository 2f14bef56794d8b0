import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Application } from '../../../main/application/application'
import type { Told } from '../../../main/application/away'
import type { Desktop } from '../../../main/application/desktop'
import { noDesktop } from '../../../main/application/no-desktop'
import type { OpenSshPlaces } from '../../../main/application/login/open-ssh'
import { adjustableClock, systemClock } from '../../../main/clock'
import type { CallArgument, CallName, CallValue, Events } from '../../../main/contract/calls'
import { noPolicy } from '../../../main/contract/policy'
import type { Result } from '../../../main/contract/result'
import type { StepId } from '../../../main/contract/steps'
import type { Question } from '../../../main/contract/questions'
import type { TranscriptLine } from '../../../main/contract/rows'
import type { RunView } from '../../../main/contract/run-view'
import type { ListedRun } from '../../../main/contract/listed-run'
import type { Snapshot } from '../../../main/contract/snapshot'
import type { FindingView, LicenseMigration } from '../../../main/contract/step-views'
import { answer } from '../../../main/application/router'
import { rowRequests } from '../../fixtures/row-requests'
import { RunFolders } from '../../../main/store/run-folders'
import { openSettings } from '../../../main/settings/settings'
import { temporaryFolder } from '../../temporary-folder'

/** The application without a window: the real one, driven by its calls, on a data folder of its own. */
export class Headless {
  /** What it goes by, and a simulated FortiGate that is given it. */
  readonly clock = adjustableClock(systemClock)
  readonly dataFolder: string
  readonly application: Application
  readonly copied: string[] = []
  readonly opened: string[] = []
  /** What the desktop was told, and how far it was shown beside the name of the window. */
  readonly told: Told[] = []
  readonly progress: Parameters<Desktop['showProgress']>[0][] = []
  /** Told of every snapshot that the window gets. */
  seen: (snapshot: Snapshot) => void = () => undefined
  /** What main has asked, in the order of asking. */
  readonly asked: Question[] = []
  /** Every line of the console, as the window was told. */
  readonly console: TranscriptLine[] = []
  /** What to answer main's questions; by default every host key is trusted and every banner accepted. */
  answers: (question: Question) => readonly string[] | null | 'later' = (question) =>
    question.kind === 'device-prompts' ? null : []
  /** How `connect` logs in, and where, in the place of what the form says. */
  login: Partial<CallArgument<'connect'>> & Pick<CallArgument<'connect'>, 'authentication'> = {
    authentication: { method: 'rehearsal' },
  }
  /** What its organization decides, from the next run that is opened on. */
  policy = noPolicy
  /** The files that the next dialogs choose. */
  readonly files: string[] = []
  /** How long it waited before it connected again by itself, in milliseconds. */
  readonly pauses: number[] = []
  /** What happens in that time, which passes at once. */
  whilePausing: (signal: AbortSignal) => Promise<void> = () => Promise.resolve()
  private readonly faults: unknown[] = []
  private answered = ''

  /**
   * @param reviewThread address of the thread that reviews backups; the default one does nothing
   * @param openSsh the OpenSSH of the person who sits there; by default there is none
   * @param dataFolder that of an application that has ended, to start again with it
   */
  constructor(
    reviewThread = new URL('data:text/javascript,'),
    dataFolder = temporaryFolder(),
    openSsh: Partial<OpenSshPlaces> = {},
  ) {
    this.dataFolder = dataFolder
    this.application = new Application({
      desktop: {
        ...noDesktop,
        emit: (event, value) => {
          if (event === 'changed') {
            this.answerQuestion(value as Events['changed'])
            this.seen(value as Events['changed'])
          } else this.console.push(...(value as Events['transcript']))
        },
        showProgress: (progress) => {
          if (progress !== this.progress.at(-1)) this.progress.push(progress)
        },
        tell: (told) => {
          this.told.push(told)
        },
        chooseFile: () => Promise.resolve(this.files.shift() ?? null),
        chooseToReview: () => Promise.resolve(this.files.splice(0)),
        chooseFolder: () => Promise.resolve(this.files.shift() ?? null),
        chooseWhereToSave: () => Promise.resolve(this.files.shift() ?? null),
        copy: (text) => {
          this.copied.push(text)
        },
        openLink: (id) => {
          this.opened.push(id)
          return Promise.resolve()
        },
        showInFolder: (file) => {
          this.opened.push(file)
        },
        openFile: (file) => {
          this.opened.push(file)
          return Promise.resolve()
        },
      },
      settings: openSettings(dataFolder),
      folders: new RunFolders(dataFolder),
      locksFolder: join(dataFolder, 'locks'),
      version: '0.0.0-test',
      dataFolder,
      assetsFolder: join(import.meta.dirname, '..', '..', '..', 'assets'),
      reviewThread,
      policy: () => this.policy,
      openSsh: {
        folder: join(dataFolder, 'home', '.ssh'),
        computer: join(dataFolder, 'etc-ssh'),
        agent: undefined,
        ...openSsh,
      },
      pause: (milliseconds, signal) => {
        this.pauses.push(milliseconds)
        return this.whilePausing(signal)
      },
      now: this.clock.now,
      clock: this.clock,
    })
  }

  /** Makes a call as the window would, through the same validation. */
  async result<N extends CallName>(name: N, argument?: CallArgument<N>): Promise<Result<CallValue<N>>> {
    const result = await answer(name, this.application.handlers, argument, (_name, error) =>
      this.faults.push(error),
    )
    if (this.faults.length > 0) throw this.faults[0]
    return result
  }

  /** Makes a call that has to succeed. */
  async call<N extends CallName>(name: N, argument?: CallArgument<N>): Promise<CallValue<N>> {
    const result = await this.result(name, argument)
    if (!result.ok) throw new Error(`${name}: ${result.problem.message}`)
    return result.value
  }

  /** Makes a call that has to be refused; answers the sentence. */
  async refusal<N extends CallName>(name: N, argument?: CallArgument<N>): Promise<string> {
    const result = await this.result(name, argument)
    if (result.ok) throw new Error(`${name} was not refused.`)
    return result.problem.message
  }

  get snapshot(): Snapshot {
    return this.application.snapshot()
  }

  /** The runs of the first screen that are finished, and the others. */
  get finished(): readonly ListedRun[] {
    return this.listed.filter(({ verdict }) => verdict !== null)
  }

  get unfinished(): readonly ListedRun[] {
    return this.listed.filter(({ verdict }) => verdict === null)
  }

  private get listed(): readonly ListedRun[] {
    return this.application.handlers.listedRuns(undefined) as readonly ListedRun[]
  }

  get run(): RunView {
    const { run } = this.snapshot
    if (!run) throw new Error('No run is open.')
    return run
  }

  /** A license at the step "Migrate", by its place in the list. */
  license(at = 0): LicenseMigration {
    const license = this.run.migrate?.licenses[at]
    if (!license) throw new Error('There is no such license.')
    return license
  }

  get folder(): string {
    return join(this.dataFolder, this.run.mode === 'live' ? 'runs' : 'rehearsals', this.run.id)
  }

  get journal(): string {
    return readFileSync(join(this.folder, 'journal.jsonl'), 'utf8')
  }

  /** The kinds of the records of the journal, in their order. */
  get recorded(): readonly string[] {
    return this.journal
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: { type: string } }).event.type)
  }

  /** All that a person, a file or the window gets to see: whatever must hold no secret. The backups are left out. */
  async everythingShown(): Promise<string> {
    const files = readdirSync(this.dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:jsonl|log|html|json|csv|txt|ics|bak)$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    const rows: unknown[] = []
    for (const [name, argument] of this.snapshot.run ? rowRequests(this.run) : []) {
      rows.push(await this.call(name, argument as CallArgument<typeof name>))
    }
    return [...files, ...[this.snapshot, this.console, rows].map((shown) => JSON.stringify(shown))].join('\n')
  }

  /** Resolves once nothing is being done any more. */
  async atRest(): Promise<void> {
    for (let turns = 0; turns < 1_000; turns += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (this.run.busy === null) return
    }
    throw new Error('It does not come to rest.')
  }

  /** If a license looks untouched and may not be: lets the time pass in which that is not believed. */
  async waitOutDoubt(at = 0): Promise<void> {
    if (this.license(at).state !== 'unknown') return
    await this.clock.pass(15 * 60_000 + 1_000)
    await this.atRest()
    if (this.license(at).state === 'unknown') throw new Error('It is still in doubt.')
  }

  /** Ends the application; its data folder stays. */
  quit(): Promise<void> {
    return this.application.close()
  }

  async close(): Promise<void> {
    await this.application.close()
    rmSync(this.dataFolder, { recursive: true, force: true })
  }

  /** Connects with `login`. */
  async connect(): Promise<void> {
    const { host, port, user } = this.run.connect.form
    await this.call('connect', { host, port, user, ...this.login })
  }

  /** Goes from "Connect" to the step "Migrate", with every decision that can be made made. */
  async prepare(): Promise<void> {
    await this.connect()
    this.expectNoProblem()
    await this.goTo('migrate')
  }

  /** Goes on from the present step to another one before "Verify", with every decision that can be made made. */
  async goTo(step: StepId): Promise<void> {
    while (this.run.step !== step) {
      await this.decide()
      await this.call('continueRun')
      this.expectNoProblem()
    }
  }

  private expectNoProblem() {
    const { problem, step } = this.run
    if (problem) throw new Error(`At the step "${step}": ${problem.message} ${problem.detail ?? ''}`)
  }

  /** Asks the device about a license, and answers `y`. */
  async migrate(at = 0): Promise<void> {
    const { license, vdom } = this.license(at)
    await this.call('askDevice', { license, vdom })
    await this.call('answerDevice', { license, vdom, answer: 'y', typed: license })
  }

  /** What was found at a step. */
  findings(step: StepId): Promise<readonly FindingView[]> {
    return this.call('findings', { step })
  }

  /** Accepts what can be accepted. */
  async accept(findings: readonly FindingView[]): Promise<void> {
    for (const { key, needs } of findings) {
      if (needs === 'acknowledge') await this.call('answerFindings', { keys: [key], answer: '' })
      if (needs === 'explain')
        await this.call('answerFindings', { keys: [key], answer: 'The serial console' })
    }
  }

  private async decide() {
    const { step } = this.run
    if (step !== 'migrate') await this.accept(await this.findings(step))
    if (step === 'backup' && !this.run.backup) await this.call('backUp')
    if (step === 'preauthorization') {
      await this.call('recordRequest', { ticket: '8812345', sentOn: '2026-11-20' })
      for (const { license, vdom } of this.run.preauthorization?.licenses ?? []) {
        await this.call('confirmFlag', { license, vdom, confirmed: true })
      }
    }
  }

  private answerQuestion({ question }: Snapshot) {
    if (!question || question.id === this.answered) return
    this.asked.push(question)
    this.answered = question.id
    const answers = this.answers(question)
    if (answers === 'later') return
    void this.call('answerQuestion', { id: question.id, answers: answers === null ? null : [...answers] })
  }
}
