import { execFileSync } from 'node:child_process'
import { createHash, createPublicKey } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeBundle } from '../../../main/evidence/bundle'
import { bundleNames } from '../../../main/evidence/bundle-names'
import { checkBundle } from '../../../main/evidence/check-bundle'
import { openSigningKey, type Signer } from '../../../main/evidence/signing-key'
import { rejectionOf } from '../store/folder'
import { temporaryFolder } from '../../temporary-folder'

async function bundle(signer?: Signer): Promise<string> {
  const folder = temporaryFolder()
  const files = new Map([
    [bundleNames.transcript, ''],
    [bundleNames.journal, ''],
  ])
  const path = join(folder, 'evidence')
  const own = signer ?? openSigningKey(folder, null).signer
  const papers = (rootHash: string) => Promise.resolve(new Map([['report.html', `<p>${rootHash}`]]))
  await writeBundle(path, { files, copies: new Map(), papers, rehearsal: true }, own)
  return path
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

// On Windows a person needs a right of their own to make one.
describe.skipIf(process.platform === 'win32')('a link in the place of a file', () => {
  test('is named, whichever of the files it is, and wherever it leads', async () => {
    const original = await bundle()
    for (const name of readdirSync(original)) {
      const path = await bundle()
      const elsewhere = join(path, '..', name)
      renameSync(join(path, name), elsewhere)
      symlinkSync(elsewhere, join(path, name))
      expect((await checkBundle(path, null)).problems).toEqual([
        expect.stringContaining(`${name} is a link: `),
      ])
    }
  })

  test('is named also where it leads nowhere, or to itself', async () => {
    const path = await bundle()
    const report = join(path, 'report.html')
    for (const target of [join(path, 'nothing'), report]) {
      rmSync(report, { force: true })
      symlinkSync(target, report)
      const { problems } = await checkBundle(path, null)
      expect(problems).toContain('report.html is missing.')
      expect(problems.join('\n')).toContain('report.html is a link: ')
    }
  })
})

describe('what programs do to a folder by themselves is named as that', () => {
  test('line ends that were turned, of one file or of all', async () => {
    const path = await bundle()
    const turn = (name: string) => {
      const file = join(path, name)
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    }
    turn(bundleNames.readme)
    expect((await checkBundle(path, null)).problems).toEqual([
      expect.stringContaining(`${bundleNames.readme} has different line endings than before`),
    ])
    turn(bundleNames.manifest)
    const { problems, files } = await checkBundle(path, null)
    expect(problems).toHaveLength(2)
    expect(problems[0]).toContain(`${bundleNames.manifest} has different line endings than before`)
    expect(files).toBe(readdirSync(path).length - 2)
  })

  test('line ends of everything, as Git for Windows leaves them: no chain is broken by it', async () => {
    const path = join(temporaryFolder(), 'evidence')
    cpSync('docs/samples', path, { recursive: true })
    expect((await checkBundle(path, null)).problems).toEqual([])
    const changed: string[] = []
    for (const name of readdirSync(path).filter((each) => !/\.(?:sig|pdf)$/.test(each))) {
      const text = readFileSync(join(path, name), 'latin1')
      const turned = text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')
      writeFileSync(join(path, name), turned, 'latin1')
      if (turned !== text) changed.push(name)
    }
    const { problems } = await checkBundle(path, null)
    expect(changed.length).toBeGreaterThan(7)
    expect(problems).toHaveLength(changed.length)
    for (const name of changed)
      expect(problems.join('\n')).toContain(`${name} has different line endings than before`)
  })

  test('a line of words more is no matter of line ends', async () => {
    const path = await bundle()
    appendFileSync(join(path, bundleNames.readme), 'more\r\n')
    expect((await checkBundle(path, null)).problems).toEqual([`${bundleNames.readme} was changed.`])
  })

  test.each([
    ['desktop.ini', 'Windows'],
    ['Thumbs.db', 'Windows'],
    ['.DS_Store', 'macOS'],
  ])('%s', async (name, system) => {
    const path = await bundle()
    writeFileSync(join(path, name), '')
    expect((await checkBundle(path, null)).problems).toEqual([
      `${name} was added, as ${system} does automatically: remove it and check again.`,
    ])
  })
})

describe('a name in the list of sums that no disk takes', () => {
  test.each(['x'.repeat(256), 'é'.repeat(128), 'x'.repeat(100_000)])('is said to be one', async (name) => {
    const path = await bundle()
    appendFileSync(join(path, bundleNames.manifest), `${'0'.repeat(64)}  ${name}\n`)
    const lines = readFileSync(join(path, bundleNames.manifest), 'utf8').trimEnd().split('\n').length
    const { problems } = await checkBundle(path, null)
    expect(problems).toEqual([
      expect.stringContaining(`${bundleNames.manifest} is not the one that was signed`),
      `${bundleNames.manifest} names a file on line ${lines} whose name is too long for any disk: it was changed or damaged.`,
    ])
  })

  test('is missing if a disk does take it', async () => {
    const path = await bundle()
    const name = 'x'.repeat(255)
    appendFileSync(join(path, bundleNames.manifest), `${'0'.repeat(64)}  ${name}\n`)
    expect((await checkBundle(path, null)).problems).toContain(`${name} is missing.`)
  })

  // Windows says of such a path that nothing is there.
  test.skipIf(process.platform === 'win32')(
    'is not taken for a lack of rights in the path of the folder',
    async () => {
      const problem = await rejectionOf(checkBundle(join(temporaryFolder(), 'x'.repeat(300)), null))
      expect(problem).toMatchObject({ code: 'bundle-unreadable' })
      expect(problem.hint).toContain('too long')
    },
  )
})

describe('the root hash', () => {
  test('is the one that its report shows', async () => {
    const path = await bundle()
    const { rootHash } = await checkBundle(path, null)
    expect(readFileSync(join(path, 'report.html'), 'utf8')).toBe(`<p>${rootHash}`)
    expect((await checkBundle(path, null, rootHash.toUpperCase())).problems).toEqual([])
  })

  const byHand = String.raw`grep -vE '^[0-9a-f]{64}  report\.(html|pdf)$' SHA256SUMS | sha256sum`

  test('has a way of its own in the README', async () => {
    expect(readFileSync(join(await bundle(), bundleNames.readme), 'utf8')).toContain(byHand)
  })

  // Windows has neither of these two tools.
  test.skipIf(process.platform === 'win32')('is what two tools print', async () => {
    const path = await bundle()
    const { rootHash } = await checkBundle(path, null)
    const printed = execFileSync('sh', ['-c', byHand], { cwd: path, encoding: 'utf8' })
    expect(printed).toBe(`${rootHash}  -\n`)
  })

  test.each([bundleNames.transcript, bundleNames.readme])(
    'is another one once %s was changed and everything signed anew, by the same key',
    async (name) => {
      const path = await bundle()
      const { rootHash } = await checkBundle(path, null)
      const { signer } = openSigningKey(join(path, '..'), null)
      writeFileSync(join(path, name), '\n')
      const sums = readFileSync(join(path, bundleNames.manifest), 'utf8')
        .split(/(?<=\n)/)
        .map((line) => (line.endsWith(`  ${name}\n`) ? `${sha256('\n')}  ${name}\n` : line))
        .join('')
      writeFileSync(join(path, bundleNames.manifest), sums)
      writeFileSync(join(path, bundleNames.signature), signer.sign(Buffer.from(sums)))
      expect((await checkBundle(path, signer.fingerprint)).problems).toEqual([])
      expect((await checkBundle(path, signer.fingerprint, rootHash)).problems).toEqual([
        expect.stringMatching(/^Its hash is [0-9a-f]{64}, not .*: it is not the record that was noted\.$/),
      ])
    },
  )
})

/** The prime of the field, and the constant of the curve (RFC 8032, 5.1). */
const p = 2n ** 255n - 19n
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let b = base % p, e = exponent; e > 0n; b = (b * b) % p, e >>= 1n)
    if (e & 1n) result = (result * b) % p
  return result
}
const inverse = (n: bigint) => power(n, p - 2n)

/** Whether eight times a point of this y is the neutral one, (0, 1): three times doubled, by y alone. */
function isOfLowOrder(y: bigint): boolean {
  let at = y % p
  for (let times = 0; times < 3; times += 1) {
    const squared = (at * at) % p
    // -x² + y² = 1 + d x² y²
    const x = ((squared - 1n + p) * inverse((d * squared + 1n) % p)) % p
    at = ((squared + x) * inverse((1n + p - ((d * x * squared) % p)) % p)) % p
  }
  return at === 1n
}

const lowOrder = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]
const keyOf = (point: Buffer) =>
  createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), point]),
    format: 'der',
    type: 'spki',
  })

describe('a key of low order', () => {
  test.each(lowOrder)('%s, with either sign, is one by the curve, and is refused', async (encoded) => {
    const point = Buffer.from(encoded, 'hex')
    expect(isOfLowOrder(BigInt(`0x${Buffer.from(point).reverse().toString('hex')}`))).toBe(true)
    for (const sign of [0, 0x80]) {
      const signed = Buffer.from(point)
      signed[31] = (signed[31] ?? 0) | sign
      const path = await bundle({
        fingerprint: '',
        publicKey: keyOf(signed).export({ format: 'pem', type: 'spki' }).toString(),
        sign: () => Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]),
      })
      expect((await checkBundle(path, null)).problems).toEqual([
        'signer.pem is a key that anyone can sign with, so the signature proves nothing.',
      ])
    }
  })

  test('is no other', () => {
    expect(isOfLowOrder(3n)).toBe(false)
  })
})

describe('what can’t be checked is said in one sentence', () => {
  test('a file that is far too large', async () => {
    for (const [name, mebibytes] of [
      [bundleNames.manifest, 1],
      [bundleNames.signature, 1],
      [bundleNames.publicKey, 1],
      [bundleNames.journal, 500],
      ['report.html', 4096],
    ] as const) {
      const path = await bundle()
      truncateSync(join(path, name), (mebibytes + 13) * 1024 ** 2)
      const problem = await rejectionOf(checkBundle(path, null))
      expect(problem.code).toBe('bundle-unreadable')
      expect(problem.message).toContain(`${join(path, name)} holds more than ${mebibytes} MiB`)
    }
  }, 60_000)

  // Root may read everything but this.
  test.runIf(process.platform === 'linux')('a file that can’t be read', async () => {
    const path = await bundle()
    rmSync(join(path, 'report.html'))
    symlinkSync('/proc/self/mem', join(path, 'report.html'))
    expect((await rejectionOf(checkBundle(path, null))).code).toBe('bundle-unreadable')
  })

  test('a file, nothing at all, and a folder that is none', async () => {
    const path = await bundle()
    for (const [name, lack] of [
      [bundleNames.manifest, 'it is not a folder'],
      ['nothing', 'there is no such folder'],
    ] as const) {
      const named = join(path, name)
      expect(await rejectionOf(checkBundle(named, null))).toMatchObject({
        code: 'not-a-bundle',
        message: `${named} is not a bundle of evidence: ${lack}.`,
      })
    }
    const other = temporaryFolder()
    mkdirSync(join(other, bundleNames.manifest))
    writeFileSync(join(other, 'x'), '')
    expect((await rejectionOf(checkBundle(other, null))).message).toContain('it has no SHA256SUMS')
  })
})

test.each(['a\0b', 'a\u0007b', 'a\u0085b', '../a', 'a\\b'])(
  'a line with the name %j is said to be damaged',
  async (name) => {
    const path = await bundle()
    appendFileSync(join(path, bundleNames.manifest), `${sha256('')}  ${name}\n`)
    const { problems } = await checkBundle(path, null)
    expect(problems).toEqual([
      expect.stringContaining('is not the one that was signed'),
      expect.stringMatching(/^SHA256SUMS is damaged on line \d+\.$/),
    ])
  },
)
