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
  const { verify } = run
  const locked = run.busy !== null || reading || trying
  const connected = run.connection.state === 'connected'
  const state = verify?.secondLogin.state ?? 'untried'
  return (
    <Verifying
      run={run}
      locked={locked}
      read={read}
      secondLogin="Log in once more with the same account while this session stays open. If it doesn’t work, you are still in and can put it right."
      secondBackup={
        <div className="row">
          <Button disabled={locked || comparing || !connected} onClick={() => void compare()}>
            {verify?.backupAfter ? 'Compare again' : 'Take a second backup and compare'}
          </Button>
        </div>
      }
      note={verify === null ? undefined : loginNote(verify)}
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
            {state === 'failed' ? 'Try the second login again' : 'Try a second login'}
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
  const { verify } = run
  const locked = run.busy !== null || reading
  return (
    <Verifying
      run={run}
      locked={locked}
      read={read}
      secondLogin="Log in once more with the same account, in another terminal, while the first session stays open. If it doesn’t work, you are still in and can put it right. If it does, note it below: the report says that you said so."
      secondBackup={
        <>
          {verify?.backupAfter === null && <p className="quiet">Take it the way you took the first one.</p>}
          {byHand.hasTerminal && <TwinBackup locked={locked} />}
          <div className="row">
            <Button disabled={locked || choosing} onClick={() => void choose()}>
              {verify?.backupAfter ? 'Choose another file…' : 'Choose the second backup…'}
            </Button>
          </div>
        </>
      }
      note={verify === null ? undefined : 'Log in a second time before you continue, and note it.'}
      proposed="continue"
    />
  )
}

function loginNote({ secondLogin: { state, at } }: VerifyView): string {
  if (state === 'untried') return 'Try a second login before you continue.'
  return `Second login: ${state}${at === null ? '' : `, ${clock(at)}`}`
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
  const isReadable = !locked && run.connection.state === 'connected'
  return (
    <>
      <StepFrame run={run}>
        {run.finishedBefore !== null && verify === null && (
          <Callout tone="info" title={`This migration was finished on ${day(run.finishedBefore)}.`}>
            It is verified again and gets another report; the earlier one stays as it is. Nothing but reading
            is done on the FortiGate.
          </Callout>
        )}
        {verify === null ? (
          run.busy !== null ? (
            <WorkCard run={run} busy={run.busy} title="Reading the FortiGate again" />
          ) : (
            <Empty
              title="Not read yet"
              action={
                <Button disabled={!isReadable} onClick={() => void read()}>
                  Read the device
                </Button>
              }
            >
              The FortiGate and FortiToken Cloud are read. That changes nothing.
            </Empty>
          )
        ) : (
          <>
            <VerificationResult {...{ verify, verdict, locked, secondLogin, secondBackup }} />
            <Disclosure summary="Tell the people" aside="Users, help desk, service owner">
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
                Read the device again
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
