import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { reviewReportSchema } from '../../../main/contract/review'
import { planSchema } from '../../../main/migration/plan/schema'
import type { FleetRow, ReviewLists, ReviewPart } from '../../../main/contract/review-view'
import { branchConfig, writeFleet } from '../../fixtures/fleet'
import { generateConfig } from '../../fixtures/generate-config'
import { zip } from '../../fixtures/archives/pack'
import { Headless } from '../procedure/rehearsal'
import { BuiltThread } from './built-thread'
import { temporaryFolder } from '../../temporary-folder'

let thread: BuiltThread
let headless: Headless
let folder: string

beforeAll(async () => {
  thread = await BuiltThread.build()
}, 60_000)
afterAll(() => thread.remove())
beforeEach(() => {
  headless = new Headless(thread.address)
  folder = temporaryFolder()
})
afterEach(async () => {
  await headless.close()
})

const put = (name: string, text: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const settled = () =>
  vi.waitFor(
    () => {
      expect(headless.snapshot.review?.progress ?? null).toBeNull()
    },
    { timeout: 20_000, interval: 20 },
  )
const review = async (...paths: string[]): Promise<readonly FleetRow[]> => {
  await headless.call('reviewDropped', { paths })
  await settled()
  return headless.call('fleetRows')
}
const partOf = async <P extends ReviewPart>(id: string, part: P) =>
  JSON.parse(await headless.call('reviewedPart', { id, part })) as ReviewLists[P]
const refusal = async (...call: Parameters<Headless['result']>) => {
  const result = await headless.result(...call)
  return result.ok ? null : result.problem.code
}

describe('adding', () => {
  test('a folder: every configuration below it and nothing else, each with its figures or why there are none', async () => {
    const { names } = writeFleet(folder)
    const rows = await review(folder)
    const expected = names.map((name) => name.split('/').at(-1)).filter((name) => name !== 'shopping.txt')
    expect(rows.map(({ name }) => name).sort()).toEqual(expected.sort())
    expect((await headless.call('passedOver')).map(({ path }) => path.split('/').at(-1))).toContain(
      'shopping.txt',
    )
    const byName = (name: string) => rows.find((row) => row.name === name)
    expect(byName('branch-01.conf')).toMatchObject({
      device: { hostname: 'FW-BRANCH-01', version: '7.2.8' },
      ...{ licenses: 1, tokens: 4, migrate: 3, stay: 0, attention: 1, blockers: 0, warnings: 1, error: null },
    })
    expect(byName('branch-13.conf.gz')?.device?.hostname).toBe('FW-BRANCH-13')
    expect(byName('branch-14.cfg')?.folder).toBe(join(folder, 'older'))
    expect(byName('data-center.conf')).toMatchObject({ vdoms: 5, tokens: 40 })
    expect(byName('encrypted.conf')).toMatchObject({ error: { code: 'encrypted-backup' }, device: null })
    expect(byName('appliance.yaml')?.error?.code).toBe('yaml-backup')
    expect(byName('truncated.conf')).toMatchObject({ error: { code: 'truncated' }, migrate: 2 })
    expect(byName('masked.conf')).toMatchObject({ kind: 'masked', error: null })
    const counts = headless.snapshot.review?.counts
    expect(counts).toMatchObject({ files: expected.length, failed: 3, passedOver: 2, blocked: 0 })
    expect(counts?.migrate).toBe(rows.reduce((sum, { migrate }) => sum + migrate, 0))
  })

  test('the same content twice is one file, and it is said how often', async () => {
    const path = put('one.conf', branchConfig(1))
    copyFileSync(path, join(folder, 'copy.conf'))
    expect(await review(folder)).toHaveLength(1)
    expect(headless.snapshot.review?.repeated).toBe(1)
    await review(path)
    expect(headless.snapshot.review?.counts.files).toBe(1)
    await review(put('two.conf', branchConfig(2)))
    expect(headless.snapshot.review).toMatchObject({ repeated: 0, counts: { files: 2 } })
  })

  test('a file that has changed since is reviewed anew and takes the place of the old one', async () => {
    const path = put('one.conf', branchConfig(1))
    const [before] = await review(path)
    put('one.conf', branchConfig(1, { migrated: true }))
    const after = await review(path)
    expect(after).toMatchObject([{ name: 'one.conf', migrate: 0, stay: 4 }])
    expect(await refusal('reviewedPart', { id: before?.id ?? '', part: 'users' })).toBe('no-such-file')
  })

  test('a file that is not there is a row that says so', async () => {
    const [row] = await review(join(folder, 'gone.conf'))
    expect(row).toMatchObject({ name: 'gone.conf', error: { code: 'unreadable' }, device: null })
  })

  test('a folder without any, or a drop of nothing, opens no review', async () => {
    mkdirSync(join(folder, 'empty'))
    expect(await refusal('reviewDropped', { paths: [join(folder, 'empty')] })).toBe('nothing-to-review')
    expect(headless.snapshot.review).toBeNull()
    expect(await refusal('reviewDropped', { paths: [] })).toBe('nothing-to-review')
    expect(headless.snapshot.review).toBeNull()
  })

  test('a dialog that was closed changes nothing; what it chose is reviewed', async () => {
    await headless.call('chooseReviewFiles')
    expect(headless.snapshot.review).toBeNull()
    headless.files.push(put('one.conf', branchConfig(1)), put('two.conf', branchConfig(2)))
    await headless.call('chooseReviewFiles')
    await settled()
    expect(headless.snapshot.review?.counts.files).toBe(2)
  })
})

describe('stopping', () => {
  test('what is done stays, the rest is left out, and more can be added afterwards', async () => {
    const slow = put('slow.conf', generateConfig({ megabytes: 30, vdoms: 20, tokens: 2000, users: 2000 }))
    await review(put('one.conf', branchConfig(1)))
    await headless.call('reviewDropped', { paths: [slow, put('two.conf', branchConfig(2))] })
    expect(headless.snapshot.review?.progress).toMatchObject({ looking: false, done: 0, total: 2 })
    await headless.call('cancelReview')
    expect(headless.snapshot.review).toMatchObject({ progress: null, counts: { files: 1 } })
    const rows = await review(join(folder, 'two.conf'))
    expect(rows.map(({ name }) => name)).toEqual(['one.conf', 'two.conf'])
  })

  test('before anything is done it ends the review', async () => {
    const slow = put('slow.conf', generateConfig({ megabytes: 30, vdoms: 20, tokens: 2000, users: 2000 }))
    await headless.call('reviewDropped', { paths: [slow] })
    await headless.call('cancelReview')
    expect(headless.snapshot.review).toBeNull()
  })

  test('closing forgets everything', async () => {
    const [row] = await review(put('one.conf', branchConfig(1)))
    await headless.call('closeReview')
    expect(headless.snapshot.review).toBeNull()
    expect(await headless.call('fleetRows')).toEqual([])
    expect(await refusal('reviewedPart', { id: row?.id ?? '', part: 'users' })).toBe('no-such-file')
  })
})

describe('a file', () => {
  test('is told whole, and each finding leads to its line, without secrets', async () => {
    const [row] = await review(put('one.conf', branchConfig(7)))
    const id = row?.id ?? ''
    expect(row?.sizes).toEqual({ findings: 1, users: 4, licenses: 1, tokens: 4 })
    expect((await partOf(id, 'licenses')).map(({ license }) => license)).toEqual(['EFTM000000000007'])
    expect(await partOf(id, 'tokens')).toHaveLength(4)
    expect((await partOf(id, 'users')).map(({ name }) => name)).toEqual([
      'ana.keller',
      'b.osman',
      'c.rossi',
      'd.weber',
    ])
    const [finding] = await partOf(id, 'findings')
    expect(finding?.id).toBe('token.pending')
    const source = await headless.call('sourceLines', { id, line: finding?.line ?? 0 })
    expect(source.lines[(finding?.line ?? 0) - source.from]).toBe('    edit "FTKMOB0007000001"')
    const text = source.lines.join('\n')
    expect(text).toContain('set hostname "FW-BRANCH-07"')
    expect(text).not.toMatch(/6c4f8a0be4|0123456789ABCDEF|c3VwZXJzZWNyZXQ|bm90LWEtcmVhbC/)
  })

  test('says why each user needs attention, what was found about it, and its lines without secrets', async () => {
    const [row] = await review(put('one.conf', branchConfig(7)))
    const id = row?.id ?? ''
    const [finding] = await partOf(id, 'findings')
    const users = await partOf(id, 'users')
    expect(users.filter(({ why }) => why.length > 0).map(({ key, why }) => [key, why])).toEqual([
      [finding?.users[0], ['token.pending']],
    ])
    for (const { key, name, token } of users) {
      const { findings, lines } = await headless.call('reviewedUser', { id, key })
      expect(findings).toEqual(finding?.users.includes(key) === true ? [finding] : [])
      expect(lines.join('\n')).toContain(`edit "${name}"`)
      expect(lines.join('\n')).toContain(`edit "${token}"`)
      expect(lines.join('\n')).not.toMatch(/6c4f8a0be4|0123456789ABCDEF|c3VwZXJzZWNyZXQ|bm90LWEtcmVhbC/)
    }
    expect(await headless.call('reviewedUser', { id, key: 'local/root/nobody' })).toEqual({
      findings: [],
      lines: [],
    })
    expect(await refusal('reviewedUser', { id: '/etc/hostname', key: 'x' })).toBe('no-such-file')
    put('one.conf', `#\n${branchConfig(7)}`)
    expect(await refusal('reviewedUser', { id, key: users[0]?.key ?? '' })).toBe('file-changed')
  })

  test('that has changed since shows no line, since the numbers hold no more', async () => {
    const [row] = await review(put('one.conf', branchConfig(7)))
    put('one.conf', `#\n${branchConfig(7)}`)
    expect(await refusal('sourceLines', { id: row?.id ?? '', line: 3 })).toBe('file-changed')
    expect(await refusal('sourceLines', { id: row?.id ?? '', line: 0 })).toBe('malformed')
  })

  test('has no more lines than it has', async () => {
    const [row] = await review(put('one.conf', branchConfig(7)))
    expect(await refusal('sourceLines', { id: row?.id ?? '', line: 5000 })).toBe('no-such-line')
  })

  test('is named by its id alone', async () => {
    const path = put('one.conf', branchConfig(7))
    await review(path)
    expect(await refusal('reviewedPart', { id: path, part: 'users' })).toBe('no-such-file')
    expect(await refusal('sourceLines', { id: '/etc/hostname', line: 1 })).toBe('no-such-file')
  })
})

describe('comparing', () => {
  test('knows a conversion when it sees one, and lists what a migration does not explain', async () => {
    const before = put('before.conf', branchConfig(3))
    const after = put(
      'after.conf',
      branchConfig(3, { migrated: true }).replace('"c.rossi@example.com"', '"carla@example.net"'),
    )
    const rows = await review(before, after)
    const id = (name: string) => rows.find((row) => row.name === name)?.id ?? ''
    const compared = await headless.call('compareReviewed', {
      before: id('before.conf'),
      after: id('after.conf'),
    })
    expect(compared.converted.map(({ name }) => name)).toEqual([
      'ana.keller',
      'b.osman',
      'c.rossi',
      'd.weber',
    ])
    expect(compared.convertedBackwards).toBe(0)
    expect(compared.gone).toEqual([{ license: 'EFTM000000000003', vdom: 'root', tokens: 4 }])
    expect(compared.changes).toEqual([
      {
        change: 'changed',
        where: expect.stringContaining('c.rossi') as unknown,
        what: 'email-to was c.rossi@example.com, is carla@example.net',
      },
    ])
    const swapped = await headless.call('compareReviewed', {
      before: id('after.conf'),
      after: id('before.conf'),
    })
    expect(swapped).toMatchObject({ converted: [], convertedBackwards: 4 })
  })

  test('refuses what can’t be read', async () => {
    writeFleet(folder)
    const rows = await review(join(folder, 'branch-01.conf'), join(folder, 'encrypted.conf'))
    const [one, other] = rows
    expect(await refusal('compareReviewed', { before: one?.id ?? '', after: other?.id ?? '' })).toBe(
      'backup-encrypted',
    )
  })
})

describe('exporting', () => {
  const exported = async (format: 'json' | 'csv' | 'html', ids: string[]) => {
    const path = join(folder, `out.${format}`)
    headless.files.push(path)
    expect(await headless.call('exportReviewed', { format, ids })).toBe(path)
    return readFileSync(path, 'utf8')
  }

  test('writes what was asked for, in three forms', async () => {
    const rows = await review(put('one.conf', branchConfig(1)), put('two.conf', branchConfig(2)))
    const ids = rows.map(({ id }) => id)
    const report = reviewReportSchema.parse(JSON.parse(await exported('json', ids)))
    expect(report.files.map(({ device }) => device?.hostname)).toEqual(['FW-BRANCH-01', 'FW-BRANCH-02'])
    expect((await exported('csv', ids.slice(1))).match(/FW-BRANCH-0\d/g)).toEqual(
      Array(4).fill('FW-BRANCH-02'),
    )
    expect(await exported('html', ids)).toMatch(/<h2>FW-BRANCH-01<\/h2>[^]*<h2>FW-BRANCH-02<\/h2>/)
  })

  test('opens and shows what was exported, and no other file', async () => {
    const [row] = await review(put('one.conf', branchConfig(1)))
    const ids = [row?.id ?? '']
    await exported('csv', ids)
    const path = join(folder, 'out.csv')
    await headless.call('openExported', { path })
    await headless.call('showExported', { path })
    expect(headless.opened).toEqual([path, path])
    for (const other of [join(folder, 'one.conf'), '/etc/passwd', `${path}x`, ''])
      for (const call of ['openExported', 'showExported'] as const)
        expect(await refusal(call, { path: other })).toBe('not-now')
    // The person chose the ending of a program: it can be shown, and is not run.
    const program = join(folder, 'out.bat')
    headless.files.push(program)
    await headless.call('exportReviewed', { format: 'csv', ids })
    expect(await refusal('openExported', { path: program })).toBe('not-now')
    await headless.call('showExported', { path: program })
    expect(headless.opened).toEqual([path, path, program])
  })

  test('writes the plan for one file and for several, and for none that is not there', async () => {
    const rows = await review(put('one.conf', branchConfig(1)), put('two.conf', branchConfig(2)))
    const ids = rows.map(({ id }) => id)
    const planned = async (format: 'json' | 'csv' | 'html', of: string[]) => {
      const path = join(folder, `plan.${format}`)
      headless.files.push(path)
      expect(await headless.call('savePlanOfReviewed', { format, ids: of })).toBe(path)
      return readFileSync(path, 'utf8')
    }
    const plan = planSchema.parse(JSON.parse(await planned('json', ids)))
    expect(plan.devices.map(({ device }) => device.hostname)).toEqual(['FW-BRANCH-01', 'FW-BRANCH-02'])
    expect(plan.signedWith).toBeNull()
    expect(await planned('html', ids.slice(0, 1))).toContain('<h2>FW-BRANCH-01</h2>')
    expect(await planned('csv', ids)).toContain('FW-BRANCH-02')
    expect(await refusal('savePlanOfReviewed', { format: 'html', ids: ['no-such'] })).toBe('no-such-file')
  })

  test('says where it can’t write, and writes nothing where the dialog was closed', async () => {
    const [row] = await review(put('one.conf', branchConfig(1)))
    headless.files.push(join(folder, 'no', 'such', 'folder.json'))
    expect(await refusal('exportReviewed', { format: 'json', ids: [row?.id ?? ''] })).toBe('file-unwritable')
    expect(await headless.call('exportReviewed', { format: 'json', ids: [row?.id ?? ''] })).toBeNull()
  })
})

describe('leading on', () => {
  test('to a rehearsal on a twin of the device, and back to the review', async () => {
    const [row] = await review(put('one.conf', branchConfig(9)))
    const cloud = { account: 'none', seats: 0, preauthorized: 'none' } as const
    await headless.call('rehearseReviewed', { id: row?.id ?? '', scenario: 'ready', cloud })
    expect(headless.run).toMatchObject({ mode: 'rehearsal', rehearsal: { source: 'one.conf' } })
    const { host, port, user } = headless.run.connect.form
    await headless.call('connect', { host, port, user, authentication: { method: 'rehearsal' } })
    expect(headless.run.device?.hostname).toBe('FW-BRANCH-09')
    await headless.call('continueRun')
    expect(headless.run.service?.verdict).toBe('no-license')
    await headless.call('leaveRun')
    expect(headless.snapshot.review?.counts.files).toBe(1)
  })

  test('to a live run, whose address is not known but whose name is', async () => {
    const [row] = await review(put('one.conf', branchConfig(9)))
    await headless.call('migrateReviewed', { id: row?.id ?? '' })
    expect(headless.run).toMatchObject({
      mode: 'live',
      connect: { expected: 'FW-BRANCH-09', form: { host: '' } },
    })
  })

  test('to nothing from a file of another product, whatever the window asks for', async () => {
    const proxy = branchConfig(9).replace(/^#config-version=[^-]+/, '#config-version=FPXVM4')
    const [row] = await review(put('proxy.conf', proxy))
    const id = row?.id ?? ''
    expect(row?.otherProduct).toBe('FortiProxy')
    expect(await refusal('migrateReviewed', { id })).toBe('backup-other-product')
    const cloud = { account: 'none', seats: 0, preauthorized: 'none' } as const
    expect(await refusal('rehearseReviewed', { id, scenario: 'ready', cloud })).toBe('backup-other-product')
    expect(headless.snapshot.run).toBeNull()
  })
})

describe('an archive', () => {
  const before = branchConfig(1)
  const after = branchConfig(1, { migrated: true })
  const packed = (members: Readonly<Record<string, string>>) =>
    zip(Object.entries(members).map(([name, bytes]) => ({ name, bytes })))

  test('is a row for each configuration in it; what is none is told apart', async () => {
    const path = join(folder, 'backups.zip')
    writeFileSync(path, packed({ 'a.conf': before, 'b/notes.txt': 'milk', 'b/c.conf': after }))
    const rows = await review(path)
    expect(rows.map(({ name }) => name)).toEqual(['backups.zip › a.conf', 'backups.zip › b/c.conf'])
    expect(headless.snapshot.review?.counts).toMatchObject({ files: 2, passedOver: 1 })
    expect(await headless.call('passedOver')).toMatchObject([{ path: `${path} › b/notes.txt` }])
    const [a, c] = rows.map(({ id }) => id)
    const { lines } = await headless.call('sourceLines', { id: c ?? '', line: 1 })
    expect(lines[0]).toBe(after.split('\n')[0])
    const ofUser = { id: a ?? '', key: 'local/root/ana.keller' }
    expect((await headless.call('reviewedUser', ofUser)).lines.join('\n')).toContain('edit "ana.keller"')
    const compared = await headless.call('compareReviewed', { before: a ?? '', after: c ?? '' })
    expect(compared.converted.length).toBeGreaterThan(0)
  })

  test('that has changed since takes the place of the old one, and shows no line of it', async () => {
    const path = join(folder, 'backups.zip')
    writeFileSync(path, packed({ 'a.conf': before, 'b.conf': after }))
    const [, second] = await review(path)
    writeFileSync(path, packed({ 'a.conf': before }))
    expect(await refusal('sourceLines', { id: second?.id ?? '', line: 1 })).toBe('file-changed')
    expect((await review(path)).map(({ name }) => name)).toEqual(['backups.zip › a.conf'])
    expect(headless.snapshot.review?.counts).toMatchObject({ files: 1, passedOver: 0 })
  })
})

test('a thread that dies of a file costs that file and no other', async () => {
  const frail = new Headless(
    new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { parentPort } from 'node:worker_threads'
        parentPort.on('message', ({ number, asked: { path } }) => {
          if (path.endsWith('2.conf')) process.exit(7)
          const [packed, sizes] = [{}, {}]
          const file = { member: null, part: null, place: 0, encoding: null, sha256: path, bytes: 1, kind: null, device: null, error: null, vdoms: 0, blockers: 0,
            warnings: 0, licenses: 0, tokens: 0, migrate: 0, stay: 0, attention: 0, packed, sizes }
          parentPort.postMessage({ number, result: { ok: true, value: { files: [file], passedOver: [] } } })
        })
      `)}`,
    ),
  )
  try {
    const paths = [1, 2, 3].map((each) => put(`${each}.conf`, ''))
    await frail.call('reviewDropped', { paths })
    await vi.waitFor(() => {
      expect(frail.snapshot.review?.progress).toBeNull()
    }, 20_000)
    const rows = await frail.call('fleetRows')
    expect(rows.map(({ name, error }) => [name, error?.code ?? null])).toEqual([
      ['1.conf', null],
      ['2.conf', 'internal'],
      ['3.conf', null],
    ])
  } finally {
    await frail.close()
  }
})
