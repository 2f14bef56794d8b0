import { rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { verifyBackups } from '../../main/evidence/verify-backups'
import { openSigningKey } from '../../main/evidence/signing-key'
import { writeEvidence } from '../../main/evidence/write-evidence'
import type { JournalRecord } from '../../main/migration/journal'
import { foldRun } from '../../main/migration/fold'
import { goThrough } from '../e2e/rehearsal'
import { at, configuration, transcriptOf, verifiedEvents, writeVerifiedRun } from '../fixtures/verified-run'
import { median, round, spreadOf, type Figure } from './figure'
import { openWindow, type Stage } from './window'
import { temporaryFolder } from '../temporary-folder'

const users = 20_000

/**
 * Verification of 20,000 users once the text is here, reading it included; the report of them in all formats but
 * PDF; and a whole report with its PDF for the sample company.
 */
export async function measure(stage: Stage): Promise<readonly Figure[]> {
  const before = configuration(users, true)
  const after = configuration(users, false)
  const times: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const began = performance.now()
    const { rows, otherChanges } = verifyBackups(
      { name: 'before', text: before },
      { name: 'after', text: after },
      null,
    )
    times.push(performance.now() - began)
    if (rows.length !== users || otherChanges.length > 0)
      throw new Error('Verification found something else.')
  }
  const written: { readonly ms: number; readonly mb: number }[] = []
  for (let run = 0; run < 5; run += 1) written.push(await writeLarge(before, after))
  return [
    {
      figure: 'verification: 20,000 users, from two texts',
      value: round(median(times) / 1000),
      unit: 's',
      bound: 1,
      runs: times.length,
    },
    {
      figure: 'report: 20,000 users, HTML, JSON, CSV, calendar, signed',
      value: round(median(written.map(({ ms }) => ms)) / 1000),
      unit: 's',
      bound: 3,
      spread: spreadOf(written.map(({ ms }) => round(ms / 1000))),
      runs: written.length,
    },
    {
      figure: 'report: 20,000 users, rise of memory (RSS)',
      value: round(Math.max(...written.map(({ mb }) => mb))),
      unit: 'MB',
      bound: 600,
      runs: written.length,
    },
    await finishing(stage),
    ...(await finishingLarge(stage, 60, 3)),
    ...(await finishingLarge(stage, users, 20)),
  ]
}

/** The evidence of a run with 20,000 users, and a transcript in which their configuration was read four times. */
async function writeLarge(before: string, after: string): Promise<{ ms: number; mb: number }> {
  const folder = temporaryFolder()
  try {
    const records: readonly JournalRecord[] = verifiedEvents(before, after).map((event, number) => ({
      number: number + 1,
      at,
      event,
    }))
    const run = foldRun(records)
    if (!run) throw new Error('There is a run.')
    const journal = join(folder, 'journal.jsonl')
    const transcript = join(folder, 'transcript.log')
    writeFileSync(journal, '')
    writeFileSync(transcript, transcriptOf(before))
    const memory = process.memoryUsage.rss()
    const began = performance.now()
    await writeEvidence(join(folder, 'evidence'), {
      run,
      records,
      journal,
      transcript,
      look: { company: '', paper: 'A4' },
      logo: null,
      signer: openSigningKey(folder, null).signer,
      printPdf: null,
      now: new Date(at),
    })
    return { ms: performance.now() - began, mb: Math.max(0, process.memoryUsage.rss() - memory) / 1e6 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * The report of so many users in all formats with its PDF, by the application itself: a run is resumed that stands
 * before its last click. From that click to the last screen; with the CPU time and the memory of all its processes.
 */
async function finishingLarge(stage: Stage, people: number, bound: number): Promise<readonly Figure[]> {
  const userData = temporaryFolder()
  const folder = writeVerifiedRun(userData, 'bench', people)
  const { electron, page, close } = await openWindow(stage, stage.root, userData)
  const used = () =>
    electron.evaluate(({ app }) => {
      const all = app.getAppMetrics()
      return {
        seconds: all.reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0), 0),
        mb: all.reduce((sum, { memory }) => sum + memory.workingSetSize, 0) / 1000,
      }
    })
  try {
    await page.getByRole('button', { name: 'Resume', exact: false }).first().click()
    const finish = page.getByRole('button', { name: 'Finish and create the report' })
    await finish.waitFor({ timeout: 60_000 })
    await page.getByRole('grid', { name: 'Users to compare' }).waitFor({ timeout: 60_000 })
    const idle = await used()
    let peak = idle
    let seconds = idle.seconds
    const watching = setInterval(() => {
      void used().then((now) => {
        if (now.mb > peak.mb) peak = now
        seconds = Math.max(seconds, now.seconds)
      }, nothing)
    }, 100)
    const began = performance.now()
    try {
      await finish.click()
      await page.getByRole('button', { name: 'Finish anyway' }).click()
      await page.getByRole('heading', { level: 1, name: /is finished$/ }).waitFor({ timeout: 300_000 })
    } finally {
      clearInterval(watching)
    }
    const wall = (performance.now() - began) / 1000
    if (statSync(join(folder, 'evidence', 'report.pdf')).size === 0) throw new Error('There is no PDF.')
    const what = `report: ${people.toLocaleString('en')} users, all formats with PDF, from the click`
    return [
      { figure: what, value: round(wall), unit: 's', bound, runs: 1 },
      { figure: `${what}, CPU time`, value: round(seconds - idle.seconds), unit: 's', runs: 1 },
      {
        figure: `${what}, rise of the memory of all processes`,
        value: round(peak.mb - idle.mb),
        unit: 'MB',
        bound: people > 1000 ? 1000 : 300,
        runs: 1,
      },
    ]
  } finally {
    await close()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

const nothing = () => undefined

/** From the click on "Finish" to the last screen, with the PDF, for the sample company of 34 users. */
async function finishing(stage: Stage): Promise<Figure> {
  const { page, close } = await openWindow(stage)
  try {
    let ticked = 0
    const report = await goThrough(page, /A company/, (name) => {
      if (name === '8-portal') ticked = performance.now()
      return Promise.resolve()
    })
    const seconds = (performance.now() - ticked) / 1000
    if (statSync(join(dirname(report), 'report.pdf')).size === 0) throw new Error('There is no PDF.')
    return {
      figure: 'report: 34 users, all formats with PDF, from the click',
      value: round(seconds),
      unit: 's',
      bound: 3,
      runs: 1,
    }
  } finally {
    await close()
  }
}
