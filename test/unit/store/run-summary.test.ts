import { rightsOf } from './folder'
import { temporaryFolder } from '../../temporary-folder'
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { HaStatus } from '../../../main/fortios/output'
import { listRuns } from '../../../main/migration/listed-runs'
import type { RunEvent } from '../../../main/migration/events'
import { JournalFile } from '../../../main/store/journal-file'
import { RunFolders } from '../../../main/store/run-folders'
import { summaryOf } from '../../../main/migration/summary'
import { connectedTo, deviceReading, first, opened, prepared, runAfter } from '../migration/world'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds))
const partial = { state: 'partial', message: 'Only a part.', hint: '', people: [] } as const
const events: readonly RunEvent[] = [
  ...prepared,
  { type: 'compared', key: first, checks: [], unchanged: true },
  { type: 'command-sent', key: first, command: 'execute …' },
  { type: 'asked', key: first, question: '(y/n)' },
  { type: 'decided', key: first, answer: 'y' },
  { type: 'settled', key: first, outcome: { ...partial, state: 'unknown' } },
  { type: 'settled', key: first, outcome: partial },
  { type: 'continued', to: 'verify' },
  { type: 'continued', to: 'portal' },
  { type: 'finished', report: 'report.html', summary: '' },
]

function start() {
  const data = temporaryFolder()
  const folders = new RunFolders(data)
  const { journal: path, summary } = folders.folder('live', 'run-1')
  const journal = JournalFile.create(path)
  return { folders, path, summary, journal }
}

/** A run with these events, whose summary is written. */
function listed(count = events.length) {
  const run = start()
  events.slice(0, count).forEach((event, number) => run.journal.append(event, at(number)))
  run.journal.close()
  run.folders.list()
  return run
}

describe('the summary of a run', () => {
  test('names the unit that was approved, whichever of its cluster answered last', () => {
    const serials = ['FGVM000000000001', 'FGVM000000000002']
    const cluster: HaStatus = {
      kind: 'ha-status',
      mode: 'a-p',
      health: { ok: true, messages: [] },
      members: serials.map((serial) => ({ serial, hostname: null, role: null, inSync: true })),
    }
    const [approved, other] = serials.map((serial) => connectedTo(deviceReading({ serial }, cluster)))
    expect.assert(approved && other)
    const run = runAfter(opened, approved, { type: 'continued', to: 'service' }, other)
    expect(summaryOf(run)).toMatchObject({ serial: serials[0], serials })
  })

  test('says after every record what the journal says', () => {
    const { folders, path, summary, journal } = start()
    events.forEach((event, number) => {
      journal.append(event, at(number))
      // The one of before does not fit any more.
      const folded = folders.list()
      expect(existsSync(summary)).toBe(true)
      const bySummary = folders.list()
      expect(bySummary).toEqual(folded)
      writeFileSync(summary, '')
      expect(folders.list()).toEqual(folded)
      expect(JSON.parse(readFileSync(summary, 'utf8'))).toMatchObject({
        journal: { bytes: statSync(path).size },
      })
    })
    journal.close()
    expect(listRuns(folders.list())).toMatchObject([
      { id: 'run-1', title: 'fw-lab', state: 'partial', may: ['report', 'verify'] },
    ])
    expect(folders.summaries()).toMatchObject([{ openAfterYes: [`${first.license} of ${first.vdom}`] }])
  })

  test('is what the first screen reads where it fits, and for this user alone', () => {
    const { folders, summary } = listed(3)
    const file = readFileSync(summary, 'utf8')
    writeFileSync(summary, file.replace('"hostname":"fw-lab"', '"hostname":"from the summary"'))
    expect(listRuns(folders.list())).toMatchObject([{ title: 'from the summary' }])
    expect(rightsOf(summary, 0o077, 0)).toBe(0)
  })

  test.each([
    ['garbage', () => 'garbage'],
    ['nothing', () => ''],
    ['half of it', (text: string) => text.slice(0, text.length / 2)],
    ['one of another version', (text: string) => text.replace(/"version":\d+/, '"version":1')],
    ['one of a longer journal', (text: string) => text.replace(/"bytes":(\d+)/, '"bytes":1$1')],
    ['one with another checksum', (text: string) => text.replace(/"sum":"./, '"sum":"x')],
    ['one of an earlier moment', (text: string) => text.replace(/"changed":\d/, '"changed":0')],
    ['one of another form', (text: string) => text.replace('"openAfterYes":[', '"openAfterYes":[1,')],
  ])('that is %s counts for nothing, and is no fault', (_what, change) => {
    const { folders, summary } = listed()
    const before = folders.list()
    const text = readFileSync(summary, 'utf8')
    const hostile = change(text).replace('"hostname":"fw-lab"', '"hostname":"wrong"')
    expect(hostile).not.toBe(text)
    writeFileSync(summary, hostile)
    expect(folders.list()).toEqual(before)
    expect(readFileSync(summary, 'utf8')).toBe(text)
  })

  test('does not hide that a journal was changed, though its length and its end are the same', () => {
    const { folders, path } = listed()
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('"ticket":"8812345"', '"ticket":"8812346"'))
    utimesSync(path, new Date(), new Date())
    expect(listRuns(folders.list())).toMatchObject([{ problem: { code: 'journal-damaged' } }])
  })

  test('is not needed: where it can’t be written the journal is folded each time', () => {
    const { folders, summary, journal } = start()
    journal.append(opened, at(0))
    journal.close()
    mkdirSync(summary)
    expect(listRuns(folders.list())).toMatchObject([{ id: 'run-1' }])
    expect(listRuns(folders.list())).toMatchObject([{ id: 'run-1' }])
  })
})
