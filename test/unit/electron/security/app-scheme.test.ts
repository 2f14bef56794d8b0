import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Protocol, ProtocolRequest, ProtocolResponse, Session } from 'electron'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../../temporary-folder'

const registerSchemesAsPrivileged = vi.hoisted(() => vi.fn())
vi.mock('electron', () => ({ protocol: { registerSchemesAsPrivileged } }))

const { readPages, registerAppScheme, serveApp } =
  await import('../../../../main/electron/security/app-scheme')
const { contentSecurityPolicy } = await import('../../../../main/electron/security/content-security-policy')

let outside: string
let folder: string

beforeAll(() => {
  outside = realpathSync(temporaryFolder())
  folder = join(outside, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(outside, 'renderer-of-somebody-else'))
  for (const path of [
    'secret.html',
    'renderer-of-somebody-else/page.html',
    'renderer/index.html',
    'renderer/assets/app.js',
    'renderer/assets/50% off.svg',
    'renderer/notes.txt',
    'renderer/program',
  ])
    writeFileSync(join(outside, path), path)
  symlinkSync(join(outside, 'secret.html'), join(folder, 'link.html'))
  symlinkSync(outside, join(folder, 'up'))
  symlinkSync(join(folder, 'index.html'), join(folder, 'inside.html'))
  symlinkSync(join(folder, 'notes.txt'), join(folder, 'text.html'))
})

/** What is answered, as Electron would ask for it. */
const answerOf = (address: string, pages = readPages(folder)): Served => {
  const registerBufferProtocol = vi.fn<Protocol['registerBufferProtocol']>()
  serveApp({ protocol: { registerBufferProtocol } } as unknown as Session, pages)
  const handler = registerBufferProtocol.mock.calls[0]?.[1]
  const answer = vi.fn<(answer: Buffer | ProtocolResponse) => void>()
  handler?.({ url: address } as ProtocolRequest, answer)
  expect(answer).toHaveBeenCalledOnce()
  const [[answered = {}] = []] = answer.mock.calls
  const { statusCode = 200, headers, data } = answered as ProtocolResponse
  return { status: statusCode, headers, text: (data as Buffer | undefined)?.toString() ?? '' }
}

interface Served {
  readonly status: number
  readonly headers: ProtocolResponse['headers']
  readonly text: string
}

describe('the files of the folder', () => {
  test.each([
    ['app://tokenferry/', 'index.html'],
    ['app://tokenferry/index.html', 'index.html'],
    ['app://tokenferry/index.html?a=/../../secret.html#b', 'index.html'],
    ['app://tokenferry/assets/app.js', 'assets/app.js'],
    ['app://tokenferry/assets/../index.html', 'index.html'],
    ['app://tokenferry/assets/50%25%20off.svg', 'assets/50% off.svg'],
  ])('%s is %s', (address, file) => {
    expect(answerOf(address).text).toBe(`renderer/${file}`)
  })

  test('are those that were there at the start', () => {
    const pages = readPages(folder)
    const late = join(folder, 'late.html')
    writeFileSync(late, 'late')
    try {
      expect(answerOf('app://tokenferry/late.html', pages).status).toBe(404)
    } finally {
      rmSync(late)
    }
  })
})

describe('nothing else', () => {
  test.each([
    // out of the folder, by dots in every spelling
    'app://tokenferry/../secret.html',
    'app://tokenferry/assets/../../secret.html',
    'app://tokenferry/%2e%2e/secret.html',
    'app://tokenferry/..%2fsecret.html',
    'app://tokenferry/%2E%2E%2Fsecret.html',
    'app://tokenferry/assets/..%2f..%2fsecret.html',
    'app://tokenferry/%252e%252e%252fsecret.html',
    'app://tokenferry/..%2frenderer-of-somebody-else/page.html',
    // by backslashes, as Windows separates
    'app://tokenferry/..\\secret.html',
    'app://tokenferry/..%5csecret.html',
    'app://tokenferry/assets%5capp.js',
    // absolute, with a drive, a stream or a NUL
    'app://tokenferry//etc/passwd.html',
    'app://tokenferry/%2fetc%2fpasswd.html',
    'app://tokenferry/C:/secret.html',
    'app://tokenferry/index.html::$DATA',
    'app://tokenferry/index.html%00',
    'app://tokenferry/secret.txt%00.html',
    // by a link, wherever it leads
    'app://tokenferry/inside.html',
    'app://tokenferry/link.html',
    'app://tokenferry/up/secret.html',
    'app://tokenferry/text.html',
    // other kinds of files, folders, nothing at all
    'app://tokenferry/notes.txt',
    'app://tokenferry/program',
    'app://tokenferry/assets',
    'app://tokenferry/assets/',
    'app://tokenferry/none.html',
    // another host, another scheme, no address
    'app://tokenferry.example/index.html',
    'app://tokenferry:80/index.html',
    'app://other/index.html',
    'app:///index.html',
    'https://tokenferry/index.html',
    'file:///etc/passwd.html',
    'app://tokenferry/%E0%A4%A.html',
    'index.html',
    '',
  ])('%s', (address) => {
    expect(answerOf(address).status).toBe(404)
  })

  test('an absolute path to a file that is there', () => {
    expect(answerOf(`app://tokenferry/${join(outside, 'secret.html')}`).status).toBe(404)
  })
})

describe('what is served', () => {
  test('goes with the content security policy, and is never guessed at', () => {
    const response = answerOf('app://tokenferry/assets/app.js')
    expect(response.status).toBe(200)
    expect(response.text).toBe('renderer/assets/app.js')
    expect(response.headers).toEqual({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    })
  })

  test.each(['app://tokenferry/..%2fsecret.html', 'app://tokenferry/link.html'])(
    '%s is not found',
    (address) => {
      const response = answerOf(address)
      expect(response.status).toBe(404)
      expect(response.text).toBe('')
    },
  )
})

test('the scheme is a secure origin, its scripts may be kept compiled, and it has no further privileges', () => {
  registerAppScheme()
  expect(registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ])
})
