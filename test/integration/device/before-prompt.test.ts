import { temporaryFolder } from '../../temporary-folder'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { openFortiGate } from '../../../main/device/fortigate'
import { openSshServer } from '../ssh/openssh-server'

/** What a device of these lines of shell did to a login: OpenSSH carries it, and keeps each byte that was typed. */
async function login(script: string, readsBanner: () => Promise<boolean> = () => Promise.resolve(true)) {
  const folder = temporaryFolder()
  const typed = join(folder, 'typed')
  const device = join(folder, 'device.sh')
  writeFileSync(typed, '')
  writeFileSync(device, `stty raw -echo\ncat > ${typed} <&3 &\n${script}\nkill $!\n`)
  const { target, credentials } = await openSshServer(`ForceCommand exec /bin/sh ${device} 3<&0`)
  const said: string[] = []
  const received: string[] = []
  const problem = await openFortiGate(
    target,
    credentials,
    {
      trustHostKey: () => Promise.resolve(true),
      answerPrompts: () => Promise.resolve(null),
      acceptBanner: readsBanner,
    },
    {
      sent: () => undefined,
      received: (line) => received.push(line),
      saidBeforePrompt: (text) => said.push(text),
      commandDone: () => undefined,
      ended: () => undefined,
    },
  ).then(
    (fortigate) => {
      fortigate.close()
      return null
    },
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem
      throw error
    },
  )
  return { problem, said, received, typed: () => readFileSync(typed, 'utf8') }
}

describe.concurrent('before its first prompt, a device', () => {
  test('that wants a new password is left with it within seconds, and its words are kept', async () => {
    const { problem, received, typed } = await login(
      `printf 'You are forced to change your password, please input a new password.\\r\\nNew Password: '; sleep 20`,
    )
    expect(problem).toMatchObject({ code: 'password-expired' })
    expect(problem?.detail).toContain('You are forced to change your password')
    expect(received).toEqual([
      'You are forced to change your password, please input a new password.',
      'New Password: ',
    ])
    expect(typed()).toBe('')
  })

  test('that says something else is waited for, and the person sees it meanwhile', async () => {
    const { problem, said, typed } = await login(
      `printf 'One moment, '; sleep 2; printf 'please (y/n)'; sleep 3; printf '\\r\\n\\r\\nFGT-1 # '; sleep 20`,
    )
    expect(problem).toBeNull()
    expect(said).toEqual(['One moment,', 'One moment, please (y/n)'])
    expect(typed()).toBe('')
  })

  test('that hangs up says why', async () => {
    const { problem, typed } = await login(`printf 'No more sessions for you.\\r\\n'; sleep 0.2`)
    expect(problem).toMatchObject({ code: 'closed-before-prompt', detail: 'No more sessions for you.' })
    expect(typed()).toBe('')
  })

  test('that goes on behind its banner gets no key for what nobody has read', async () => {
    const { problem, typed } = await login(
      `printf "Private\\r\\n(Press 'a' to accept):"; sleep 2; printf '\\r\\nErase everything? (y/n)'; sleep 20`,
      () => new Promise((resolve) => setTimeout(() => resolve(true), 2_500)),
    )
    expect(problem).toMatchObject({ code: 'banner-overtaken', detail: 'Erase everything? (y/n)' })
    expect(typed()).toBe('')
  })

  test('whose banner is accepted gets that one key', async () => {
    const { problem, typed } = await login(
      `printf "Private\\r\\n(Press 'a' to accept):"; while [ ! -s "$(dirname "$0")/typed" ]; do sleep 0.1; done; printf 'a\\r\\nFGT-1 # '; sleep 20`,
    )
    expect(problem).toBeNull()
    expect(typed()).toBe('a')
  })
})
