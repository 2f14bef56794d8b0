import { beforeAll, describe, expect, test } from 'vitest'
import { offeredAlgorithms } from '../../../main/ssh/algorithms'
import { speak } from '../../../renderer/src/language/spoken'
import { wordsOf } from '../../../renderer/src/language/words'
import { describeAlgorithms } from '../../../renderer/src/words/algorithms'

beforeAll(() => speak('en', 'all'))

const modern = {
  kex: 'curve25519-sha256@libssh.org',
  hostKey: 'ssh-ed25519',
  cipher: 'aes256-gcm@openssh.com',
  mac: null,
}
const words = (negotiated: Parameters<typeof describeAlgorithms>[0]) =>
  describeAlgorithms(negotiated, wordsOf('steps')).map((each) => each.words)

describe('what protects a connection', () => {
  test('is said in short, the host key first', () => {
    expect(words(modern)).toEqual(['ed25519 host key', 'curve25519', 'aes256-gcm'])
    expect(
      words({
        kex: 'ecdh-sha2-nistp256',
        hostKey: 'ecdsa-sha2-nistp384',
        cipher: 'aes128-ctr',
        mac: 'hmac-sha2-256-etm@openssh.com',
      }),
    ).toEqual(['nistp384 host key', 'nistp256', 'aes128-ctr', 'hmac-sha2-256-etm'])
    expect(words({ ...modern, kex: 'diffie-hellman-group14-sha256' })[1]).toBe('dh-group14-sha256')
  })

  test('is old exactly where it is offered only on request', () => {
    const offered = (isOld: boolean) => offeredAlgorithms({ isOld, knownTypes: [] })
    const parts = { kex: 'kex', serverHostKey: 'hostKey', cipher: 'cipher', hmac: 'mac' } as const
    let judged = 0
    for (const list of Object.keys(parts) as (keyof typeof parts)[]) {
      const usual = offered(false)[list] as readonly string[]
      for (const name of offered(true)[list] as readonly string[]) {
        const words = describeAlgorithms({ ...modern, [parts[list]]: name }, wordsOf('steps'))
        expect(words.find((each) => each.name === name)?.isOld, name).toBe(!usual.includes(name))
        judged += 1
      }
    }
    expect(judged).toBeGreaterThan(25)
  })
})
