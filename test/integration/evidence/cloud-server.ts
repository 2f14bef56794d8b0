import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CloudAddress } from '../../../main/cloud/fortitoken-cloud'

/** What the server answers instead of the documented messages, by method and path. */
export type Answers = Readonly<Record<string, { readonly status: number; readonly body: string }>>

/**
 * FortiToken Cloud's REST API as its documentation describes it (`POST /api/v1/login`, `GET /api/v1/token`, `GET
 * /api/v1/user`), over TLS with an authority of its own.
 */
export class CloudServer {
  static readonly clientId = 'client-1'
  static readonly clientSecret = 'a secret of the tests'
  answers: Answers = {}
  tokens: readonly object[] = []
  users: readonly object[] = []
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
    const folder = mkdtempSync(join(tmpdir(), 'tokenferry-cloud-'))
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
        response.writeHead(status, { 'content-type': 'application/json' }).end(body)
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
    return json(404, { error_message: 'Not found' })
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
