import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noDesktop } from '../application/no-desktop'
import { Application } from '../application/application'
import type { CallArgument, CallName } from '../contract/calls'
import { ProblemError } from '../contract/result'
import { stepTitles } from '../contract/steps'
import type { Verdict } from '../contract/verdict'
import type { RunView } from '../contract/run-view'
import type { Snapshot } from '../contract/snapshot'
import type { FindingView, LicenseMigration } from '../contract/step-views'
import { RunFolders } from '../store/run-folders'
import { machineWidePolicy, readPolicy } from '../settings/policy'
import type { SettingsFile } from '../settings/settings'
import { defaultSettings } from '../settings/settings-schema'
import { scenarios } from '../simulator'
import { figure, plural } from '../text/words'
import { codeOf, exitCodes, MisuseError, type Command } from './command'
import { parseCall } from './parse-call'
import { showAllMarks } from '../text/marks'
import { unknownScenario } from './simulate'

/**
 * `tokenferry rehearse`
 *
 * @param assetsFolder where the samples lie
 */
export const rehearseCommand = (assetsFolder: string, version: string): Command => ({
  summary: 'The whole procedure on a simulated FortiGate, with a report',
  help: `tokenferry rehearse [<backup>] [--out FOLDER] [--scenario NAME]

Migrates a simulated twin of a FortiGate from the first step to the report, with every question answered. The twin
is built from a backup of yours, or from a sample. No real device is touched.

  --out FOLDER      where the journal, the transcript, the backup and the report go (tokenferry-rehearsal)
  --scenario NAME   what happens: ${Object.keys(scenarios).join(', ')}
  -h, --help        this text

It does what a person does, the second login included, and compares the serial numbers with the users of the
simulated FortiToken Cloud.

Ends with 0 if everyone came through and nothing is wrong, 1 if something stopped it, was not migrated or needs
attention, 2 if the backup or the call is wrong, 3 if we failed.
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, { out: { type: 'string' }, scenario: { type: 'string' } })
    if (positionals.length > 1) throw new MisuseError('Name one backup, or none for the sample.')
    const scenario = values.scenario ?? 'ready'
    if (!Object.hasOwn(scenarios, scenario)) throw unknownScenario(scenario)
    try {
      const verdict = await rehearse({
        backup: positionals[0] ?? null,
        scenario,
        out: values.out ?? 'tokenferry-rehearsal',
        version,
        assetsFolder,
        say: (line) => process.stdout.write(`${showAllMarks(line)}\n`),
      })
      process.stdout.write(`${showAllMarks(verdict.sentence)}\n`)
      return codeOf(verdict)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const { code, message, hint } = error.problem
      if (code.startsWith('backup-')) throw new MisuseError(`${message} ${hint}`)
      process.stderr.write(`tokenferry: ${showAllMarks(`${message} ${hint}`)}\n`)
      return exitCodes.blocked
    }
  },
})

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

/**
 * Runs the whole procedure on the simulator, with every question answered: the same application as behind the window,
 * driven by the same calls.
 *
 * @throws ProblemError where the backup or the scenario can't be used.
 */
export async function rehearse(options: RehearsalOptions): Promise<Verdict> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tokenferry-rehearsal-'))
  const driver = new Driver(options, dataFolder)
  try {
    const result = await driver.run()
    await cp(join(dataFolder, 'rehearsals', driver.id), options.out, { recursive: true })
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
      reviewThread: new URL('data:text/javascript,'), // nothing is reviewed here
      policy: () => readPolicy(machineWidePolicy()),
      now: () => new Date(),
    })
  }

  async run(): Promise<Verdict> {
    const { scenario } = this.options
    if (this.options.backup === null) await this.call('startRehearsal', { sample: 'company', scenario })
    else await this.call('chooseRehearsalBackup', { scenario })
    const { host, port, user } = this.view.connect.form
    await this.step(() => this.call('connect', { host, port, user, authentication: { method: 'rehearsal' } }))
    await this.decide(this.view.connect.findings)
    await this.next()
    await this.decide(this.view.service?.findings)
    await this.next()
    await this.decide(this.view.inventory?.findings)
    await this.next()
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

  /** The name of the run's folder. */
  get id(): string {
    return this.view.id
  }

  close(): Promise<void> {
    return this.application.close()
  }

  private get view(): RunView {
    const { run } = this.application.snapshot()
    if (run) return run
    throw new Error('The rehearsal has no run.')
  }

  private async decide(findings: readonly FindingView[] = []) {
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
      await this.call('answerDevice', { ...key, answer: 'y', typed: license })
      if (state()?.state === 'unknown') {
        const { host, port, user } = this.view.connect.form
        await this.call('connect', { host, port, user, authentication: { method: 'rehearsal' } })
        await this.waitOutDoubt(state)
      }
    }
    this.options.say(`${license} in ${vdom}: ${state()?.message ?? ''}`)
  }

  /** Asks; accepts what was found only then, as what was found before, and asks again. */
  private async ask(key: CallArgument<'askDevice'>) {
    for (let times = 0; times < 3; times++) {
      await this.step(() => this.call('askDevice', key))
      const open = this.view.migrate?.findings.filter(({ answer }) => answer === null) ?? []
      if (open.length === 0) return
      for (const { message } of open) this.options.say(`Accepted before the command is typed: ${message}`)
      await this.decide(open)
    }
  }

  /** A twin that is found changed at the end of the time is at work, and gets as much again. */
  private async waitOutDoubt(state: () => LicenseMigration | undefined) {
    for (let times = 0; times < 3; times++) {
      const doubt = state()?.doubt
      if (!doubt) return
      const looks = doubt.isPart ? 'migrated in part' : 'untouched'
      this.options.say(`The license looks ${looks}. Letting the time pass until that may be believed`)
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
    const { ticked = 0, different = [], absent = 0 } = this.view.portal ?? {}
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
  get: (key) => defaultSettings[key],
  set: nothing,
  update: nothing,
  refresh: nothing,
  setAside: null,
}

function nothing() {
  return undefined
}
