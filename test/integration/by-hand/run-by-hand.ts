import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Simulator, SimulatorOptions } from '../../../main/simulator'
import { application, at, password, simulate } from '../procedure/live'
import type { Headless } from '../procedure/rehearsal'
import { Person, Terminal } from './person'

/** A run by hand on a simulated FortiGate, with a person at a terminal. */
export interface ByHand {
  readonly app: Headless
  readonly fortigate: Simulator
  readonly person: Person
}

/** An account that is not the one by which anybody types. */
export function personAt(app: Headless, fortigate: Pick<Simulator, 'port'>): Person {
  const person = new Person(app, () => Terminal.logIn({ port: fortigate.port, user: 'admin', password }))
  person.attend()
  return person
}

/** Begins one, connected. */
export async function begunByHand(
  options: Partial<SimulatorOptions> = {},
  sample: 'vendor-page' | 'company' = 'vendor-page',
): Promise<ByHand> {
  const app = application()
  const fortigate = await simulate({ clock: app.clock, ...options }, sample)
  await app.call('startByHand')
  const person = personAt(app, fortigate)
  await app.call('connectByHand', { user: 'admin' })
  if (app.run.problem) throw new Error(app.run.problem.message)
  return { app, fortigate, person }
}

/** Writes a backup as the web interface would, and chooses it in the next dialog. */
export function withBackup(
  { app, fortigate }: Pick<ByHand, 'app' | 'fortigate'>,
  name = 'backup.conf',
): void {
  const file = join(app.dataFolder, name)
  writeFileSync(file, fortigate.state().configuration)
  app.files.push(file)
}

/** Goes from "Connect" to the step "Migrate". */
export async function toMigrate(run: ByHand): Promise<ByHand> {
  const { app } = run
  await app.goTo('backup')
  withBackup(run)
  await app.call('chooseBackupFile')
  await app.goTo('migrate')
  return run
}

/** The same run over a session. */
export async function overSession(
  sample: 'vendor-page' | 'company',
): Promise<Pick<ByHand, 'app' | 'fortigate'>> {
  const app = application()
  const fortigate = await simulate({ clock: app.clock }, sample)
  app.login = at(fortigate)
  await app.call('startMigration')
  await app.connect()
  const run = { app, fortigate }
  await app.goTo('backup')
  withBackup(run)
  await app.call('chooseBackupFile')
  await app.goTo('migrate')
  return run
}

/** Migrates every license, and verifies. */
export async function migrateAll({ app }: Pick<ByHand, 'app'>): Promise<void> {
  for (const at of (app.run.migrate?.licenses ?? []).keys()) {
    await app.migrate(at)
    if (app.run.problem) throw new Error(JSON.stringify(app.run.problem))
  }
  await app.call('continueRun')
  if (app.run.problem) throw new Error(JSON.stringify(app.run.problem))
}

/** All that a run has found, without what differs between any two runs. */
export async function foundBy(app: Headless) {
  const { migrate, verdict, device } = app.run
  return {
    device,
    verdict,
    licenses: migrate?.licenses.map(({ license, vdom, state }) => ({ license, vdom, state })),
    users: await app.call('users'),
    rows: await app.call('verificationRows'),
    changes: await app.call('otherChanges'),
    findings: await Promise.all(
      (['connect', 'service', 'inventory'] as const).map((step) => app.findings(step)),
    ),
  }
}
