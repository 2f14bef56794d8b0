import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { saveSigned } from '../../../main/application/signed-file'
import { temporaryFolder } from '../../temporary-folder'

function signer() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (bytes: Uint8Array): Uint8Array => sign(null, bytes, privateKey),
  }
}

const ours = signer()
const older = Buffer.from('the older plan')
const newer = Buffer.from('the newer plan')

/** A folder with some files of a plan; `undefined` for one that is not there. */
function standing(plan?: Uint8Array, signature?: Uint8Array, key?: string) {
  const path = join(temporaryFolder(), 'plan.html')
  if (plan) writeFileSync(path, plan)
  if (signature) writeFileSync(`${path}.sig`, signature)
  if (key !== undefined) writeFileSync(`${path}.pem`, key)
  return path
}

const isWhole = (path: string, content: Buffer) =>
  readFileSync(path).equals(content) &&
  verify(null, content, readFileSync(`${path}.pem`), readFileSync(`${path}.sig`))

describe('a plan is saved over what a broken-off save has left', () => {
  const signature = ours.sign(older)
  test.each([
    ['nothing', standing()],
    ['the plan alone', standing(older)],
    ['the plan and its key', standing(older, undefined, ours.publicKey)],
    ['the key alone', standing(undefined, undefined, ours.publicKey)],
    ['the plan and its signature', standing(older, signature)],
    ['all of it', standing(older, signature, ours.publicKey)],
  ])('%s', async (_, path) => {
    await saveSigned(path, newer, ours, 'plan')
    expect(isWhole(path, newer)).toBe(true)
    expect(readdirSync(join(path, '..'))).toHaveLength(3)
  })

  test('of another key, which signed the older plan', async () => {
    const other = signer()
    const path = standing(older, other.sign(older), other.publicKey)
    await saveSigned(path, newer, ours, 'plan')
    expect(isWhole(path, newer)).toBe(true)
  })
})

describe('what is not ours by its content stays, and nothing is written', () => {
  const other = signer()
  test.each([
    ['a signature of something else', standing(older, ours.sign(newer), ours.publicKey)],
    ['a signature without its plan', standing(undefined, ours.sign(older), ours.publicKey)],
    ['a signature of another key', standing(older, other.sign(older))],
    ['another key', standing(older, undefined, other.publicKey)],
    ['something that is no key', standing(older, ours.sign(older), 'a certificate')],
    ['an empty file', standing(older, Buffer.alloc(0))],
  ])('%s', async (_, path) => {
    const folder = join(path, '..')
    const content = () =>
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')])
    const before = content()
    await expect(saveSigned(path, newer, ours, 'plan')).rejects.toThrow(/is already there/)
    expect(content()).toEqual(before)
  })

  // On Windows few may make links to files.
  test.skipIf(process.platform === 'win32')('a link that leads nowhere', async () => {
    const path = standing(older)
    symlinkSync(join(path, '..', 'nowhere'), `${path}.pem`)
    await expect(saveSigned(path, newer, ours, 'plan')).rejects.toThrow(/is already there/)
  })
})

test('if the plan can’t be written, the older one stays, and stays signed', async () => {
  const path = standing(older, ours.sign(older), ours.publicKey)
  await expect(saveSigned(path, {} as Uint8Array, ours, 'plan')).rejects.toThrow(/can’t be saved/)
  expect(isWhole(path, older)).toBe(true)
})

test('broken off before its signature, it is unsigned, and the next save goes through', async () => {
  const path = standing(older, ours.sign(older), ours.publicKey)
  const breaksOff = {
    ...ours,
    sign: () => {
      throw new Error('broken off')
    },
  }
  await expect(saveSigned(path, newer, breaksOff, 'plan')).rejects.toThrow('broken off')
  expect(readdirSync(join(path, '..')).toSorted()).toEqual(['plan.html', 'plan.html.pem'])
  await saveSigned(path, newer, ours, 'plan')
  expect(isWhole(path, newer)).toBe(true)
})
