import { request } from 'node:https'
import * as z from 'zod'
import { ProblemError } from '../contract/result'

/** Where the REST API of FortiToken Cloud is. Certificates are always verified. */
export interface CloudAddress {
  readonly host: string
  readonly port: number
  /** Authorities to trust besides those of Node: of a test, never of the product. */
  readonly ca?: string
}

/** What a person types in: of a management application of the portal. Kept in memory, for one reading. */
export interface CloudCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** A user of FortiToken Cloud and the serial number of its token. */
export interface CloudToken {
  readonly name: string
  readonly serial: string
}

/** REST API 26.2: the port if none is named. */
export const cloudPort = 9696

/** Longest answer that is read, in bytes, and the longest wait for one, in milliseconds. */
const longestAnswer = 64 * 1024 * 1024
const longestWait = 30_000
/** Users on a page, the most there are (REST API 26.2, “Pagination”), and the most pages: far above the largest account. */
const pageLength = 1_000
const mostPages = 1_000

// FortiIdentity Cloud REST API 26.2, “Login”, “Token”, “User”.
const loginSchema = z.object({ access_token: z.string().min(1) })
const tokenSchema = z.object({
  sn: z.string().nullish(),
  user_id: z.string().nullish(),
  username: z.string().nullish(),
})
const userSchema = z.object({ id: z.string().nullish(), user_id: z.string().nullish(), username: z.string() })
type CloudUser = z.infer<typeof userSchema>

/**
 * Reads all tokens with the users that hold them: `POST /api/v1/login`, `GET /api/v1/token`, `GET /api/v2/user` page by
 * page, or `GET /api/v1/user` if there is no version 2. Nothing is changed in FortiToken Cloud.
 *
 * @throws ProblemError if it can't be reached, its certificate is not trusted, it refuses, or its answer is not
 *   the documented one. No error holds the client's secret or the access token.
 */
export async function readCloudTokens(
  address: CloudAddress,
  { clientId, clientSecret }: CloudCredentials,
  signal?: AbortSignal,
): Promise<readonly CloudToken[]> {
  const login = await ask(address, 'POST', '/api/v1/login', {
    body: JSON.stringify({ client_id: clientId, client_secret: clientSecret }),
    signal,
  })
  const { access_token: access } = understood(loginSchema, login.value, 'POST /api/v1/login')
  const get = (path: string) => ask(address, 'GET', path, { access, signal })
  const { value } = await get('/api/v1/token')
  const tokens = understood(z.array(tokenSchema), value, 'GET /api/v1/token')
  const users = await readUsers(get)
  const names = new Map<string, string>()
  for (const { id, user_id: other, username } of users) {
    for (const each of [id, other]) if (each) names.set(each, username)
  }
  return tokens.flatMap(({ sn, user_id: id, username }) => {
    const name = username ?? (id ? names.get(id) : undefined)
    return sn && name ? [{ name, serial: sn }] : []
  })
}

/** An answer: its JSON, and the header that says where the next page is. */
interface Answer {
  readonly value: unknown
  readonly link: string
}

async function readUsers(get: (path: string) => Promise<Answer>): Promise<readonly CloudUser[]> {
  try {
    return await readPages(get)
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'cloud-404') throw error
    return understood(z.array(userSchema), (await get('/api/v1/user')).value, 'GET /api/v1/user')
  }
}

/** Each page names the next by a cursor, in the header `Link`. Of its address only the cursor is taken. */
async function readPages(get: (path: string) => Promise<Answer>): Promise<readonly CloudUser[]> {
  const users: CloudUser[] = []
  const cursors = new Set<string>()
  for (let cursor: string | null = ''; cursor !== null;) {
    if (cursors.has(cursor) || cursors.size >= mostPages) throw notUnderstood('GET /api/v2/user')
    cursors.add(cursor)
    const page = cursor === '' ? '' : `&page=${encodeURIComponent(cursor)}`
    const { value, link }: Answer = await get(`/api/v2/user?limit=${pageLength}${page}`)
    for (const user of understood(z.array(userSchema), value, 'GET /api/v2/user')) users.push(user)
    cursor = nextCursor(link)
  }
  return users
}

/** `<https://…/api/v2/user?limit=1000&page=LWIwMD>; rel="next", <…>; rel="previous"` (REST API 26.2, “Pagination”). */
function nextCursor(link: string): string | null {
  const next = /<([^<>]*)>\s*;\s*rel="?next\b/i.exec(link)?.[1]
  if (next === undefined) return null
  const cursor = new URLSearchParams(next.slice(next.indexOf('?') + 1)).get('page')
  if (!cursor) throw notUnderstood('GET /api/v2/user')
  return cursor
}

interface Asked {
  readonly body?: string
  readonly access?: string
  readonly signal: AbortSignal | undefined
}

/** Asks, and reads the answer as JSON. */
async function ask(
  address: CloudAddress,
  method: 'GET' | 'POST',
  path: string,
  asked: Asked,
): Promise<Answer> {
  const { text, link } = await exchange(address, method, path, asked)
  return { value: parsed(text, method, path), link }
}

function exchange(
  { host, port, ca }: CloudAddress,
  method: 'GET' | 'POST',
  path: string,
  { body, access, signal }: Asked,
): Promise<{ readonly text: string; readonly link: string }> {
  const where = `${host} port ${port}`
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host,
        port,
        method,
        path,
        servername: host,
        minVersion: 'TLSv1.2',
        rejectUnauthorized: true,
        agent: false,
        timeout: longestWait,
        ...(ca !== undefined && { ca }),
        ...(signal && { signal }),
        headers: {
          accept: 'application/json',
          ...(access !== undefined && { authorization: `Bearer ${access}` }),
          ...(body !== undefined && {
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(body)),
          }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = []
        let length = 0
        answer.on('data', (chunk: Buffer) => {
          length += chunk.length
          if (length > longestAnswer) outgoing.destroy(new Error('The answer is too long.'))
          else chunks.push(chunk)
        })
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const status = answer.statusCode ?? 0
          if (status < 200 || status > 299) reject(refused(status, where, method, path, text))
          else resolve({ text, link: [answer.headers.link ?? ''].flat().join(', ') })
        })
        answer.on('error', (error) => {
          reject(unreachable(error, where))
        })
      },
    )
    outgoing.on('timeout', () =>
      outgoing.destroy(new Error(`No answer within ${longestWait / 1000} seconds.`)),
    )
    outgoing.on('error', (error) => {
      reject(signal?.aborted ? cancelled() : unreachable(error, where))
    })
    outgoing.end(body)
  })
}

function parsed(text: string, method: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw notUnderstood(`${method} ${path}`)
  }
}

function understood<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw notUnderstood(what)
}

function notUnderstood(what: string): ProblemError {
  return new ProblemError({
    code: 'cloud-answer-unknown',
    message: `FortiToken Cloud answered "${what}" in a form that its documentation doesn’t describe.`,
    hint: 'Nothing was concluded from it. Tick by hand or compare with a list instead.',
  })
}

/** The words of the API go into `detail`; they hold neither the secret nor the access token. */
function refused(status: number, where: string, method: string, path: string, text: string): ProblemError {
  const message: Readonly<Record<number, string>> = {
    400: 'FortiToken Cloud did not understand the request',
    401: 'FortiToken Cloud rejected this client ID and client secret',
    402: 'FortiToken Cloud found no valid subscription for this account',
    403: 'This client is not allowed to read the tokens and users of FortiToken Cloud',
    404: 'FortiToken Cloud has no such address or doesn’t know this client',
    429: 'FortiToken Cloud asks you to wait: too many requests',
  }
  const hint: Readonly<Record<number, string>> = {
    401: 'Copy both again from the portal; the secret is shown only once, when the client is created.',
    403: 'Use a management application whose scope contains the realms of these users, or compare manually or with a list instead.',
    404: 'Use the client ID of a management application of the account in this region, or compare manually or with a list instead.',
    429: 'Try again in a few minutes.',
  }
  return new ProblemError({
    code: `cloud-${status}`,
    message: `${message[status] ?? `FortiToken Cloud at ${where} failed`} (HTTP ${status} for ${method} ${path}).`,
    hint: hint[status] ?? 'Try again later, or compare manually or with a list instead.',
    detail: text.slice(0, 500),
  })
}

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|SSL/

function unreachable(error: Error, where: string): ProblemError {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (untrusted.test(code)) {
    return new ProblemError({
      code: 'cloud-untrusted',
      message: `The certificate of ${where} is not trusted, so nothing was sent to it.`,
      hint: 'Something on the network path, such as a proxy, may be reading the traffic. This check can’t be switched off; compare manually or with a list instead.',
      detail: `${code} ${error.message}`.trim(),
    })
  }
  return new ProblemError({
    code: 'cloud-unreachable',
    message: `FortiToken Cloud can’t be reached at ${where}.`,
    hint: 'Check that this laptop can reach it over the internet, or compare manually or with a list instead.',
    detail: `${code} ${error.message}`.trim(),
  })
}

function cancelled(): ProblemError {
  return new ProblemError({
    code: 'cancelled',
    message: 'Reading FortiToken Cloud was stopped.',
    hint: 'Nothing was changed.',
  })
}
