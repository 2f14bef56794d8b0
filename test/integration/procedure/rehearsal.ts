import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Application } from '../../../main/application/application'
import type { CallArgument, CallName } from '../../../main/contract/calls'
import type { Result } from '../../../main/contract/result'
import type { CallValue, Events, Question, RunView, Snapshot } from '../../../main/contract/view'
import { answer } from '../../../main/ipc/router'
import { RunFolders } from '../../../main/store/run-folders'
import { openSettings } from '../../../main/store/settings'

/** The application without a window: the real one, driven by its calls, on a data folder of its own. */
export class Headless {
  readonly dataFolder = mkdtempSync(join(tmpdir(), 'tokenferry-test-'))
  readonly application: Application
  readonly copied: string[] = []
  readonly opened: string[] = []
  /** What to answer main's questions; by default every host key is trusted and every banner accepted. */
  answers: (question: Question) => readonly string[] | null = (question) => (question.kind === 'device-prompts' ? null : [])
  /** The files that the next dialogs choose. */
  readonly files: string[] = []
  private readonly faults: unknown[] = []

  constructor() {
    this.application = new Application({
      desktop: {
        emit: (event, value) => {
          if (event === 'changed') this.answerQuestion(value as Events['changed'])
        },
        chooseFile: () => Promise.resolve(this.files.shift() ?? null),
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
        setTheme: () => undefined,
      },
      settings: openSettings(this.dataFolder),
      folders: new RunFolders(this.dataFolder),
      version: '0.0.0-test',
      dataFolder: this.dataFolder,
      assetsFolder: join(import.meta.dirname, '..', '..', '..', 'assets'),
      now: () => new Date(),
    })
  }

  /** Makes a call as the window would, through the same validation. */
  async result<N extends CallName>(name: N, argument?: CallArgument<N>): Promise<Result<CallValue<N>>> {
    const result = await answer(name, this.application.handlers, argument, (_name, error) => this.faults.push(error))
    if (this.faults.length > 0) throw this.faults[0]
    return result
  }

  /** Makes a call that has to succeed. */
  async call<N extends CallName>(name: N, argument?: CallArgument<N>): Promise<CallValue<N>> {
    const result = await this.result(name, argument)
    if (!result.ok) throw new Error(`${name}: ${result.problem.message}`)
    return result.value
  }

  get snapshot(): Snapshot {
    return this.application.snapshot()
  }

  get run(): RunView {
    const { run } = this.snapshot
    if (!run) throw new Error('No run is open.')
    return run
  }

  get journal(): string {
    const folder = this.run.mode === 'live' ? 'runs' : 'rehearsals'
    return readFileSync(join(this.dataFolder, folder, this.run.id, 'journal.jsonl'), 'utf8')
  }

  async close(): Promise<void> {
    await this.application.close()
    rmSync(this.dataFolder, { recursive: true, force: true })
  }

  /** Goes from "Connect" to the step "Migrate", with every decision that can be made made. */
  async prepare(): Promise<void> {
    const { host, port, user } = this.run.connect.form
    await this.call('connect', { host, port, user, authentication: { method: 'rehearsal' } })
    await this.call('continueRun')
    if (this.run.service?.verdict === 'no-license') await this.call('acknowledgeService', { acknowledged: true })
    await this.call('continueRun')
    for (const finding of this.run.inventory?.findings ?? []) {
      if (finding.needs === 'acknowledge') await this.call('answerFinding', { key: finding.key, answer: '' })
      if (finding.needs === 'explain') await this.call('answerFinding', { key: finding.key, answer: 'The serial console' })
    }
    await this.call('continueRun')
    await this.call('backUp')
    await this.call('continueRun')
    await this.call('recordRequest', { ticket: '8812345', sentOn: '2026-11-20' })
    for (const { license, vdom } of this.run.preauthorization?.licenses ?? []) {
      await this.call('confirmFlag', { license, vdom, confirmed: true })
    }
    await this.call('continueRun')
  }

  private answerQuestion({ question }: Snapshot) {
    if (!question) return
    const answers = this.answers(question)
    void this.call('answerQuestion', { id: question.id, answers: answers === null ? null : [...answers] })
  }
}
