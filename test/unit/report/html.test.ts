import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../main/migration/events'
import { verify } from '../../../main/migration/steps/verify'
import { html, Html } from '../../../main/report/escape'
import { renderReport } from '../../../main/report/html'
import { makeReport } from '../../../main/report/report'
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
  serviceReading,
  type World,
} from '../migration/world'

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
        expect(plain).toBe(`${value}">${other}`)
      }),
    )
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
  const report = makeReport({
    run,
    records: [],
    commands: [],
    company,
    signedWith: 'ab'.repeat(32),
    now: new Date('2026-11-23T12:00:00Z'),
  })
  return { run, report, text: renderReport(report, null) }
}

describe('the report', () => {
  test('shows the words of the device and of the person as text, never as markup', () => {
    for (const mode of ['live', 'rehearsal'] as const) {
      const { text } = page(mode, '<script>company</script>')
      expect(text).not.toMatch(/<(?:script|img|iframe|object|link)\b|<(?:s|u|i|b)>/i)
      expect(text).not.toMatch(/\son\w+="/)
      expect(text).toContain('&lt;script&gt;alert(&#39;kim&#39;)&lt;/script&gt;')
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    }
  })

  test('contains every user of the migrated licenses, with the serial number that must stay', () => {
    const { run, text } = page('live')
    const rows = run.verification?.rows ?? []
    expect(rows).toHaveLength(2)
    for (const { token } of rows) expect(text).toContain(token)
  })

  test('says of a rehearsal that it is one, and of nothing else', () => {
    const rehearsal = page('rehearsal')
    expect(rehearsal.text).toMatch(/<title>REHEARSAL: /)
    expect(rehearsal.text).toContain('No real device was touched')
    const live = page('live')
    expect(live.text).not.toMatch(/rehearsal\b(?![^<]*\{)/i)
    expect(live.report.rehearsal).toBeNull()
  })

  test('loads nothing and runs nothing', () => {
    const { text } = page('live')
    expect(text).toContain("default-src 'none'")
    expect(text).not.toMatch(/(?:src|href)="(?!#|data:)/)
  })
})
