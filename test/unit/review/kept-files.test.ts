import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { ReviewFile } from '../../../main/contract/review'
import { configurationText } from '../../../main/review'
import { reviewBytes } from '../../../main/review/worker/review-file'

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../fixtures/field/configurations', name))
const reviewsIn = async (bytes: Buffer, name: string) =>
  (await reviewBytes(bytes, name)).reviews.map(({ review }) => review)
const reviews = (name: string) => reviewsIn(read(name), name)

async function only(name: string): Promise<ReviewFile> {
  const [review, ...more] = await reviews(name)
  expect(more).toEqual([])
  return review ?? expect.unreachable()
}

const idsOf = ({ findings }: ReviewFile) => findings.map(({ id }) => id)
const migrating = ({ users }: ReviewFile) =>
  users.filter(({ outcome }) => outcome === 'migrates').map(({ name }) => name)

describe('a file as people keep it', () => {
  test.each([
    'tail-comment.conf',
    'tail-dos.conf',
    'tail-blank.conf',
    'words-hostname.txt',
    'words-mime.txt',
    'words-ticket.txt',
  ])('%s is a configuration, and nothing of it is missing', async (name) => {
    const review = await only(name)
    expect(review).toMatchObject({ error: null, kind: 'configuration', part: null, encoding: 'utf-8' })
    expect(review.device).toMatchObject({ platform: 'FGT60F', version: '7.2.8' })
    expect(migrating(review)).toEqual(['kim'])
    expect(review.findings).toEqual([])
  })

  test.each([
    ['copied from a web page as it is written there', (text: string) => text.replaceAll('"', '&quot;')],
    ['with a character of no width in front', (text: string) => `\u200b${text}`],
    ['with a comment where its last line break was missing', (text: string) => `${text.trimEnd()}# done\n`],
  ])('%s is a configuration, and kim migrates', async (_, kept) => {
    const whole = read('words-hostname.txt').toString()
    const [review] = await reviewsIn(Buffer.from(kept(whole.slice(whole.indexOf('#config')))), 'x')
    expect(review).toMatchObject({ error: null, kind: 'configuration', findings: [] })
    expect(review && migrating(review)).toEqual(['kim'])
  })

  test('that is a sentence which begins with “config” is no configuration', async () => {
    expect(await reviewsIn(Buffer.from('Hello,\nconfig attached.\n'), 'x')).toMatchObject([
      { error: { code: 'not-fortios' } },
    ])
  })

  test.each(['console.log', 'grep-f.txt'])('%s is a part, and kim migrates', async (name) => {
    const review = await only(name)
    expect(review).toMatchObject({ error: null, kind: 'partial' })
    expect(migrating(review)).toEqual(['kim'])
    expect(idsOf(review)).toEqual(['backup.partial'])
  })

  test('with the header of RANCID has a version and a model', async () => {
    const review = await only('rancid.conf')
    expect(review.device).toMatchObject({
      platform: 'FortiGate-1500D',
      version: '7.2.8',
      build: '1639',
      hostname: 'FW-EDGE',
      vdomsEnabled: false,
    })
    expect(migrating(review)).toEqual(['kim'])
    const [old] = await reviewsIn(
      Buffer.from(read('rancid.conf').toString().replace('v7.2.8', 'v6.4.9')),
      'x',
    )
    expect(old && idsOf(old)).toContain('device.version')
  })

  test('with the header of a shown configuration has its version', async () => {
    const review = await only('shown-header.conf')
    expect(review.device).toMatchObject({ platform: 'FortiGate-VM64', version: '6.2.3', build: '1066' })
    expect(idsOf(review)).toContain('device.version')
  })

  test('with foreign bytes in its UTF-8 keeps the names, and says so', async () => {
    const review = await only('foreign-bytes.conf')
    expect(review).toMatchObject({ encoding: 'utf-8', device: { hostname: 'FW-Bär' } })
    expect(migrating(review)).toEqual(['Jörg Müller', 'Иван'])
    expect(review.findings).toMatchObject([{ id: 'file.doubtful-bytes', severity: 'warning', line: 8 }])
  })

  test('with typographic quotes is read, and says so', async () => {
    const review = await only('typographic.txt')
    expect(migrating(review)).toEqual(['kim'])
    expect(review.findings).toMatchObject([{ id: 'file.typographic-quotes', severity: 'warning', line: 15 }])
  })

  test('with two backups in it is two, packed or not', async () => {
    const packed = Buffer.concat(
      read('two.conf')
        .toString()
        .split(/(?<=end\n)(?=#config-version)/)
        .map((part) => gzipSync(part)),
    )
    const plain = await reviews('two.conf')
    expect(plain.map(({ part }) => part)).toEqual([1, 2])
    for (const found of [plain, await reviewsIn(packed, 'two.conf.gz')]) {
      expect(found).toMatchObject([
        { kind: 'configuration', device: { hostname: 'FW-A', platform: 'FGT60F' } },
        { kind: 'configuration', device: { hostname: 'FW-B', platform: 'FGT100F' } },
      ])
      expect(found.map(migrating)).toEqual([['kim'], ['kim']])
      expect(found.map(idsOf)).toEqual([['token.missing'], []])
    }
  })
})

describe('of a file with two backups', () => {
  const text = read('two.conf').toString()

  test.each(['', '\n'])('the first is not lost, wherever it is cut off (%j behind it)', async (between) => {
    const second = text.indexOf('#config-version', 1)
    const firstBlock = text.indexOf('config system')
    for (let cut = firstBlock + 10; cut < second; cut += 7) {
      const found = await reviewsIn(Buffer.from(`${text.slice(0, cut)}${between}${text.slice(second)}`), 'x')
      expect(found.map(({ device }) => device?.platform)).toEqual(['FGT60F', 'FGT100F'])
      expect(found[1]?.device?.hostname).toBe('FW-B')
      expect(found.map(migrating)[1]).toEqual(['kim'])
    }
  })

  test.each(['comparing', 'rehearsing', 'keeping'] as const)('none is taken for %s', (use) => {
    expect(() => configurationText(use, 'two.conf', text)).toThrow('two.conf contains 2 configurations')
  })

  test('the one that is named is taken', () => {
    expect(configurationText('comparing', 'two.conf', text, 2)).toMatchObject({ kind: 'configuration' })
    expect(configurationText('comparing', 'two.conf', text, 2).text).toMatch(/^#config-version=FGT100F/)
    expect(() => configurationText('comparing', 'two.conf', text, 3)).toThrow('2 configurations')
  })
})
