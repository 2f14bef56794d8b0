import type { Clock } from '../clock'
import type { LoginForm } from '../contract/login'
import type { Question } from '../contract/questions'
import type { RunView } from '../contract/run-view'
import type { Procedure } from '../migration/procedure'
import { rehearsalOutcome } from '../migration/rehearsal-outcome'
import { viewRun } from '../migration/view'
import type { Rehearsal } from './rehearsal'

/** What main asks at a login, as the end of a rehearsal tells it. */
const questionWords: Readonly<Record<Question['kind'], string>> = {
  'host-key': 'Trust the FortiGate’s host key?',
  'device-prompts': 'What the FortiGate asks at the login.',
  password: 'The password of a jump host.',
  'post-login-banner': 'Accept the login banner?',
}

/** What the window shows of an open run. */
interface ShownRun {
  readonly procedure: Pick<Procedure, 'state' | 'session' | 'findings'>
  readonly clock: Pick<Clock, 'now'>
  /** What is done by hand; absent if nothing can be. */
  readonly hand?: { readonly view: RunView['byHand'] }
  readonly rehearsal: Pick<Rehearsal, 'view' | 'form'> | null
  /** Hostname in the backup that led here. */
  readonly expected: string | null
}

/**
 * The open run as the window shows it.
 *
 * @param lastLogin what the form of the step “Connect” starts with, unless the run knows better
 * @param asked the kinds of the questions that were asked in it so far
 */
export function viewOpenRun(
  { procedure, clock, hand, rehearsal, expected }: ShownRun,
  lastLogin: LoginForm,
  asked: readonly Question['kind'][],
): RunView {
  const { state, session, findings } = procedure
  const outcome =
    rehearsal &&
    rehearsalOutcome(
      state,
      asked.map((kind) => questionWords[kind]),
    )
  const form = rehearsal?.form ?? (expected === null ? lastLogin : { ...lastLogin, host: '' })
  const view = viewRun(
    state,
    session,
    findings,
    form,
    rehearsal && (outcome ? { ...rehearsal.view, outcome } : rehearsal.view),
    clock.now(),
    hand?.view ?? null,
  )
  return expected === null ? view : { ...view, connect: { ...view.connect, expected } }
}
