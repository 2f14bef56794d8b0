import { useEffect, useState } from 'react'
import type { LoginChoices } from '../../../main/contract/login'
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
