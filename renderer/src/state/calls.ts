import { useCallback, useRef, useState } from 'react'
import type { CallArgument, CallName, CallValue } from '../../../main/contract/calls'
import type { Problem, Result } from '../../../main/contract/result'
import { createStore, type Store } from './store'
import { messageOf } from '../../../main/text/message'

type Arguments<N extends CallName> = CallArgument<N> extends undefined ? [] : [CallArgument<N>]

/** Why main refused the last call, until the person does something else or dismisses it. */
export const refusals: Store<Problem | null> = createStore<Problem | null>(null)

/** Asks main, and says nothing on the screen of how it went. It never rejects. */
export async function ask<N extends CallName>(
  name: N,
  argument: CallArgument<N> | undefined,
): Promise<Result<CallValue<N>>> {
  const answer = window.tokenferry[name] as (argument?: CallArgument<N>) => Promise<Result<CallValue<N>>>
  try {
    return await answer(argument)
  } catch (error) {
    return { ok: false, problem: unanswered(error) }
  }
}

/** Makes a call to main. It never rejects; what went wrong is in the answer, and on the screen. */
export async function call<N extends CallName>(
  name: N,
  ...argument: Arguments<N>
): Promise<Result<CallValue<N>>> {
  const result = await ask(name, argument[0])
  if (!result.ok) refusals.set(result.problem)
  return result
}

/** A call as a switch needs it: each one counts, however fast they follow. Tells whether it was taken. */
export async function attempt<N extends CallName>(name: N, ...argument: Arguments<N>): Promise<boolean> {
  refusals.set(null)
  return (await call(name, ...argument)).ok
}

/**
 * A call as a button needs it: a second click while the first is under way does nothing.
 */
export function useCall<N extends CallName>(
  name: N,
): readonly [(...argument: Arguments<N>) => Promise<boolean>, boolean] {
  const [pending, setPending] = useState(false)
  const underWay = useRef(false)
  const run = useCallback(
    async (...argument: Arguments<N>): Promise<boolean> => {
      if (underWay.current) return false
      underWay.current = true
      setPending(true)
      try {
        return await attempt(name, ...argument)
      } finally {
        underWay.current = false
        setPending(false)
      }
    },
    [name],
  )
  return [run, pending] as const
}

function unanswered(error: unknown): Problem {
  return {
    code: 'no-answer',
    message: 'Tokenferry didn’t answer.',
    hint: 'Try again. If it still doesn’t answer, close the window and reopen Tokenferry; an unfinished migration is kept.',
    detail: messageOf(error),
  }
}
