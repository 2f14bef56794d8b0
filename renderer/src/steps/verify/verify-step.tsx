import type { ReactNode } from 'react'
import type { ByHandView } from '../../../../main/contract/by-hand'
import type { RunView } from '../../../../main/contract/run-view'
import type { VerifyView } from '../../../../main/contract/step-views'
import { clock, day } from '../../../../main/text/times'
import { TwinBackup } from '../../by-hand/twin-backup'
import { Announcements } from '../../change/announcements'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Disclosure } from '../../components/disclosure'
import { Empty } from '../../components/empty'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { WorkCard } from '../../shell/work-card'
import { useCall } from '../../state/calls'
import { LeaveAnyway } from './leave-anyway'
import { VerificationResult } from './verification-result'
import { useWords, type WordsOf } from '../../language/words'
import './verify-step.css'

/** Step 7: whether everyone came through, read from the device and from FortiToken Cloud. */
export function VerifyStep({ run }: { readonly run: RunView }) {
  return run.byHand === null ? (
    <VerifyOverSession run={run} />
  ) : (
    <VerifyByHand run={run} byHand={run.byHand} />
  )
}

/** Tokenferry reads the device, tries the second login and takes the second backup. */
function VerifyOverSession({ run }: { readonly run: RunView }) {
  const [read, reading] = useCall('verify')
  const [login, trying] = useCall('tryLogin')
  const [compare, comparing] = useCall('backUpAfter')
  const words = useWords('steps')
  const { say } = words
  const { verify } = run
  const locked = run.busy !== null || reading || trying
  const connected = run.connection.state === 'connected'
  const state = verify?.secondLogin.state ?? 'untried'
  return (
    <Verifying
      run={run}
      locked={locked}
      read={read}
      secondLogin={say('verify.second-login')}
      secondBackup={
        <div className="row">
          <Button disabled={locked || comparing || !connected} onClick={() => void compare()}>
            {say(verify?.backupAfter ? 'verify.compare.again' : 'verify.compare')}
          </Button>
        </div>
      }
      note={verify === null ? undefined : loginNote(verify, words)}
      proposed={verify === null || state === 'worked' ? 'continue' : 'other'}
    >
      {(noteId) =>
        verify !== null &&
        state !== 'worked' && (
          <Button
            kind="primary"
            disabled={locked || !connected}
            describedBy={noteId}
            onClick={() => void login()}
          >
            {say(state === 'failed' ? 'verify.log-in.again' : 'verify.log-in')}
          </Button>
        )
      }
    </Verifying>
  )
}

interface VerifyByHandProps {
  readonly run: RunView
  readonly byHand: ByHandView
}

/** The person types what is read, tries the second login and takes the second backup. */
function VerifyByHand({ run, byHand }: VerifyByHandProps) {
  const [read, reading] = useCall('verify')
  const [choose, choosing] = useCall('chooseBackupFileAfter')
  const { say } = useWords('steps')
  const { verify } = run
  const locked = run.busy !== null || reading
  return (
    <Verifying
      run={run}
      locked={locked}
      read={read}
      secondLogin={say('verify-by-hand.second-login')}
      secondBackup={
        <>
          {verify?.backupAfter === null && <p className="quiet">{say('verify-by-hand.backup.hint')}</p>}
          {byHand.hasTerminal && <TwinBackup locked={locked} />}
          <div className="row">
            <Button disabled={locked || choosing} onClick={() => void choose()}>
              {say(verify?.backupAfter ? 'verify-by-hand.backup.other' : 'verify-by-hand.backup')}
            </Button>
          </div>
        </>
      }
      note={verify === null ? undefined : say('verify-by-hand.note')}
      proposed="continue"
    />
  )
}

function loginNote({ secondLogin: { state, at } }: VerifyView, { say }: WordsOf<'steps'>): string {
  if (state === 'untried') return say('verify.log-in.untried')
  return at === null
    ? say(`verify.log-in.state.${state}`)
    : say(`verify.log-in.at.${state}`, { time: clock(at) })
}

interface VerifyingProps {
  readonly run: RunView
  readonly locked: boolean
  readonly read: () => Promise<unknown>
  readonly secondLogin: string
  readonly secondBackup: ReactNode
  readonly note: string | undefined
  /** What is the better thing to do next. */
  readonly proposed: 'continue' | 'other'
  /** Buttons behind the one that continues. */
  readonly children?: (noteId: string) => ReactNode
}

/** What both ways have: reading again, what was found, and the way on. */
function Verifying({
  run,
  locked,
  read,
  secondLogin,
  secondBackup,
  note,
  proposed,
  children,
}: VerifyingProps) {
  const { verify, verdict } = run
  const { say } = useWords('steps')
  const isReadable = !locked && run.connection.state === 'connected'
  return (
    <>
      <StepFrame run={run}>
        {run.finishedBefore !== null && verify === null && (
          <Callout tone="info" title={say('verify.finished-before', { day: day(run.finishedBefore) })}>
            {say('verify.finished-before.hint')}
          </Callout>
        )}
        {verify === null ? (
          run.busy !== null ? (
            <WorkCard run={run} busy={run.busy} title={say('verify.reading')} />
          ) : (
            <Empty
              title={say('verify.unread')}
              action={
                <Button disabled={!isReadable} onClick={() => void read()}>
                  {say('verify.read')}
                </Button>
              }
            >
              {say('verify.unread.hint')}
            </Empty>
          )
        ) : (
          <>
            <VerificationResult {...{ verify, verdict, locked, secondLogin, secondBackup }} />
            <Disclosure summary={say('verify.people')} aside={say('verify.people.who')}>
              {() => (
                <Announcements
                  view={run.announcements}
                  moment={verdict?.users.attention === 0 && verdict.users.unknown === 0 ? 'after' : 'wrong'}
                />
              )}
            </Disclosure>
          </>
        )}
      </StepFrame>
      <DecisionBar run={run} note={note} isWorkShown={verify === null}>
        {(noteId) => (
          <>
            {verify !== null && (
              <Button disabled={!isReadable} onClick={() => void read()}>
                {say('verify.read-again')}
              </Button>
            )}
            {verify?.secondLogin.state === 'failed' ? (
              <LeaveAnyway run={run} noteId={noteId} message={verify.secondLogin.message} />
            ) : (
              <Continue run={run} noteId={noteId} kind={proposed === 'continue' ? 'primary' : 'plain'} />
            )}
            {children?.(noteId)}
          </>
        )}
      </DecisionBar>
    </>
  )
}
