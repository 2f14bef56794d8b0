import { useEffect, useState } from 'react'
import type { LoginChoices } from '../../../main/contract/login'
import type { Suggestion } from '../components/combo-field'
import type { WordsOf } from '../language/words'
import { ask } from '../state/calls'

/** What this computer has to offer for a login, once main has looked; a rehearsal needs none of it. */
export function useLoginChoices(wanted: boolean): LoginChoices | null {
  const [choices, setChoices] = useState<LoginChoices | null>(null)
  useEffect(() => {
    if (!wanted) return
    let isThere = true
    void ask('loginChoices', undefined).then((result) => {
      if (isThere && result.ok) setChoices(result.value)
    })
    return () => {
      isThere = false
    }
  }, [wanted])
  return choices
}

/** Whether old encryption was allowed for a device before. Names are the same in capitals and small letters. */
export function isRemembered(choices: LoginChoices | null, host: string, port: string): boolean {
  const name = host.trim().toLowerCase()
  return (choices?.oldEncryption ?? []).some(
    (device) => device.host.toLowerCase() === name && device.port === Number(port),
  )
}

/** What can be chosen in the place of typing an address: the devices of before, the newest first, and hosts with a name. */
export function suggestionsOf(choices: LoginChoices | null, words: WordsOf<'steps'>): readonly Suggestion[] {
  const { recent = [], aliases = [] } = choices ?? {}
  const names = new Set(recent.map(recentName))
  return [
    ...recent.map((login) => ({ name: recentName(login), about: aboutRecent(login, words) })),
    ...aliases.filter((name) => !names.has(name)).map((name) => ({ name })),
  ]
}

/** `192.0.2.10`, `fw-zrh-01:2222`, `[2001:db8::1]:2222` */
export function recentName({ host, port }: LoginChoices['recent'][number]): string {
  if (port === 22) return host
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

function aboutRecent({ user, jumps }: LoginChoices['recent'][number], words: WordsOf<'steps'>): string {
  if (jumps.length === 0) return user
  const hosts = jumps.map(({ host }) => host)
  return words.say('login.recent.through', { user, way: wayThrough(hosts, words) })
}

/** The hosts on the way, one after the other: `bastion, then inner`. */
export function wayThrough(hosts: readonly string[], { say }: WordsOf<'steps'>): string {
  return hosts.length === 0 ? '' : hosts.reduce((before, next) => say('jumps.then', { before, next }))
}
