import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../../main/migration/events'
import type { RunState } from '../../../../main/migration/run'
import { verify } from '../../../../main/migration/verification'
import { cellText, html, Html } from '../../../../main/text/html'
import { showMarks } from '../../../../main/text/marks'
import type { StepId } from '../../../../main/contract/steps'
import { renderCommands } from '../../../../main/evidence/report/commands-page'
import { renderReport } from '../../../../main/evidence/report/html'
import { makeReport } from '../../../../main/evidence/report/report'
import type { ReportCommand } from '../../../../main/evidence/report/schema'
import {
  deviceReading,
  connectedTo,
  first,
  inventoryOf,
  migrated,
  office,
  opened,
  prepared,
  runAfter,
  second,
  serviceReading,
  type World,
} from '../../migration/world'

describe('a piece of HTML', () => {
  test('lets no value out of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (value, other) => {
        const { text } = html`<p title="${value}">${other}</p>`
        const inside = text.slice('<p title="'.length, -'</p>'.length)
        expect(inside.replace('">', '')).not.toMatch(/[<>"']/)
        const plain = inside.replace(
          /&(?:lt|gt|quot|#39|amp);/g,
          (entity) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' })[entity] ?? '',
        )
        expect(plain).toBe(`${showMarks(value)}">${showMarks(other)}`)
      }),
    )
  })

  test('breaks no word of a cell but one that is too long for a column', () => {
    expect(cellText('ops.lead of vdom-partner').text).toBe('ops.lead of vdom-partner')
    expect(cellText(`of ${'x'.repeat(40)}`).text).toBe(`of <span class="breaks">${'x'.repeat(40)}</span>`)
    expect(cellText(null).text).toBe('–')
  })

  test('takes HTML as it is, lists of it one after the other, and nothing for a dash', () => {
    expect(html`${new Html('<b>1</b>')}${[html`<i>2</i>`, html`<i>3</i>`]}${null}${4}`.text).toBe(
      '<b>1</b><i>2</i><i>3</i>–4',
    )
  })
})

const evil = {
  script: "<script>alert('kim')</script>",
  image: '<img src=x onerror=alert(1)>',
  entity: '&lt;b&gt; & <b>lee</b>',
}
const names: Record<string, string> = { kim: evil.script, ada: evil.image, lee: evil.entity }
const world: World = {
  ...office,
  people: office.people.map((person) => ({ ...person, name: names[person.name] ?? person.name })),
}

/** How a report is set for a browser. */
const setting = { logo: null, rootHash: 'c0ffee'.padEnd(64, '0') }

/** What a report says of a run whose first license ended like this, and whose second was not asked. */
function meaningOf(state: 'done' | 'partial' | 'unknown' | 'refused') {
  const run = runAfter(
    ...prepared,
    { type: 'decided', key: first, answer: 'y' },
    { type: 'settled', key: first, outcome: { state, message: 'Something.', hint: '', people: [] } },
  )
  return reportOf(run).meaning
}

/** A run that has migrated and verified the first license. */
function finished(mode: 'live' | 'rehearsal', more: readonly RunEvent[] = []) {
  const before = { inventory: inventoryOf(world), cloudUsers: [] }
  const after = { inventory: inventoryOf(migrated(world, first)), cloudUsers: [] }
  const verification = verify({
    licenses: [first],
    before,
    after,
    serviceBefore: serviceReading(),
    serviceAfter: serviceReading(),
  })
  const rehearsal =
    mode === 'rehearsal' ? { source: '<i>backup</i>.conf', scenario: 'Everything <b>ready</b>' } : null
  const events: RunEvent[] = prepared.map((event) => {
    if (event.type === 'opened') return { ...opened, mode, rehearsal } as RunEvent
    if (event.type === 'connected') return connectedTo(deviceReading({ hostname: '<u>fw</u>' }))
    return event.type === 'inventory-read' ? { ...event, reading: before } : event
  })
  return runAfter(
    ...events,
    { type: 'decided', key: first, answer: 'y' },
    {
      type: 'settled',
      key: first,
      outcome: { state: 'done', message: 'Migrated: <s>2</s> users.', hint: '', people: [] },
    },
    { type: 'verified', verification },
    { type: 'login-tried', worked: false, message: '<script>login</script>' },
    ...more,
  )
}

function page(mode: 'live' | 'rehearsal', company = '') {
  const run = finished(mode)
  const report = reportOf(run, company)
  return { run, report, text: renderReport(report, setting) }
}

function reportOf(run: RunState, company = '') {
  return makeReport({
    run,
    records: [],
    commands: [],
    company,
    signedWith: 'ab'.repeat(32),
    timeZone: 'America/New_York',
    now: new Date('2026-11-23T12:00:00Z'),
  })
}

describe('the report', () => {
  test('says that nothing was migrated only if that is known of every license', () => {
    const nothing = 'Nothing was migrated, so nothing can be lost by it.'
    expect(meaningOf('refused')).toContain(nothing)
    for (const state of ['done', 'partial', 'unknown'] as const)
      expect(meaningOf(state).join(' '), state).not.toContain('Nothing was migrated')
  })

  test('shows the words of the device and of the person as text, never as markup', () => {
    for (const mode of ['live', 'rehearsal'] as const) {
      const { text } = page(mode, '<script>company</script>')
      expect(text).not.toMatch(/<(?:script|img|iframe|object|link)\b|<(?:s|u|i|b)>/i)
      expect(text).not.toMatch(/\son\w+="/)
      expect(text).toContain('&lt;script&gt;alert(&#39;kim&#39;)&lt;/script&gt;')
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    }
  })

  test('contains every user of the chosen licenses, with the serial number that must stay', () => {
    const { run, report, text } = page('live')
    const rows = run.verification?.rows ?? []
    expect(rows).toHaveLength(2)
    for (const { token } of rows) expect(text).toContain(token)
    expect(report.users).toHaveLength(3)
    expect(report.users.find(({ state }) => state === 'not-migrated')).toMatchObject({
      standing: 'unchanged',
      result: 'Not migrated: not asked',
    })
    for (const { token } of report.users) expect(text).toContain(token)
  })

  test('says on page one which words were approved, and among the decisions all that was out of the ordinary', () => {
    const reason = 'Customer Service confirmed it in ticket 8812345.'
    const events: RunEvent[] = [
      {
        type: 'wording-approved',
        key: first,
        question: 'Other words? (y/n)',
        reason,
        serial: 'FG1',
        build: '1',
      },
      { type: 'used-up', key: first, printed: 'Another question? (y/n)' },
      { type: 'time-passed', minutes: 15 },
      { type: 'second-session-read', key: first, serial: 'FG1', untouched: false },
    ]
    const at = '2026-11-23T11:00:00.000Z'
    const report = makeReport({
      run: finished('rehearsal', events),
      records: events.map((event, index) => ({ number: index + 1, at, event })),
      commands: [],
      company: '',
      signedWith: 'ab'.repeat(32),
      timeZone: 'America/New_York',
      now: new Date('2026-11-23T12:00:00Z'),
    })
    expect(report.meaning.filter((sentence) => sentence.includes(reason))).toEqual([
      `The FortiGate asked about license ${first.license} of ${first.vdom} with a wording that the vendor doesn’t document. It was approved by hand: “${reason}”`,
    ])
    expect(report.decisions.map(({ what }) => what)).toEqual([
      `Approved another wording of the question for ${first.license} of ${first.vdom}: ${reason}`,
      `Not answered for ${first.license} of ${first.vdom}: the FortiGate printed something after its question, so the session was ended`,
      'Rehearsal only: 15 minutes were skipped instead of waited for',
      `A second session read ${first.license} of ${first.vdom} right before the answer: no longer untouched, so “y” was not sent`,
    ])
    expect(page('live').report.meaning.join(' ')).not.toContain('approved by hand')
  })

  test('says of a rehearsal that it is one, and of nothing else', () => {
    const rehearsal = page('rehearsal')
    expect(rehearsal.text).toMatch(/<title>REHEARSAL: /)
    expect(rehearsal.text).toContain('No real device was touched')
    const live = page('live')
    expect(live.text).not.toMatch(/rehearsal\b(?![^<]*\{)/i)
    expect(live.report.rehearsal).toBeNull()
  })

  test('on paper leaves out what nobody reads on, and says how many and where they are', () => {
    const { report, text } = page('live')
    const [user] = report.users
    if (!user) throw new Error('There is a user.')
    const good = {
      ...user,
      state: 'through',
      standing: 'through',
      portal: 'same',
      advice: '',
    } as const
    const many = {
      ...report,
      users: [
        {
          ...good,
          name: 'zoe',
          state: 'not-converted',
          standing: 'attention',
          result: 'Not converted',
        } as const,
        ...Array.from({ length: 699 }, (_none, at) => ({ ...good, name: `user-${at}` })),
      ],
      changes: Array.from({ length: 501 }, (_none, at) => ({ where: `entry ${at}`, what: 'is new' })),
    }
    const paper = renderReport(many, { ...setting, most: 500, isPrinted: true })
    expect(paper).toContain('<td>zoe</td>')
    expect(paper).toContain('<td>user-498</td>')
    expect(paper).not.toContain('<td>user-499</td>')
    expect(paper).toContain('700 users. 1 user has not come through, listed first')
    expect(paper).toContain('And 200 users more,')
    expect(paper).toContain('And 1 change more,')
    // Only what is printed has its type from beside it.
    expect(paper).toContain('<link rel="stylesheet" href="fonts.css" />')
    expect(renderReport(many, setting)).not.toMatch(/<link|font-src/)
    expect(renderReport(many, setting)).toContain('<td>user-698</td>')
    expect(`${renderReport(many, setting)}${text}`).not.toMatch(/And \d+ \w+ more,/)
  })

  test('of a later verification says so, and of when the migration was', () => {
    const later = [
      { type: 'finished', report: '/r', summary: '' },
      { type: 'reopened', why: 'verify', application: '1', laptop: { user: 'ada', host: 'laptop' } },
    ] satisfies readonly RunEvent[]
    const run = finished('live', later)
    const make = (of: typeof run) =>
      makeReport({
        run: of,
        records: later.map((event, at) => ({ number: at + 1, at: '2027-01-05T08:00:00.000Z', event })),
        commands: [],
        company: '',
        signedWith: 'ab'.repeat(32),
        timeZone: 'America/New_York',
        now: new Date('2027-01-05T12:00:00Z'),
      })
    const report = make(run)
    expect(report.title).toMatch(/^Later verification of /)
    expect(report.meaning[0]).toContain('The migration itself was on 23 November 2026')
    expect(report.earlier).toMatchObject([{ sentence: expect.stringContaining('of 3 users') as string }])
    expect(report.decisions.map(({ what }) => what)).toContain('Opened again to verify, by ada on laptop')
    expect(make(finished('live'))).toMatchObject({ earlier: [] })
    expect(renderReport(report, setting)).toContain('Earlier report')
  })

  test('shows the hash of the record as text and as a QR code', () => {
    const { text } = page('live')
    expect(text).toContain(`<p class="mono">${setting.rootHash}</p>`)
    expect(text).toContain('aria-label="The same hash as a QR code"')
  })

  test('shows local time with its distance from UTC, and UTC beside it once', () => {
    const { report, text } = page('live')
    const shown = text.match(/\d\d:\d\d UTC\S*/g) ?? []
    expect(report.timeZone).toBe('America/New_York')
    expect(shown.filter((time) => /UTC−[45]/.test(time)).length).toBeGreaterThan(3)
    // Beside the local one, and in the foot, which says when it was written.
    expect(shown.filter((time) => !/UTC−[45]/.test(time))).toHaveLength(2)
  })

  test('names on page one what did not move: what was refused, and what nobody chose', () => {
    const { report } = page('live')
    const left = [{ license: 'FTMTRIAL0000', vdom: 'root', kind: 'trial', users: 1 }] as const
    const shown = renderReport({ ...report, left }, setting)
    const first = shown.slice(0, shown.indexOf('What this means'))
    expect(first).toContain('Licenses that were not migrated')
    expect(first).toContain(second.license)
    expect(first).toContain('FTMTRIAL0000')
    const licenses = report.licenses.map((license) => ({ ...license, state: 'migrated' as const }))
    expect(renderReport({ ...report, licenses, left: [] }, setting)).not.toContain('were not migrated')
  })

  test('says when the change was planned, its number, and whom to call', () => {
    const { report, text } = page('live')
    const window = {
      begin: '2026-11-23T20:00:00.000Z',
      end: '2026-11-23T22:00:00.000Z',
      timeZone: 'Europe/Zurich',
      words: '23 November 2026, 21:00 to 23:00 UTC+1',
      contacts: 'Kim, 4711\nHelp desk, 4712',
      ticket: 'CHG-1',
    }
    const shown = renderReport({ ...report, window }, setting)
    expect(shown.replace(/\s+/g, ' ')).toContain(
      `Planned for ${window.words} (2026-11-23 20:00 UTC to 2026-11-23 22:00 UTC), change CHG-1.`,
    )
    expect(shown).toContain('<dd>Kim, 4711; Help desk, 4712</dd>')
    expect(text).not.toContain('Whom to call')
  })

  test('has the commands on a page of their own, with an index by step', () => {
    const command = (at: string, step?: StepId) =>
      ({
        at,
        scope: '',
        command: `get ${at}`,
        seconds: 1,
        lines: 0,
        output: '',
        cut: false,
        sameAs: null,
        transcriptLine: 1,
        step,
      }) as ReportCommand
    const { report, text } = page('live')
    const shown = renderCommands({
      ...report,
      commands: [
        command('2026-11-23T10:00:00.000Z', 'connect'),
        command('2026-11-23T10:00:01.000Z', 'connect'),
        command('2026-11-23T10:01:00.000Z', 'service'),
        command('2026-11-23T10:02:00.000Z', 'connect'),
      ],
    })
    expect(
      [...shown.matchAll(/<a href="#(.*?)">(.*?)<\/a>,\s+(\d+ lines?)/g)].map((found) => found.slice(1)),
    ).toEqual([
      ['visit-1', '1. Connect', '2 lines'],
      ['visit-2', '2. Check the service', '1 line'],
      ['visit-3', '1. Connect', '1 line'],
    ])
    for (const id of ['visit-1', 'visit-2', 'visit-3']) expect(shown).toContain(`id="${id}"`)
    expect(shown.match(/<pre>|class="command"/g)).toHaveLength(4)
    expect(text).not.toContain('class="command"')
  })

  test('has one verdict: its figures, its sentences and its tables can’t contradict one another', () => {
    const { report, text } = page('live')
    const { verdict } = report
    expect(verdict).toMatchObject({
      state: 'incomplete',
      users: { chosen: 3 },
      licenses: [{ state: 'migrated' }, { ...second, state: 'not-asked', users: 1 }],
      secondLogin: 'failed',
    })
    expect(text).toContain('Not everything was migrated.')
    expect(text).toContain(`<strong>${verdict.users.through} of 3</strong> users came through`)
    expect(text).toContain(`<strong>1 of 2</strong> licenses migrated`)
    expect(text).toContain(second.license)
    expect(text).not.toContain('Everyone came through')
    for (const standing of ['through', 'attention', 'unchanged', 'unknown'] as const) {
      expect(report.users.filter((user) => user.standing === standing)).toHaveLength(verdict.users[standing])
    }
    expect(report.meaning).toEqual(expect.arrayContaining([...verdict.open]))
  })

  test('loads nothing and runs nothing', () => {
    const { text } = page('live')
    expect(text).toContain("default-src 'none'")
    expect(text).not.toMatch(/(?:src|href)="(?!#|data:)/)
  })
})
