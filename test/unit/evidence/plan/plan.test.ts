import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { HtmlValidate } from 'html-validate'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { planAsCsv } from '../../../../main/evidence/plan/csv'
import { renderPlan } from '../../../../main/evidence/plan/html'
import { planAsJson, planSchemaText } from '../../../../main/evidence/plan/json'
import { planReviews } from '../../../../main/evidence/plan/plan-reviews'
import { reviewOf } from '../../../fixtures/review-text'

const about = { application: '0.0.0-test', company: '<b>Example</b>', now: new Date('2026-11-23T10:00:00Z') }
const sample = (name: string, change: (text: string) => string = (text) => text) =>
  reviewOf(
    change(readFileSync(join(import.meta.dirname, '../../../../assets/samples', `${name}.conf`), 'utf8')),
    { path: `/somewhere/secret/${name}.conf` },
  )
const passedOver = [{ path: 'notes.txt', reason: 'It is no configuration.' }]
const one = await planReviews({ files: [sample('company')], passedOver: [] }, about)
const hostile = sample('vendor-page', (text) =>
  text.replace('set hostname "FGT-LAB"', 'set hostname "=cmd()<script>"'),
)
const fleet = await planReviews(
  { files: [sample('company'), sample('company'), hostile, reviewOf('#FGBK|…')], passedOver },
  about,
)

describe.each([
  ['one device', one],
  ['a fleet', fleet],
] as const)('the plan for %s', (_what, plan) => {
  test('is valid HTML without scripts or anything remote', async () => {
    const page = renderPlan(plan, null)
    const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] })
    const { results } = await validator.validateString(page)
    expect(
      results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`)),
    ).toEqual([])
    expect(page).not.toMatch(/<script|https?:\/\/|<link|@import|url\(|<b>Example/)
  })

  test('as JSON is what docs/plan.schema.json says', () => {
    const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(
      JSON.parse(planSchemaText()) as object,
    )
    const written = JSON.parse([...planAsJson(plan)].join('')) as object
    expect(validate(written) || validate.errors).toBe(true)
    expect(written).toEqual(plan)
  })

  test('is strict CSV in which nothing is a formula', () => {
    const rows = parse(planAsCsv(plan), { bom: true, record_delimiter: '\r\n' })
    const users = plan.devices.reduce((sum, { users }) => sum + Math.max(1, users.length), 0)
    expect(rows).toHaveLength(1 + users + plan.passedOver.length)
    expect(rows.flat().filter((cell) => /^[=+@-]/.test(cell))).toEqual([])
  })

  test('names no folder of the computer that it was made on', () => {
    expect([...planAsJson(plan), renderPlan(plan, null), planAsCsv(plan)].join('')).not.toContain('somewhere')
  })

  test('holds no secret', () => {
    expect([...planAsJson(plan), renderPlan(plan, null)].join('')).not.toMatch(
      /ENC [A-Za-z0-9+/]{8}|PRIVATE KEY/,
    )
  })
})

test('the published schema is that of the code', async () => {
  const text = await format(planSchemaText(), { parser: 'json', printWidth: 110 })
  await expect(text).toMatchFileSnapshot('../../../../docs/plan.schema.json')
})

test('from a backup nothing is known of FortiToken Cloud, the cluster, the window and the flags', () => {
  const [plan] = one.devices
  const unknown = plan?.checks.filter(({ state }) => state === 'unknown').map(({ step }) => step)
  expect(new Set(unknown)).toEqual(
    new Set(['connect', 'service', 'inventory', 'backup', 'preauthorization', 'migrate']),
  )
  expect(plan).toMatchObject({ from: 'backup', change: { window: null, contacts: '', ticket: '' } })
  expect(plan?.licenses.map(({ flag }) => flag)).toEqual(['unknown', 'unknown', 'unknown'])
  expect(plan?.commands?.sequences.map(({ backupWay }) => backupWay)).not.toContain('file')
})

describe('admin-scp of a backup', () => {
  const planOf = async (change: (text: string) => string) => {
    const { devices } = await planReviews({ files: [sample('company', change)], passedOver: [] }, about)
    const { sequences = [], assumptions = [] } = devices[0]?.commands ?? {}
    return {
      ways: sequences.map(({ backupWay }) => backupWay),
      said: assumptions.filter((sentence) => sentence.includes('SCP')),
    }
  }
  const set = '    set admin-scp enable\n'

  test('that is on leaves the lists in which SCP is offered', async () => {
    expect(await planOf((text) => text)).toEqual({
      ways: ['scp', 'scp-refused', 'scp-refused-paged'],
      said: ['According to the backup, SCP is offered (admin-scp is on).'],
    })
  })

  test('that is off, as "show full-configuration" writes it, leaves the others', async () => {
    expect(await planOf((text) => text.replace(set, set.replace('enable', 'disable')))).toEqual({
      ways: ['show', 'show-paged'],
      said: ['According to the backup, SCP is not offered (admin-scp is off).'],
    })
  })

  const every = ['show', 'show-paged', 'scp', 'scp-refused', 'scp-refused-paged']

  test('that is not set is probably off, and every list is there, those without SCP first', async () => {
    expect(await planOf((text) => text.replace(set, ''))).toEqual({
      ways: every,
      said: [
        'The backup does not set admin-scp. It is off by default, and a backup leaves out defaults, so SCP is probably not offered.',
      ],
    })
  })

  test.each([
    ['in a value that nobody documents', (text: string) => text.replace(set, set.replace('enable', 'maybe'))],
    ['without its table', (text: string) => text.replace(/^config system global\n[^]*?^end\n/m, '')],
  ])('%s is not known', async (_what, change) => {
    expect(await planOf(change)).toEqual({
      ways: every,
      said: ['Whether SCP is offered (admin-scp) can’t be told from the file.'],
    })
  })
})

test('what can’t be read is in the plan, without commands, and says why', () => {
  const last = fleet.devices.at(-1)
  expect(last).toMatchObject({ commands: null, licenses: [] })
  expect(last?.error).toMatch(/encrypted/i)
  expect(fleet.devices.at(-1)?.counts.blockers).toBe(1)
})
