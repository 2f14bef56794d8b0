import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { verifyBackups } from '../../main/evidence/verify-backups'
import { openSigningKey } from '../../main/evidence/signing-key'
import { writeEvidence } from '../../main/evidence/write-evidence'
import { parseConfig, scopesOf } from '../../main/fortios/config'
import type { JournalRecord } from '../../main/migration/journal'
import type { RunEvent } from '../../main/migration/events'
import { foldRun } from '../../main/migration/run'
import { verify } from '../../main/migration/steps/verify'
import { takeInventory } from '../../main/review'
import { goThrough } from '../e2e/rehearsal'
import { median, round, type Figure } from './figure'
import { openWindow, type Stage } from './window'

const users = 20_000

/**
 * Verification of 20,000 users once the text is here, reading it included; the report of them in all formats but
 * PDF; and a whole report with its PDF for the sample company.
 */
export async function measure(stage: Stage): Promise<readonly Figure[]> {
  const before = configuration(true)
  const after = configuration(false)
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
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
  const { ms, mb } = await writeLarge(before, after)
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
      value: round(ms / 1000),
      unit: 's',
      bound: 20,
      runs: 1,
    },
    {
      figure: 'report: 20,000 users, rise of memory (RSS)',
      value: round(mb),
      unit: 'MB',
      bound: 600,
      runs: 1,
    },
    await finishing(stage),
  ]
}

function configuration(before: boolean): string {
  const lines = ['config user fortitoken']
  const serial = (at: number) => `FTKMOB21${at.toString(16).toUpperCase().padStart(8, '0')}`
  for (let at = 0; before && at < users; at++) {
    lines.push(`    edit "${serial(at)}"`, '        set license "EFTM000000000001"', '    next')
  }
  lines.push('end', 'config user local')
  for (let at = 0; at < users; at++) {
    lines.push(`    edit "user-${String(at)}"`, '        set type password')
    if (before) lines.push('        set two-factor fortitoken', `        set fortitoken "${serial(at)}"`)
    else lines.push('        set two-factor fortitoken-cloud')
    lines.push(`        set email-to "user-${String(at)}@example.com"`, '    next')
  }
  return `${lines.join('\n')}\nend\n`
}

/** The evidence of a run with 20,000 users, and a transcript in which their configuration was read four times. */
async function writeLarge(before: string, after: string): Promise<{ ms: number; mb: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'tokenferry-bench-'))
  try {
    const [inventory, later] = [before, after].map((text) =>
      takeInventory({ scopes: scopesOf(parseConfig(text)) }),
    )
    if (!inventory || !later) throw new Error('There are two texts.')
    const key = { license: 'EFTM000000000001', vdom: 'root' }
    const verification = verify({
      licenses: [key],
      before: { inventory, cloudUsers: [] },
      after: { inventory: later, cloudUsers: [] },
      serviceBefore: null,
      serviceAfter: null,
    })
    const events: readonly RunEvent[] = [
      {
        type: 'opened',
        id: 'bench',
        mode: 'live',
        application: '0',
        laptop: { user: 'kim', host: 'laptop' },
        rehearsal: null,
      },
      { type: 'inventory-read', reading: { inventory, cloudUsers: [] } },
      { type: 'licenses-chosen', licenses: [key] },
      { type: 'settled', key, outcome: { state: 'done', message: 'Migrated.', hint: '', people: [] } },
      { type: 'verified', verification },
    ]
    const at = '2026-11-23T12:00:00.000Z'
    const records: readonly JournalRecord[] = events.map((event, number) => ({
      number: number + 1,
      at,
      event,
    }))
    const run = foldRun(records)
    if (!run) throw new Error('There is a run.')
    const journal = join(folder, 'journal.jsonl')
    const transcript = join(folder, 'transcript.log')
    writeFileSync(journal, '')
    const lines = before
      .split('\n')
      .map((line) => `${at}   ${line}\n`)
      .join('')
    writeFileSync(transcript, Array.from({ length: 4 }, () => `${at} > show user local\n${lines}`).join(''))
    const memory = process.memoryUsage.rss()
    const began = performance.now()
    await writeEvidence(join(folder, 'evidence'), {
      run,
      records,
      journal,
      transcript,
      look: { company: '', paper: 'A4' },
      logo: null,
      signer: openSigningKey(folder, null),
      printPdf: null,
      now: new Date(at),
    })
    return { ms: performance.now() - began, mb: Math.max(0, process.memoryUsage.rss() - memory) / 1e6 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

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
