import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readCloudTokens } from '../../../main/cloud/fortitoken-cloud'
import { ProblemError } from '../../../main/contract/result'
import { CloudServer } from './cloud-server'

const credentials = { clientId: CloudServer.clientId, clientSecret: CloudServer.clientSecret }

let server: CloudServer
beforeAll(async () => {
  server = await CloudServer.start()
})
afterAll(() => server.close())
beforeEach(() => {
  server.answers = {}
  server.pageLength = 2
  server.tokens = [
    {
      sn: 'FTKMOB2100000001',
      algorithm: 'TOTP',
      user_id: 'u1',
      username: 'ada',
      realm_name: 'default',
      platform: 'iOS',
    },
    { sn: 'FTKMOB2100000002', user_id: 'u2' },
    { sn: 'FTKMOB2100000003', user_id: null, username: null },
  ]
  server.users = [
    { id: 'u1', username: 'ada', email: 'ada@example.com' },
    { id: 'u2', username: 'kim', email: 'kim@example.com' },
  ]
  server.asked.length = 0
})

async function problem(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProblemError)) throw new Error('There was no problem.', { cause: error })
  expect(JSON.stringify(error.problem)).not.toContain(CloudServer.clientSecret)
  expect(JSON.stringify(error.problem)).not.toContain('access-1')
  return error.problem
}

test('reads who has which token, and changes nothing', async () => {
  expect(await readCloudTokens(server.address, credentials)).toEqual([
    { name: 'ada', serial: 'FTKMOB2100000001' },
    { name: 'kim', serial: 'FTKMOB2100000002' },
  ])
  expect(server.asked).toEqual(['POST /api/v1/login', 'GET /api/v1/token', 'GET /api/v2/user?limit=1000'])
})

test('goes from page to page by the cursor, and to no other host', async () => {
  server.tokens = Array.from({ length: 7 }, (_, at) => ({ sn: `FTKMOB210000000${at}`, user_id: `u${at}` }))
  server.users = Array.from({ length: 7 }, (_, at) => ({ id: `u${at}`, username: `user-${at}` }))
  const found = await readCloudTokens(server.address, credentials)
  expect(found.map(({ name }) => name)).toEqual(server.users.map((_, at) => `user-${at}`))
  expect(server.asked.slice(2)).toEqual([
    'GET /api/v2/user?limit=1000',
    'GET /api/v2/user?limit=1000&page=Mg%3D%3D',
    'GET /api/v2/user?limit=1000&page=NA%3D%3D',
    'GET /api/v2/user?limit=1000&page=Ng%3D%3D',
  ])
})

test('a server without version 2 is asked in version 1', async () => {
  server.pageLength = null
  expect(await readCloudTokens(server.address, credentials)).toHaveLength(2)
  expect(server.asked.at(-1)).toBe('GET /api/v1/user')
})

test('pages that lead in a circle end', async () => {
  server.pageLength = 0
  expect((await problem(readCloudTokens(server.address, credentials))).code).toBe('cloud-answer-unknown')
})

test('a wrong secret is said to be wrong', async () => {
  const { code, hint } = await problem(
    readCloudTokens(server.address, { ...credentials, clientSecret: 'wrong' }),
  )
  expect(code).toBe('cloud-401')
  expect(hint).toContain('shown only once')
})

test.each([
  [403, '{"error_message":"You are not authorized to access the user"}', 'not allowed to read'],
  [429, '{}', 'too many requests'],
  [500, 'oops', 'failed'],
])('HTTP %i is said in words', async (status, body, words) => {
  server.answers = { 'GET /api/v2/user?limit=1000': { status, body } }
  const { code, message, detail } = await problem(readCloudTokens(server.address, credentials))
  expect(code).toBe(`cloud-${status}`)
  expect(message).toContain(words)
  expect(detail).toBe(body)
})

test.each([
  ['no JSON', '<html>'],
  ['another shape', '{"tokens":{}}'],
])('an answer that is %s is not guessed at', async (_title, body) => {
  server.answers = { 'GET /api/v1/token': { status: 200, body } }
  expect((await problem(readCloudTokens(server.address, credentials))).code).toBe('cloud-answer-unknown')
})

test('a certificate of an unknown authority is refused before anything is sent', async () => {
  expect((await problem(readCloudTokens(server.untrusted, credentials))).code).toBe('cloud-untrusted')
  expect(server.asked).toEqual([])
})

test('a certificate for another name is refused before anything is sent', async () => {
  const other = await CloudServer.start('other.example')
  try {
    expect((await problem(readCloudTokens(other.address, credentials))).code).toBe('cloud-untrusted')
    expect(other.asked).toEqual([])
  } finally {
    await other.close()
  }
})

test('no answer at all is said in words, and the reading can be stopped', async () => {
  expect((await problem(readCloudTokens({ host: 'localhost', port: 1 }, credentials))).code).toBe(
    'cloud-unreachable',
  )
  const stop = new AbortController()
  const reading = readCloudTokens(server.address, credentials, stop.signal)
  stop.abort()
  expect((await problem(reading)).code).toBe('cancelled')
})
