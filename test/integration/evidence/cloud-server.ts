import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { CloudAddress } from '../../../main/cloud/fortitoken-cloud'
import { temporaryFolder } from '../../temporary-folder'

/** What the server answers instead of the documented messages, by method and path. */
export type Answers = Readonly<Record<string, { readonly status: number; readonly body: string }>>

/**
 * FortiToken Cloud's REST API as its documentation describes it (`POST /api/v1/login`, `GET /api/v1/token`, `GET
 * /api/v1/user`, `GET /api/v2/user` with its pages), over TLS with an authority of its own.
 */
export class CloudServer {
  static readonly clientId = 'client-1'
  static readonly clientSecret = 'a secret of the tests'
  answers: Answers = {}
  tokens: readonly object[] = []
  users: readonly object[] = []
  /** Users on a page of version 2; `null` where there is no such version. */
  pageLength: number | null = 2
  /** Method and path of each request, in their order. */
  readonly asked: string[] = []
  private readonly server: Server
  private readonly folder: string

  private constructor(server: Server, folder: string) {
    this.server = server
    this.folder = folder
  }

  /** @param name for which its certificate is made out */
  static async start(name = 'localhost'): Promise<CloudServer> {
    const folder = temporaryFolder()
    makeCertificates(folder, name)
    const server = createServer({
      key: readFileSync(join(folder, 'server.key')),
      cert: readFileSync(join(folder, 'server.pem')),
    })
    const own = new CloudServer(server, folder)
    server.on('request', (request, response) => {
      const what = `${request.method ?? ''} ${request.url ?? ''}`
      own.asked.push(what)
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { status, body } =
          own.answers[what] ??
          own.answer(what, Buffer.concat(chunks).toString(), request.headers.authorization)
        const link = own.linkOf(request.url ?? '')
        response
          .writeHead(status, { 'content-type': 'application/json', ...(link !== '' && { link }) })
          .end(body)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return own
  }

  /** Its address, with the authority to trust. */
  get address(): CloudAddress {
    return { ...this.untrusted, ca: readFileSync(join(this.folder, 'ca.pem'), 'utf8') }
  }

  /** Its address for a client that trusts only what Node does. */
  get untrusted(): CloudAddress {
    return { host: 'localhost', port: (this.server.address() as AddressInfo).port }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
    rmSync(this.folder, { recursive: true, force: true })
  }

  private answer(what: string, body: string, authorization: string | undefined) {
    const json = (status: number, value: unknown) => ({ status, body: JSON.stringify(value) })
    if (what === 'POST /api/v1/login') {
      const { client_id, client_secret } = JSON.parse(body) as Record<string, string>
      const known = client_id === CloudServer.clientId && client_secret === CloudServer.clientSecret
      return known
        ? json(201, { access_token: 'access-1', expires_in: 3600, token_type: 'Bearer' })
        : json(401, { error_code: 401, error_message: 'Invalid client credentials' })
    }
    if (authorization !== 'Bearer access-1') return json(401, { error_message: 'Unauthorized' })
    if (what === 'GET /api/v1/token') return json(200, this.tokens)
    if (what === 'GET /api/v1/user') return json(200, this.users)
    const page = this.pageOf(what)
    if (page !== null) return json(200, this.users.slice(page.from, page.from + page.length))
    return json(404, { error_message: 'Not found' })
  }

  /** A page of `GET /api/v2/user`. The cursor is opaque to a client. */
  private pageOf(what: string) {
    const { pathname, searchParams } = new URL(what.replace(/^GET /, ''), 'https://localhost')
    if (pathname !== '/api/v2/user' || this.pageLength === null) return null
    const cursor = searchParams.get('page')
    const from = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64').toString())
    return { from, length: this.pageLength }
  }

  /** As the guide shows it: another port, the next page, and the one before. */
  private linkOf(url: string): string {
    const page = this.pageOf(url)
    if (page === null) return ''
    const to = (from: number, rel: string) =>
      from < 0 || from >= this.users.length
        ? []
        : `<https://FIC.fortinet.com:8686/api/v2/user?limit=1000&page=${encodeURIComponent(Buffer.from(String(from)).toString('base64'))}>; rel="${rel}"`
    return [to(page.from + page.length, 'next'), to(page.from - page.length, 'previous')].flat().join(', ')
  }
}

function makeCertificates(folder: string, name: string) {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' })
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl('req', '-x509', ...ec, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Tests')
  openssl('req', ...ec, '-keyout', 'server.key', '-out', 'server.csr', '-subj', `/CN=${name}`)
  writeFileSync(join(folder, 'names'), `subjectAltName=DNS:${name}\n`)
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'server.pem',
    '-days',
    '2',
    '-extfile',
    'names',
  )
}
