import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import ssh2 from 'ssh2'
import type { RunEvent } from '../../main/migration/events'
import { decodeJournal } from '../../main/migration/journal'
import { longestWork } from '../../main/migration/late-belief'
import type { AfterYes, Simulator } from '../../main/simulator'
import { password, startDevice, yesAnswers } from './device'
import { launchApp } from './launch'
import { putForward } from './put-forward'
import { Wizard } from './wizard'
import { temporaryFolder } from '../temporary-folder'

/**
 * The real application, killed (SIGKILL) some milliseconds after a record of the step "Migrate" is on its disk, and
 * started again. `npm run test:faults` goes through all of these, `npm test` through some.
 */
interface KilledAt {
  readonly record: RunEvent['type']
  readonly milliseconds: number
  readonly afterYes: AfterYes | null
}

const cases: readonly KilledAt[] = [
  ...(['compared', 'command-sent', 'asked', 'decided', 'printed', 'settled'] as const).flatMap((record) =>
    [0, 20, 60, 150].map((milliseconds) => ({ record, milliseconds, afterYes: null })),
  ),
  ...(['cut-not-started', 'cut-committed', 'silent'] as const).flatMap((afterYes) =>
    [0, 40, 120].map((milliseconds) => ({ record: 'decided' as const, milliseconds, afterYes })),
  ),
]

/** What is said of a license whose question may have been answered, by the last word of the journal about it. */
const inDoubt = {
  'command-sent': /its session ended before the question was over\.$/,
  decided: /^The outcome of this license is unknown: “y” was decided/,
} as const

const chosen = process.env.TOKENFERRY_FAULTS === 'all' ? cases : cases.filter((_case, at) => at % 4 === 1)

const hostKey = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private
/** A run that stands at the step "Migrate", to be copied for each case. */
let template = ''
let port = 0
let license = ''

const start = (at?: number): Promise<Simulator> =>
  startDevice('vendor-page', 'ready', { hostKey, resultLineDelay: 30, ...(at !== undefined && { port: at }) })

test.beforeAll(async () => {
  template = temporaryFolder()
  const device = await start()
  port = device.port
  const { page, close } = await launchApp({ userData: template })
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port, user: 'admin', password })
    await wizard.connect()
    await wizard.goToPreauthorization()
    await wizard.confirmFlags('8812345')
    await wizard.continueToMigration()
    license = await wizard.licenseAtHand()
  } finally {
    await close()
    await device.close()
  }
})

for (const { record, milliseconds, afterYes } of chosen) {
  test(`killed ${milliseconds} ms after "${record}"${afterYes ? `, ${afterYes}` : ''}: resumed with the right conclusion`, async () => {
    const userData = temporaryFolder()
    cpSync(template, userData, { recursive: true, filter: (path) => !path.includes('Singleton') })
    const device = await start(port)
    try {
      await goOnUntilKilled(userData, device, { record, milliseconds, afterYes })
      await expect.poll(() => device.openSessions).toBe(0)
      device.setFaults({})

      const after = await launchApp({ userData })
      try {
        const wizard = new Wizard(after.page)
        const before = eventsOf(userData)
        await after.page.getByRole('button', { name: /^Resume/ }).click()
        await wizard.heading('migrate').waitFor()
        const last = lastWordOf(before)
        for (const [word, sentence] of Object.entries(inDoubt)) {
          await expect(after.page.getByText(sentence)).toHaveCount(word === last ? 1 : 0)
        }
        await wizard.connectAgain(password)
        const askAgain = wizard.button('Ask the FortiGate again')
        const isUntouched = device.state().configuration.includes(license)
        if (!isUntouched) {
          await wizard.migrated()
          await expect(askAgain).toHaveCount(0)
        } else if (last in inDoubt) {
          await expect(after.page.getByText(/^The license looks untouched, but/)).toBeVisible()
          await expect(wizard.button(/ask the FortiGate/i)).toHaveCount(0)
          await putForward(after.app, longestWork)
          await wizard.button('Read the FortiGate').click()
          await expect(askAgain).toBeEnabled()
        } else {
          await expect(wizard.button('Check again and ask the FortiGate').or(askAgain)).toBeEnabled()
        }
        if (isUntouched) await expect(after.page.getByText(/^Migrated: /)).toHaveCount(0)
        expect(yesAnswers(device)[license] ?? 0).toBeLessThanOrEqual(1)
        expect(eventsOf(userData).slice(0, before.length)).toEqual(before)
      } finally {
        await after.close()
      }
    } finally {
      await device.close()
    }
  })
}

/** Asks and answers as a person does, until the process is gone. */
async function goOnUntilKilled(
  userData: string,
  device: Simulator,
  { record, milliseconds, afterYes }: KilledAt,
) {
  const { app, page, close } = await launchApp({ userData })
  const gone = new Promise<void>((done) => app.process().once('exit', () => done()))
  try {
    const wizard = new Wizard(page)
    await page.getByRole('button', { name: /^Resume/ }).click()
    await wizard.heading('migrate').waitFor()
    await wizard.connectAgain(password)
    await expect(wizard.button('Check again and ask the FortiGate')).toBeEnabled()
    if (afterYes) device.setFaults({ afterYes })
    const begun = eventsOf(userData).length
    const failures: Error[] = []
    const person = wizard
      .ask()
      .then((asked) => wizard.answerYes(asked))
      .catch((error: unknown) => failures.push(error as Error))
    while (
      !eventsOf(userData)
        .slice(begun)
        .some(({ type }) => type === record)
    ) {
      if (failures[0]) throw failures[0]
      await delay(2)
    }
    await delay(milliseconds)
    app.process().kill('SIGKILL')
    await gone
    await person
  } finally {
    await close()
  }
}

/** The last record that says how far a license is. */
function lastWordOf(events: readonly RunEvent[]): string {
  const words: readonly RunEvent['type'][] = ['command-sent', 'decided', 'settled']
  return events.findLast(({ type }) => words.includes(type))?.type ?? ''
}

function eventsOf(userData: string): readonly RunEvent[] {
  const runs = join(userData, 'runs')
  const [id = ''] = readdirSync(runs)
  return decodeJournal(readFileSync(join(runs, id, 'journal.jsonl'), 'utf8')).records.map(
    ({ event }) => event,
  )
}
