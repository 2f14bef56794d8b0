import ssh2, { type AuthContext, type KeyboardAuthContext, type Prompt } from 'ssh2'
import { hostKeyOf } from '../../../main/simulator/host-key'
import { serverThat } from './connecting'

const { privateKey, fingerprint } = hostKeyOf()

/** A server that asks these rounds of questions and lets in anyone who answers them; returns what it was told. */
export async function interviewer(
  ...rounds: readonly { title?: string; info?: string; prompts: Prompt[] }[]
) {
  const told: string[][] = []
  const interview = (attempt: KeyboardAuthContext, at: number) => {
    const round = rounds[at]
    if (!round) {
      attempt.accept()
      return
    }
    attempt.prompt(round.prompts, round.title ?? '', round.info ?? '', (answers) => {
      told.push(answers ?? [])
      interview(attempt, at + 1)
    })
  }
  return {
    told,
    fingerprint,
    port: await sshServer((attempt) => {
      if (attempt.method === 'keyboard-interactive') interview(attempt, 0)
      else attempt.reject(['keyboard-interactive'])
    }),
  }
}

/** An SSH server whose shell is silent. */
export async function sshServer(
  authentication: (attempt: AuthContext) => void,
  banner?: string,
): Promise<number> {
  const server = new ssh2.Server(
    { hostKeys: [privateKey], ...(banner !== undefined && { banner }) },
    (client) => {
      client.on('error', () => undefined)
      client.on('authentication', authentication)
      client.on('session', (accept) => {
        accept()
          .on('pty', (accepted) => accepted())
          .on('shell', (accepted) => void accepted())
      })
    },
  )
  return serverThat((socket) => {
    socket.setNoDelay(true)
    server.injectSocket(socket)
  })
}
