import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Application } from '../application/application'
import type { CallArgument, CallName } from '../contract/calls'
import { ProblemError } from '../contract/result'
import { stepTitles } from '../contract/steps'
import type { RunView, Snapshot } from '../contract/view'
import { RunFolders } from '../store/run-folders'
import type { SettingsFile } from '../store/settings'

/** How a rehearsal without a window is run. */
export interface RehearsalOptions {
  /** A backup of one's own, or `null` for the sample that is like a real company. */
  readonly backup: string | null
  readonly scenario: string
  /** Where the journal, the transcript, the backup and the report go. */
  readonly out: string
  readonly version: string
  readonly assetsFolder: string
  /** Told at each step. */
  readonly say: (line: string) => void
}

/** How a rehearsal ended. */
export interface RehearsalResult {
  /** `true` where it got to its end and every user came through. */
  readonly clean: boolean
  readonly summary: string
}

/**
 * Runs the whole procedure on the simulator, with every question answered: the same application as behind the window,
 * driven by the same calls.
 *
 * @throws ProblemError where the backup or the scenario can't be used.
 */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalResult> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tokenferry-rehearsal-'))
  const driver = new Driver(options, dataFolder)
  try {
    const result = await driver.run()
    await cp(join(dataFolder, 'rehearsals'), options.out, { recursive: true })
    return result
  } finally {
    await driver.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

class Driver {
  private readonly application: Application
  private readonly options: RehearsalOptions

  constructor(options: RehearsalOptions, dataFolder: string) {
    this.options = options
    this.application = new Application({
      desktop: {
        emit: (event, value) => {
          if (event === 'changed') this.answer(value as Snapshot)
        },
        chooseFile: () => Promise.resolve(options.backup),
        chooseWhereToSave: () => Promise.resolve(null),
        copy: nothing,
        openLink: () => Promise.resolve(),
        showInFolder: nothing,
        openFile: () => Promise.resolve(),
        setTheme: nothing,
      },
      settings: forgetful,
      folders: new RunFolders(dataFolder),
      version: options.version,
      dataFolder,
      assetsFolder: options.assetsFolder,
      now: () => new Date(),
    })
  }

  async run(): Promise<RehearsalResult> {
    const { scenario } = this.options
    if (this.options.backup === null) await this.call('startRehearsal', { sample: 'company', scenario })
    else await this.call('chooseRehearsalBackup', { scenario })
    const { host, port, user } = this.view.connect.form
    await this.step(() => this.call('connect', { host, port, user, authentication: { method: 'rehearsal' } }))
    await this.next()
    if (this.view.service?.verdict === 'no-license') await this.call('acknowledgeService', { acknowledged: true })
    await this.next()
    await this.decide()
    await this.next()
    await this.step(() => this.call('backUp', undefined))
    await this.next()
    for (const { license, vdom } of this.view.preauthorization?.licenses ?? []) {
      await this.call('confirmFlag', { license, vdom, confirmed: true })
    }
    await this.next()
    for (const { license, vdom } of this.view.migrate?.licenses ?? []) await this.migrate(license, vdom)
    await this.next()
    await this.next()
    const rows = await this.call('portalRows', undefined)
    await this.call('finish', undefined)
    const { verify, finished } = this.view
    this.options.say(`${String(rows.length)} serial numbers to compare in the portal`)
    return {
      clean: verify?.open === 0 && verify.otherChanges.length === 0 && this.allDone,
      summary: finished?.summary ?? '',
    }
  }

  close(): Promise<void> {
    return this.application.close()
  }

  private get view(): RunView {
    const { run } = this.application.snapshot()
    if (run) return run
    throw new Error('The rehearsal has no run.')
  }

  private get allDone(): boolean {
    return this.view.migrate?.licenses.every(({ state }) => state === 'done') ?? false
  }

  private async decide() {
    for (const finding of this.view.inventory?.findings ?? []) {
      if (finding.needs === 'acknowledge') await this.call('answerFindings', { keys: [finding.key], answer: '' })
      if (finding.needs === 'explain') {
        await this.call('answerFindings', { keys: [finding.key], answer: 'Rehearsal: the serial console' })
      }
    }
  }

  private async migrate(license: string, vdom: string) {
    const key = { license, vdom }
    await this.step(() => this.call('askDevice', key))
    const state = () => this.view.migrate?.licenses.find((each) => each.license === license)
    if (state()?.state === 'asked') {
      await this.call('answerDevice', { ...key, answer: 'y', typed: license })
      if (state()?.state === 'unknown') {
        const { host, port, user } = this.view.connect.form
        await this.call('connect', { host, port, user, authentication: { method: 'rehearsal' } })
      }
    }
    this.options.say(`${license} in ${vdom}: ${state()?.message ?? ''}`)
  }

  private async next() {
    await this.step(() => this.call('continueRun', undefined))
    this.options.say(stepTitles[this.view.step])
  }

  /** Does something that has to succeed, or ends the rehearsal with the problem's own words. */
  private async step(work: () => Promise<unknown>) {
    await work()
    const { problem } = this.view
    if (problem) throw new ProblemError(problem)
  }

  private async call<N extends CallName>(name: N, argument: CallArgument<N>) {
    return this.application.handlers[name](argument)
  }

  private answer({ question }: Snapshot) {
    if (!question) return
    const answers = question.kind === 'device-prompts' ? question.prompts.map(() => '000000') : []
    void this.call('answerQuestion', { id: question.id, answers })
  }
}

/** A rehearsal remembers nothing. */
const forgetful: SettingsFile = {
  get: (key) => ({ version: 1 as const, theme: 'system' as const, lastConnection: null, knownHosts: [] })[key],
  set: nothing,
  setAside: null,
}

function nothing() {
  return undefined
}
