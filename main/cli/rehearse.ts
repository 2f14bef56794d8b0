import { join } from 'node:path'
import { noDesktop } from '../application/no-desktop'
import { Application } from '../application/application'
import type { CallArgument, CallName } from '../contract/calls'
import type { PolicyInForce } from '../contract/policy'
import type { ProblemCode } from '../contract/problems'
import { ProblemError } from '../contract/result'
import { stepTitles } from '../contract/steps'
import type { Verdict } from '../contract/verdict'
import type { RunView } from '../contract/run-view'
import type { Snapshot } from '../contract/snapshot'
import type { FindingView, LicenseMigration } from '../contract/step-views'
import { RunFolders } from '../store/run-folders'
import { readMachinePolicy } from '../settings/policy'
import type { SettingsFile } from '../settings/settings'
import { defaultSettings } from '../settings/settings-schema'
import { figure, plural } from '../text/words'
import { codeOf, exitCodes, MisuseError, type Command } from './command'
import { parseCall } from './parse-call'
import { refusePlace } from './refuse-place'
import { RehearsalFolder } from './rehearsal-folder'
import { scenarioHelp, scenarioNamed } from './scenario-option'
import { showAllMarks } from '../text/marks'

/** Problems with a backup that is not even opened. */
const unopenable: readonly ProblemCode[] = ['file-silent', 'not-a-file']

/**
 * `tokenferry rehearse`
 *
 * @param assetsFolder where the samples lie
 * @param reviewThread address of the bundled main/review/worker/entry.ts
 */
export const rehearseCommand = (assetsFolder: string, reviewThread: URL, version: string): Command => ({
  summary: 'Run the whole procedure on a simulated FortiGate, with a report',
  help: `tokenferry rehearse [<backup>] [--out FOLDER] [--scenario NAME]

Migrates a simulated twin of a FortiGate from the first step to the report, answering every question. The twin is
built from your backup or from a sample. No real device is touched.

  --out FOLDER      where the journal, the transcript, the backup and the report go (tokenferry-rehearsal)
${scenarioHelp}
  -h, --help        this text

It does what a person does, including the second login, and compares the serial numbers with the users of the
simulated FortiToken Cloud. If your organization wants two people to decide, it enters two names of its own and says
so. Ctrl-C ends it and leaves nothing behind.

Exits with 0 if everyone came through and nothing is wrong, 1 if something stopped it, was not migrated or needs
attention, 2 if the backup or the arguments are wrong or nothing can be written, 3 on an internal error.
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, { out: { type: 'string' }, scenario: { type: 'string' } })
    if (positionals.length > 1) throw new MisuseError('Name one backup, or none for the sample.')
    const scenario = scenarioNamed(values.scenario)
    const out = values.out ?? 'tokenferry-rehearsal'
    await refusePlace(out)
    try {
      const verdict = await rehearse({
        backup: positionals[0] ?? null,
        scenario,
        out,
        version,
        assetsFolder,
        reviewThread,
        policy: readMachinePolicy,
        say: (line) => process.stdout.write(`${showAllMarks(line)}\n`),
      })
      process.stdout.write(`${showAllMarks(verdict.sentence)}\n`)
      return codeOf(verdict)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const { code, message, hint, detail } = error.problem
      if (code.startsWith('backup-') || unopenable.includes(code)) throw MisuseError.of(error.problem)
      process.stderr.write(`tokenferry: ${showAllMarks(`${message} ${hint}`)}\n${indented(detail ?? '')}`)
      return exitCodes.blocked
    }
  },
})

/** Words of the device below the sentence that speaks of them. */
function indented(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => `  ${showAllMarks(line.trimEnd())}\n`).join('')
}

/** How a rehearsal without a window is run. */
export interface RehearsalOptions {
  /** A backup of one's own, or `null` for the sample that is like a real company. */
  readonly backup: string | null
  readonly scenario: string
  /** Where the journal, the transcript, the backup and the report go. */
  readonly out: string
  readonly version: string
  readonly assetsFolder: string
  /** Reads the policy of the organization. */
  readonly policy: () => PolicyInForce
  /** Address of the bundled main/review/worker/entry.ts, which reads a large backup. */
  readonly reviewThread: URL
  /** Told at each step. */
  readonly say: (line: string) => void
}

/**
 * Runs the whole procedure on the simulator, with every question answered: the same application as behind the window,
 * driven by the same calls.
 *
 * @throws ProblemError if the backup or the scenario can't be used, or something stopped it; MisuseError if nothing
 *   can be written.
 */
export async function rehearse(options: RehearsalOptions): Promise<Verdict> {
  const folder = new RehearsalFolder(options.out)
  const driver = new Driver(options, folder.path)
  try {
    const verdict = await runAndClose(driver)
    folder.keep(driver.folder)
    return verdict
  } catch (error) {
    if (!isUnwritable(error)) throw error
    folder.keep(driver.folder)
    throw new MisuseError(`${error.message} ${error.problem.hint} What was done so far is in ${options.out}.`)
  } finally {
    folder.remove()
  }
}

/** Whether a full disk, or the rights of a folder, ended it. */
function isUnwritable(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.problem.code.endsWith('-unwritable')
}

async function runAndClose(driver: Driver): Promise<Verdict> {
  try {
    return await driver.run()
  } finally {
    await driver.close()
  }
}

/** Who decides in a rehearsal without a window, if the organization wants two people to. */
const rehearsedPeople = { first: 'First person (rehearsal)', second: 'Second person (rehearsal)' }

const twoAnswer = `Your organization wants two people to decide, so two names are entered here: ${rehearsedPeople.first} and ${rehearsedPeople.second}`

class Driver {
  /** Where the run's journal, backup and report are. */
  folder: string
  private readonly application: Application
  private readonly options: RehearsalOptions
  private toldOfTwo = false

  constructor(options: RehearsalOptions, dataFolder: string) {
    this.options = options
    this.folder = dataFolder
    this.application = new Application({
      desktop: {
        ...noDesktop,
        emit: (event, value) => {
          if (event === 'changed') this.answer(value as Snapshot)
        },
        chooseFile: () => Promise.resolve(options.backup),
      },
      settings: forgetful,
      folders: new RunFolders(dataFolder),
      locksFolder: join(dataFolder, 'locks'),
      version: options.version,
      dataFolder,
      assetsFolder: options.assetsFolder,
      reviewThread: options.reviewThread,
      policy: options.policy,
      now: () => new Date(),
    })
  }

  async run(): Promise<Verdict> {
    const { scenario } = this.options
    if (this.options.backup === null) await this.call('startRehearsal', { sample: 'company', scenario })
    else await this.call('chooseRehearsalBackup', { scenario })
    this.folder = join(this.folder, 'rehearsals', this.view.id)
    const { host, port, user } = this.view.connect.form
    await this.step(() => this.call('connect', { host, port, user, authentication: { method: 'rehearsal' } }))
    for (const step of ['connect', 'service', 'inventory'] as const) {
      await this.decide(await this.call('findings', { step }))
      await this.next()
    }
    await this.step(() => this.call('backUp', undefined))
    await this.next()
    for (const { license, vdom } of this.view.preauthorization?.licenses ?? []) {
      await this.call('confirmFlag', { license, vdom, confirmed: true })
    }
    await this.next()
    for (const { license, vdom } of this.view.migrate?.licenses ?? []) await this.migrate(license, vdom)
    await this.next()
    await this.step(() => this.call('tryLogin', undefined))
    await this.next()
    await this.compare()
    await this.step(() => this.call('finish', undefined))
    const { verdict } = this.view
    if (!verdict) throw new Error('A finished rehearsal has a verdict.')
    return verdict
  }

  close(): Promise<void> {
    return this.application.close()
  }

  private get view(): RunView {
    const { run } = this.application.snapshot()
    if (run) return run
    throw new Error('The rehearsal has no run.')
  }

  private async decide(findings: readonly FindingView[]) {
    for (const finding of findings) {
      if (finding.needs === 'acknowledge')
        await this.call('answerFindings', { keys: [finding.key], answer: '' })
      if (finding.needs === 'explain') {
        await this.call('answerFindings', { keys: [finding.key], answer: 'Rehearsal: the serial console' })
      }
    }
  }

  private async migrate(license: string, vdom: string) {
    const key = { license, vdom }
    await this.ask(key)
    const state = () =>
      this.view.migrate?.licenses.find((each) => each.license === license && each.vdom === vdom)
    if (state()?.state === 'asked') {
      const needsTwo = state()?.question?.needsTwo === true
      if (needsTwo) this.tellOfTwo()
      await this.call('answerDevice', {
        ...{ ...key, answer: 'y', typed: license },
        ...(needsTwo && { people: { ...rehearsedPeople, typed: license } }),
      })
      if (state()?.state === 'unknown') {
        const { host, port, user } = this.view.connect.form
        await this.call('connect', { host, port, user, authentication: { method: 'rehearsal' } })
        await this.waitOutDoubt(state)
      }
    }
    this.options.say(`${license} in ${vdom}: ${state()?.message ?? ''}`)
  }

  /** Once: nobody is to think that the names are of people who were there. */
  private tellOfTwo() {
    if (!this.toldOfTwo) this.options.say(twoAnswer)
    this.toldOfTwo = true
  }

  /** Asks; accepts what was found only then, as what was found before, and asks again. */
  private async ask(key: CallArgument<'askDevice'>) {
    for (let times = 0; times < 3; times += 1) {
      await this.step(() => this.call('askDevice', key))
      const found = await this.call('findings', { step: 'migrate' })
      const open = found.filter(({ answer }) => answer === null)
      if (open.length === 0) return
      for (const { message } of open) this.options.say(`Accepted before the command is typed: ${message}`)
      await this.decide(open)
    }
  }

  /** A twin that is found changed at the end of the time is at work, and gets as much again. */
  private async waitOutDoubt(state: () => LicenseMigration | undefined) {
    for (let times = 0; times < 3; times += 1) {
      const doubt = state()?.doubt
      if (!doubt) return
      const looks = doubt.isPart ? 'partly migrated' : 'untouched'
      this.options.say(`The license looks ${looks}. Letting time pass until that can be believed`)
      await this.call('letTimePass', undefined)
    }
  }

  /** Compares the serial numbers with the page "Users" that FortiToken Cloud would show, as a person would paste it. */
  private async compare() {
    const users = this.application.simulatedPortal() ?? []
    const rows = await this.call('portalRows', undefined)
    if (users.length > 0) {
      const text = users.map(({ name, serial }) => `"${name.replaceAll('"', '""')}"\t${serial}`).join('\n')
      await this.call('matchPasted', { text, columns: { name: 0, serial: 1 } })
    }
    const { ticked = 0, absent = 0 } = this.view.portal ?? {}
    const different = await this.call('portalDifferences', undefined)
    this.options.say(
      `${plural(rows.length, 'serial number')} to compare with the simulated FortiToken Cloud: ${figure(ticked)} the same, ${figure(different.length)} different, ${figure(absent)} not in its list`,
    )
    for (const sentence of different) this.options.say(sentence)
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
    const answer = await this.application.handlers[name](argument)
    // Whatever was called: without a record nothing goes on.
    const problem = this.application.snapshot().run?.problem
    if (problem?.code.endsWith('-unwritable') === true) throw new ProblemError(problem)
    return answer
  }

  private answer({ question }: Snapshot) {
    if (!question) return
    const answers = question.kind === 'device-prompts' ? question.prompts.map(() => '000000') : []
    void this.call('answerQuestion', { id: question.id, answers })
  }
}

/** A rehearsal remembers nothing. */
const forgetful: SettingsFile = {
  get: (key) => defaultSettings[key],
  set: nothing,
  update: nothing,
  refresh: nothing,
  setAside: null,
  unreadable: null,
}

function nothing() {
  return undefined
}
