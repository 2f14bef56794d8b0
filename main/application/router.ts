import { calls, type CallArgument, type CallName, type CallValue } from '../contract/calls'
import { ProblemError, type Problem, type Result } from '../contract/result'

/** What answers each call. Throwing a `ProblemError` is a refusal with a sentence; anything else is an internal error. */
export type Handlers = {
  readonly [N in CallName]: (argument: CallArgument<N>) => CallValue<N> | Promise<CallValue<N>>
}

/** Validates the argument of a call and runs its handler. */
export async function answer<N extends CallName>(
  name: N,
  handlers: Handlers,
  argument: unknown,
  onFault: (name: CallName, error: unknown) => void,
): Promise<Result<CallValue<N>>> {
  const parsed = calls[name].argument.safeParse(argument)
  if (!parsed.success) return { ok: false, problem: malformed(name) }
  try {
    return { ok: true, value: await handlers[name](parsed.data as CallArgument<N>) }
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem }
    onFault(name, error)
    return { ok: false, problem: fault }
  }
}

const fault: Problem = {
  code: 'fault',
  message: 'Something went wrong inside Tokenferry.',
  hint: 'Try again. If it happens again, close the application and resume the run: it reads the FortiGate before it does anything.',
}

function malformed(name: string): Problem {
  return {
    code: 'malformed',
    message: `The window sent something that "${name}" does not accept.`,
    hint: 'Close the application and start it again.',
  }
}
