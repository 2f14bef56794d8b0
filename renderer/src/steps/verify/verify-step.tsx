import { useState } from 'react'
import type { VerificationRow } from '../../../../main/contract/rows'
import type { RunView } from '../../../../main/contract/run-view'
import type { VerifyView } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { useAnswer } from '../../state/use-answer'
import { Answered } from '../../components/answered'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { Empty } from '../../components/empty'
import { BeforeAfter, Figures } from '../../components/figures'
import { VerdictCallout } from '../../components/verdict'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { LeaveLockedOut } from '../../shell/leave-locked-out'
import { StepFrame } from '../../shell/step-frame'
import { figure, plural } from '../../../../main/text/words'
import { stepWords } from '../../words/steps'
import { clock, day } from '../../../../main/text/times'
import { SecondLoginCallout } from './second-login'
import { UserLoginCard } from '../../components/user-login'
import { VerificationTable } from './verification-table'
import { VerifiedUser } from './verified-user'
import './verify-step.css'

/** Step 7: whether everyone came through, read from the device and from FortiToken Cloud. */
export function VerifyStep({ run }: { readonly run: RunView }) {
  const [read, reading] = useCall('verify')
  const [login, trying] = useCall('tryLogin')
  const { verify, verdict } = run
  const locked = run.busy !== null || reading || trying
  const state = verify?.secondLogin.state ?? 'untried'
  const connected = run.connection.state === 'connected'
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
          run.busy === null && (
            <Empty
              title="Not read yet"
              action={
                <Button disabled={locked || !connected} onClick={() => void read()}>
                  Read the device
                </Button>
              }
            >
              The FortiGate and FortiToken Cloud are read. That changes nothing.
            </Empty>
          )
        ) : (
          <Verification verify={verify} verdict={verdict} locked={locked} connected={connected} />
        )}
      </StepFrame>
      <DecisionBar run={run} note={verify === null ? undefined : loginNote(verify)}>
        {(noteId) => (
          <>
            {verify !== null && (
              <Button disabled={locked || !connected} onClick={() => void read()}>
                Read the device again
              </Button>
            )}
            {state === 'failed' ? (
              <LeaveAnyway run={run} noteId={noteId} message={verify?.secondLogin.message ?? ''} />
            ) : (
              <Continue
                run={run}
                noteId={noteId}
                kind={verify === null || state === 'worked' ? 'primary' : 'plain'}
              />
            )}
            {verify !== null && state !== 'worked' && (
              <Button
                kind="primary"
                disabled={locked || !connected}
                describedBy={noteId}
                onClick={() => void login()}
              >
                {state === 'failed' ? 'Try the second login again' : 'Try a second login'}
              </Button>
            )}
          </>
        )}
      </DecisionBar>
    </>
  )
}

function loginNote({ secondLogin: { state, at } }: VerifyView): string {
  if (state === 'untried') return 'Try a second login before you continue.'
  return `Second login: ${state}${at === null ? '' : `, ${clock(at)}`}`
}

interface LeaveAnywayProps {
  readonly run: RunView
  readonly noteId: string
  /** Why the second login failed. */
  readonly message: string
}

/** The way on after a second login that failed: it asks first. */
function LeaveAnyway({ run, noteId, message }: LeaveAnywayProps) {
  const [asking, setAsking] = useState(false)
  const [go, going] = useCall('continueRun')
  return (
    <>
      <Button
        disabled={!run.next.allowed || run.busy !== null || going}
        describedBy={noteId}
        onClick={() => setAsking(true)}
      >
        {stepWords.verify.go}
      </Button>
      {asking && (
        <LeaveLockedOut
          disabled={going}
          onStay={() => setAsking(false)}
          onLeave={() => {
            setAsking(false)
            void go()
          }}
        >
          <p>{message}</p>
          <p>
            You may be locked out once the open session ends. It stays open in the next step, until you finish
            or close the window.
          </p>
        </LeaveLockedOut>
      )}
    </>
  )
}

interface WholeConfigurationProps {
  readonly verify: VerifyView
  readonly locked: boolean
  readonly connected: boolean
}

interface VerificationProps extends WholeConfigurationProps {
  readonly verdict: RunView['verdict']
}

function Verification({ verify, verdict, locked, connected }: VerificationProps) {
  const answer = useAnswer('verificationRows', undefined, verify.revision)
  const [opened, setOpened] = useState<VerificationRow | null>(null)
  const { balance, cloudUsers, tokens, otherChanges } = verify
  return (
    <>
      {verify.secondLogin.state !== 'worked' && <SecondLoginCallout login={verify.secondLogin} />}
      {verdict !== null && (
        <VerdictCallout verdict={verdict}>
          <p className="quiet">Read at {clock(verify.readAt)}.</p>
        </VerdictCallout>
      )}
      {verify.secondLogin.state === 'worked' && <SecondLoginCallout login={verify.secondLogin} />}
      <Figures
        label="Before and after"
        figures={[
          { value: beforeAfter(balance.before, balance.after), label: `balance. ${balance.explanation}` },
          {
            value: beforeAfter(cloudUsers.before, cloudUsers.after),
            label: `users in FortiToken Cloud. ${cloudUsers.explanation}`,
          },
          {
            value: beforeAfter(tokens.before, tokens.after),
            label: 'FortiToken Mobile tokens of these licenses on the device',
            tone: tokens.after === 0 ? 'plain' : 'warn',
          },
          {
            value: figure(otherChanges.length),
            label:
              otherChanges.length === 1
                ? 'other change in the configuration'
                : 'other changes in the configuration',
            tone: otherChanges.length === 0 ? 'good' : 'warn',
          },
        ]}
      />
      {otherChanges.length > 0 && (
        <Callout tone="warn" title="Something else changed that the migration does not explain.">
          <ul className="verify__changes">
            {otherChanges.map(({ where, what }) => (
              <li key={`${where} ${what}`}>
                <span className="mono">{where}</span>: {what}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <Answered answer={answer}>{(rows) => <VerificationTable rows={rows} onOpen={setOpened} />}</Answered>
      <WholeConfiguration verify={verify} locked={locked} connected={connected} />
      <UserLoginCard logins={verify.userLogins} locked={locked} />
      {opened !== null && <VerifiedUser row={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function beforeAfter(before: number | null, after: number | null) {
  return (
    <BeforeAfter
      before={before === null ? '–' : figure(before)}
      after={after === null ? '–' : figure(after)}
    />
  )
}

function WholeConfiguration({ verify: { backupAfter }, locked, connected }: WholeConfigurationProps) {
  const [compare, comparing] = useCall('backUpAfter')
  const changes = backupAfter?.changes ?? []
  return (
    <Card title="The whole configuration">
      {backupAfter === null ? (
        <p className="quiet">
          The figures above compare users, administrators and tokens. A second backup compares everything else
          as well, and is named in the report with its hash.
        </p>
      ) : (
        <Callout
          tone={changes.length === 0 ? 'good' : 'warn'}
          title={
            changes.length === 0
              ? `Nothing else changed. Compared at ${clock(backupAfter.takenAt)}.`
              : `${plural(changes.length, 'other change')} in the rest of the configuration.`
          }
        >
          {changes.length > 0 && (
            <ul className="verify__changes">
              {changes.slice(0, mostShown).map(({ where, what }) => (
                <li key={`${where} ${what}`}>
                  <span className="mono">{where}</span>: {what}
                </li>
              ))}
              {changes.length > mostShown && (
                <li>and {figure(changes.length - mostShown)} more, in the report</li>
              )}
            </ul>
          )}
        </Callout>
      )}
      <div className="row">
        <Button disabled={locked || comparing || !connected} onClick={() => void compare()}>
          {backupAfter === null ? 'Take a second backup and compare' : 'Compare again'}
        </Button>
      </div>
    </Card>
  )
}

/** More than this are not shown one by one; the report has them all. */
const mostShown = 200
