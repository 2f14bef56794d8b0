import { startTransition, useEffect, useState } from 'react'
import type { CallArgument, CallName, CallValue } from '../../../main/contract/calls'
import type { Result } from '../../../main/contract/result'
import { ask } from './calls'

interface Held<N extends CallName> {
  readonly question: string
  readonly result: Result<CallValue<N>>
}

/**
 * What main answers a question that changes nothing; `null` until it has. Asked again whenever the argument is
 * another, and when `revision` is: then the older answer stays until the newer one is there.
 */
export function useAnswer<N extends CallName>(
  name: N,
  argument: CallArgument<N>,
  revision: number | string = 0,
): Result<CallValue<N>> | null {
  const question = JSON.stringify([name, argument])
  const [held, setHeld] = useState<Held<N> | null>(null)
  useEffect(() => {
    let current = true
    const [, asked] = JSON.parse(question) as [N, CallArgument<N>]
    void ask(name, asked ?? undefined).then((result) => {
      // A long list is drawn in pieces, between which the window stays alive.
      startTransition(() => {
        if (current) setHeld({ question, result })
      })
    })
    return () => {
      current = false
    }
  }, [name, question, revision])
  return held?.question === question ? held.result : null
}
