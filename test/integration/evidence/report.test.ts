import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { checkBundle } from '../../../main/evidence/check-bundle'
import { reportSchema, type Report } from '../../../main/evidence/report/schema'
import { Headless } from '../procedure/rehearsal'
import { temporaryFolder } from '../../temporary-folder'

const schemaFile = join(import.meta.dirname, '../../../docs/report.schema.json')

let app: Headless
let folder: string
let report: Report

beforeAll(async () => {
  app = new Headless()
  await app.call('setReportLook', { company: 'Example <AG> & Söhne', paper: 'Letter' })
  await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'ready' })
  await app.prepare()
  for (const { license, vdom } of app.run.migrate?.licenses ?? []) {
    await app.call('askDevice', { license, vdom })
    await app.call('answerDevice', { license, vdom, answer: 'y', typed: license })
  }
  await app.call('continueRun')
  await app.call('backUpAfter')
  await app.call('tryLogin')
  await app.call('continueRun')
}, 60_000)

afterAll(async () => {
  await app.close()
})

const copyOfBundle = () => {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

describe('the steps before the report', () => {
  test('the whole configuration was compared, and nothing else changed', () => {
    expect(app.run.problem).toBeNull()
    expect(app.run.verify?.backupAfter).toMatchObject({ changes: { count: 0 } })
  })

  test('the lines of a user before and after stand side by side, without secrets', async () => {
    const [row] = await app.call('verificationRows')
    const { before, after } = await app.call('verificationLines', { key: row?.key ?? '' })
    expect(before.join('\n')).toMatch(/set two-factor fortitoken\n.*set fortitoken "FTKMOB/)
    expect(after.join('\n')).toContain('set two-factor fortitoken-cloud')
    expect(after.join('\n')).not.toContain('FTKMOB')
    expect([...before, ...after].join('\n')).not.toMatch(/ENC [A-Za-z0-9]/)
  })

  test('a list names its columns; an exchanged serial number is found, the right one is ticked', async () => {
    const [row] = await app.call('portalRows')
    if (!row) throw new Error('There is nobody to compare.')
    const list = (serial: string) =>
      `"Username";"Status";"Token SN"\r\n"${row.name}";"active";"${serial}"\r\n`
    const preview = await app.call('previewPasted', { text: list(row.token) })
    expect(preview).toMatchObject({ name: 0, serial: 2, rows: 1 })
    await app.call('matchPasted', { text: list('FTKMOB99AAAAAA01') })
    expect(app.run.portal).toMatchObject({ ticked: 0, absent: 0 })
    expect(await app.call('portalDifferences')).toEqual([
      `${row.name} (administrator): the portal must show ${row.token}, but the list shows FTKMOB99AAAAAA01.`,
    ])
    const tick = { keys: [row.key], ticked: true }
    expect(await app.refusal('tick', tick)).toContain('at least 20 characters')
    await app.call('tick', { ...tick, reason: 'Looked again: that page was an old one.' })
    expect(app.run.verdict).toMatchObject({ state: 'attention', portal: { confirmedByHand: 1 } })
    await app.call('matchPasted', { text: list(row.token) })
    expect(app.run.portal).toMatchObject({ ticked: 1, different: { count: 0 } })
    expect(app.run.verdict).toMatchObject({ state: 'complete', open: [] })
  })

  test('a rehearsal asks no REST API', async () => {
    const result = await app.result('matchCloud', {
      host: 'ftc.fortinet.com',
      clientId: 'id',
      clientSecret: 'secret',
    })
    expect(result).toMatchObject({ ok: false, problem: { code: 'rehearsal-without-cloud' } })
  })

  test('finishing writes the bundle', async () => {
    await app.call('finish')
    expect(app.run.problem).toBeNull()
    folder = dirname(app.run.finished?.report ?? '')
    report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
    expect(report).toMatchObject({ mode: 'rehearsal', version: 2, company: 'Example <AG> & Söhne' })
    expect(report.verdict).toEqual(app.run.verdict)
    expect(report.verdict).toMatchObject({ state: 'complete', users: { chosen: 1, through: 1 } })
    expect(app.run.finished?.dates.map(({ id }) => id)).toContain('old-license')
  })
})

describe('the report', () => {
  test('is valid HTML without scripts or anything remote', async () => {
    const page = readFileSync(join(folder, 'report.html'), 'utf8')
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
    })
    const result = await validator.validateString(page)
    expect(
      result.results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`)),
    ).toEqual([])
    expect(page).not.toMatch(/<script|https?:\/\/|<link|@import|url\(/)
    expect(page).toContain('Example &lt;AG&gt; &amp; Söhne')
    expect(page).toContain('No real device was touched')
  })

  test('as JSON is what docs/report.schema.json says', () => {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as object
    expect(schema).toEqual(z.toJSONSchema(reportSchema))
    const validate = new Ajv2020({ strict: true }).compile(schema)
    expect(validate(report) || validate.errors).toBe(true)
  })

  test.each(['verdict', 'users', 'licenses', 'other-changes', 'findings', 'commands', 'decisions'])(
    '%s.csv is strict CSV',
    (name) => {
      const rows = parse(readFileSync(join(folder, `${name}.csv`)), { bom: true, record_delimiter: '\r\n' })
      expect(rows.every((row) => row.at(-1) === 'REHEARSAL')).toBe(true)
      if (name === 'users') expect(rows).toHaveLength(report.users.length + 1)
      if (name === 'commands') expect(rows).toHaveLength(report.commands.length + 1)
    },
  )

  test('lists every command with its time, and the line where the transcript has it', () => {
    const transcript = readFileSync(join(folder, 'transcript.log'), 'utf8').split('\n')
    const sent = transcript.filter((line) => /^\S+ \([^ ]*\)> /.test(line))
    expect(report.commands).toHaveLength(sent.length)
    for (const { at, scope, command, transcriptLine } of report.commands) {
      expect(transcript[transcriptLine - 1]).toBe(`${at} (${scope})> ${command}`)
    }
    expect(
      report.commands.some(({ command }) => command.startsWith('execute fortitoken-cloud migrate-ftm')),
    ).toBe(true)
  })

  test('says each tick and each reason among what was decided', () => {
    const said = report.decisions.map(({ what }) => what)
    expect(said).toContainEqual(
      expect.stringMatching(
        /^Different in the list, confirmed by hand: .* \(.*\): Looked again: that page was an old one\.$/,
      ),
    )
    expect(said).toContainEqual(expect.stringMatching(/^Serial number ticked as the same: /))
    expect(said).toContainEqual(expect.stringMatching(/^Serial number no longer ticked as the same: /))
  })

  test('holds no secret of the sample', () => {
    for (const name of ['report.html', 'report.json', 'commands.csv', 'transcript.log', 'journal.jsonl']) {
      expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(
        /ENC [A-Za-z0-9+/]{8}|BEGIN [A-Z ]*PRIVATE KEY/,
      )
    }
  })

  test('the calendar is one that RFC 5545 describes', () => {
    const text = readFileSync(join(folder, 'dates.ics'), 'utf8')
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
    const lines = text.replace(/\r\n /g, '').trimEnd().split('\r\n')
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const count = (line: string) => lines.filter((each) => each === line).length
    expect(count('BEGIN:VEVENT')).toBe(report.dates.length)
    expect(count('END:VEVENT')).toBe(report.dates.length)
    expect(
      lines
        .filter((line) => line.startsWith('SUMMARY:'))
        .every((line) => line.startsWith('SUMMARY:REHEARSAL: ')),
    ).toBe(true)
    for (const { date } of report.dates)
      expect(lines).toContain(`DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`)
  })
})

describe('the bundle', () => {
  test('is intact, and sha256sum and openssl say so as well', async () => {
    expect(await checkBundle(folder, report.signedWith)).toMatchObject({
      problems: [],
      fingerprint: report.signedWith,
    })
    execFileSync('sha256sum', ['--strict', '--quiet', '-c', 'SHA256SUMS'], { cwd: folder })
    const openssl = [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-inkey',
      'signer.pem',
      '-rawin',
      '-in',
      'SHA256SUMS',
      '-sigfile',
      'SHA256SUMS.sig',
    ]
    expect(execFileSync('openssl', openssl, { cwd: folder, encoding: 'utf8' })).toContain(
      'Signature Verified Successfully',
    )
    const readme = readFileSync(join(folder, 'README.txt'), 'utf8')
    expect(readme).toContain(`openssl ${openssl.join(' ')}`)
    expect(readme).toContain(report.signedWith)
  })

  test('of docs/samples is intact, and a rehearsal', async () => {
    const samples = join(dirname(schemaFile), 'samples')
    expect((await checkBundle(samples, null)).problems).toEqual([])
    expect(readFileSync(join(samples, 'report.html'), 'utf8')).toContain('No real device was touched')
  })

  test('names what was changed, removed and added', async () => {
    const copy = copyOfBundle()
    appendFileSync(join(copy, 'report.html'), ' ')
    rmSync(join(copy, 'users.csv'))
    writeFileSync(join(copy, 'note.txt'), 'x')
    const { problems } = await checkBundle(copy, null)
    expect(problems).toEqual(
      ['report.html was changed.', 'users.csv is missing.', 'note.txt was added.'].toSorted(
        (a, b) => problems.indexOf(a) - problems.indexOf(b),
      ),
    )
  })

  test('says when the manifest was made to fit', async () => {
    const copy = copyOfBundle()
    appendFileSync(join(copy, 'report.html'), ' ')
    const sums = spawnSync('sha256sum', ['report.html'], { cwd: copy, encoding: 'utf8' }).stdout.trim()
    const manifest = readFileSync(join(copy, 'SHA256SUMS'), 'utf8').replace(/^.* report\.html$/m, sums)
    writeFileSync(join(copy, 'SHA256SUMS'), manifest)
    const { problems } = await checkBundle(copy, null)
    expect(problems).toEqual([
      'SHA256SUMS is not the one that was signed: it, its signature or the key was changed.',
    ])
  })

  test('signed by another key is not the one that is expected', async () => {
    const { problems } = await checkBundle(folder, `SHA256:${'0'.repeat(64)}`)
    expect(problems.join()).toContain('It was signed with another key')
  })

  test('a journal that was changed shows by its chain', async () => {
    const copy = copyOfBundle()
    const journal = readFileSync(join(copy, 'journal.jsonl'), 'utf8').replace('"answer":"y"', '"answer":"n"')
    writeFileSync(join(copy, 'journal.jsonl'), journal)
    const { problems } = await checkBundle(copy, null)
    expect(problems.join()).toContain('The chain of journal.jsonl is broken')
  })

  test('the key is kept for this user alone, and is the same the next time', async () => {
    const key = JSON.parse(readFileSync(join(app.dataFolder, 'signing-key.json'), 'utf8')) as { kept: string }
    expect(key.kept).toBe('file')
    const { openSigningKey } = await import('../../../main/evidence/signing-key')
    expect(openSigningKey(app.dataFolder, null).signer.fingerprint).toBe(report.signedWith)
  })
})
