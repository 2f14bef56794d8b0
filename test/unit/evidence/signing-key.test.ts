import { verify } from 'node:crypto'
import {
  chmodSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSigningKey, type SigningKey } from '../../../main/evidence/signing-key'
import { temporaryFolder } from '../../temporary-folder'

const flip = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ 0x5a)
const keyring = {
  seal: (text: string) => flip(Buffer.from(text)),
  unseal: (sealed: Uint8Array) => Buffer.from(flip(sealed)).toString(),
}
/** One that is there, and opens nothing. */
const locked = {
  ...keyring,
  unseal: () => {
    throw new Error('The keyring is locked.')
  },
}
const fileOf = (folder: string) => join(folder, 'signing-key.json')
const codesOf = ({ problems }: SigningKey) => problems.map(({ code }) => code)
const fingerprintOf = ({ signer }: SigningKey) => signer.fingerprint

test('is sealed where the operating system keeps secrets, and for this user alone anywhere', () => {
  for (const keeper of [keyring, null]) {
    const folder = temporaryFolder()
    const made = openSigningKey(folder, keeper)
    expect(codesOf(made)).toEqual([])
    expect(readFileSync(fileOf(folder), 'utf8')).toContain(`"kept":"${keeper ? 'system' : 'file'}"`)
    if (process.platform !== 'win32') expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600)
    const again = openSigningKey(folder, keeper)
    expect(fingerprintOf(again)).toBe(fingerprintOf(made))
    const signed = again.signer.sign(Buffer.from('text'))
    expect(verify(null, Buffer.from('text'), made.signer.publicKey, signed)).toBe(true)
  }
})

test.each([
  ['without the keyring', null],
  ['with one that opens nothing', locked],
])('a start %s uses another key meanwhile, says so, and the usual one signs again later', (_what, keeper) => {
  const folder = temporaryFolder()
  const usual = openSigningKey(folder, keyring)
  const onDisk = readFileSync(fileOf(folder), 'utf8')
  const meanwhile = openSigningKey(folder, keeper)
  expect(codesOf(meanwhile)).toEqual(['signing-key-changed'])
  expect(meanwhile.problems[0]?.hint).toContain(fingerprintOf(meanwhile))
  expect(fingerprintOf(meanwhile)).not.toBe(fingerprintOf(usual))
  expect(fingerprintOf(openSigningKey(folder, keeper))).toBe(fingerprintOf(meanwhile))
  expect(readFileSync(fileOf(folder), 'utf8')).toBe(onDisk)
  expect(openSigningKey(folder, keyring)).toMatchObject({
    problems: [],
    signer: { fingerprint: fingerprintOf(usual) },
  })
})

test.skipIf(process.platform === 'win32')('a file that can’t be read for a moment is left alone', () => {
  const folder = temporaryFolder()
  symlinkSync(fileOf(folder), fileOf(folder))
  const meanwhile = openSigningKey(folder, keyring)
  expect(codesOf(meanwhile)).toEqual(['signing-key-changed'])
  expect(readdirSync(folder)).toEqual(['signing-key-meanwhile.json', 'signing-key.json'])
})

test('a file that holds no key is kept beside each time, the new key is said, and none is overwritten', () => {
  const folder = temporaryFolder()
  const file = fileOf(folder)
  openSigningKey(folder, keyring)
  const first = readFileSync(file)
  truncateSync(file, first.length - 40)
  const cut = readFileSync(file)
  const second = openSigningKey(folder, keyring)
  expect(codesOf(second)).toEqual(['signing-key-changed'])
  expect(second.problems[0]?.hint).toContain(`${file}.bak,`)
  expect(codesOf(openSigningKey(folder, keyring))).toEqual([])
  writeFileSync(file, '')
  expect(openSigningKey(folder, keyring).problems[0]?.hint).toContain(`${file}.bak-2,`)
  expect(readFileSync(`${file}.bak`)).toEqual(cut)
  expect(readFileSync(`${file}.bak-2`, 'utf8')).toBe('')
})

test.runIf(process.platform !== 'win32').each([
  [0o666, null, true],
  [0o640, null, true],
  [0o620, keyring, true],
  [0o644, keyring, false],
  [0o600, null, false],
])('a file with the mode %o is noticed where others could use it', (mode, keeper, isSaid) => {
  const folder = temporaryFolder()
  const made = openSigningKey(folder, keeper)
  chmodSync(fileOf(folder), mode)
  const again = openSigningKey(folder, keeper)
  expect(codesOf(again)).toEqual(isSaid ? ['signing-key-exposed'] : [])
  expect(fingerprintOf(again)).toBe(fingerprintOf(made))
})
