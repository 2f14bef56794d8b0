import { useState } from 'react'
import type { LongList, VerificationRow } from '../../../../main/contract/rows'
import type { RunView } from '../../../../main/contract/run-view'
import type { VerifyView } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { useAnswer } from '../../state/use-answer'
import { Answered } from '../../problems/answered'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { TwinBackup } from '../../by-hand/twin-backup'
import { Announcements } from '../../change/announcements'
import { Disclosure } from '../../components/disclosure'
import { Empty } from '../../components/empty'
import { BeforeAfter, Figures } from '../../components/figures'
import { LinkButton } from '../../components/link-button'
import { VerdictCallout } from '../../components/verdict'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { LeaveLockedOut } from '../../shell/leave-locked-out'
import { StepFrame } from '../../shell/step-frame'
import { WorkCard } from '../../shell/work-card'
import { figure, plural } from '../../../../main/text/words'
import { useWords } from '../../language/words'
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
  const isByHand = run.byHand !== null
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
                <Button disabled={locked || !connected} onClick={() => void read()}>
                  Read the device
                </Button>
              }
            >
              The FortiGate and FortiToken Cloud are read. That changes nothing.
            </Empty>
          )
        ) : (
          <>
            <Verification
              verify={verify}
              verdict={verdict}
              locked={locked}
              connected={connected}
              isByHand={isByHand}
              isTwin={run.byHand?.hasTerminal === true}
            />
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
      <DecisionBar
        run={run}
        note={verify === null ? undefined : isByHand ? byHandNote : loginNote(verify)}
        isWorkShown={verify === null}
      >
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
                kind={verify === null || state === 'worked' || isByHand ? 'primary' : 'plain'}
              />
            )}
            {verify !== null && state !== 'worked' && !isByHand && (
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

const byHandNote = 'Log in a second time before you continue, and note it.'

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
  const { say } = useWords('steps')
  const [go, going] = useCall('continueRun')
  return (
    <>
      <Button
        disabled={!run.next.allowed || run.busy !== null || going}
        describedBy={noteId}
        onClick={() => setAsking(true)}
      >
        {say('step.go.verify')}
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
  readonly isByHand: boolean
  readonly isTwin: boolean
}

interface VerificationProps extends WholeConfigurationProps {
  readonly verdict: RunView['verdict']
}

function Verification({ verify, verdict, locked, connected, isByHand, isTwin }: VerificationProps) {
  const answer = useAnswer('verificationRows', undefined, verify.revision)
  const [opened, setOpened] = useState<VerificationRow | null>(null)
  const { balance, cloudUsers, tokens, otherChanges, openPoints } = verify
  return (
    <>
      {verify.secondLogin.state !== 'worked' && (
        <SecondLoginCallout login={verify.secondLogin} isByHand={isByHand} />
      )}
      {verdict !== null && (
        <VerdictCallout verdict={verdict}>
          <p className="quiet">Read at {clock(verify.readAt)}.</p>
        </VerdictCallout>
      )}
      {verify.secondLogin.state === 'worked' && (
        <SecondLoginCallout login={verify.secondLogin} isByHand={isByHand} />
      )}
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
            value: figure(otherChanges.count),
            label:
              otherChanges.count === 1
                ? 'other change in the configuration'
                : 'other changes in the configuration',
            tone: otherChanges.count === 0 ? 'good' : 'warn',
          },
        ]}
      />
      {otherChanges.count > 0 && (
        <Callout tone="warn" title="Something else changed that the migration does not explain.">
          <Changes from="otherChanges" list={otherChanges} />
        </Callout>
      )}
      {openPoints.length > 0 && (
        <Callout tone="warn" title="Still to do, and to know">
          <ul className="verify__changes">
            {openPoints.map(({ id, title, text, link }) => (
              <li key={id}>
                <strong>{title}.</strong> {text} {link && <LinkButton id={link} />}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <Answered answer={answer}>{(rows) => <VerificationTable rows={rows} onOpen={setOpened} />}</Answered>
      <WholeConfiguration
        verify={verify}
        locked={locked}
        connected={connected}
        isByHand={isByHand}
        isTwin={isTwin}
      />
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

function WholeConfiguration({
  verify: { backupAfter },
  locked,
  connected,
  isByHand,
  isTwin,
}: WholeConfigurationProps) {
  const [compare, comparing] = useCall('backUpAfter')
  const [choose, choosing] = useCall('chooseBackupFileAfter')
  const changes = backupAfter?.changes.count ?? 0
  return (
    <Card title="The whole configuration">
      {backupAfter === null ? (
        <p className="quiet">
          The figures above compare users, administrators and tokens. A second backup compares everything else
          as well, and is named in the report with its hash.
          {isByHand && ' Take it the way you took the first one.'}
        </p>
      ) : (
        <Callout
          tone={changes === 0 ? 'good' : 'warn'}
          title={
            changes === 0
              ? `Nothing else changed. Compared at ${clock(backupAfter.takenAt)}.`
              : `${plural(changes, 'other change')} in the rest of the configuration.`
          }
        >
          {changes > 0 && <Changes from="configurationChanges" list={backupAfter.changes} />}
        </Callout>
      )}
      {isTwin && <TwinBackup locked={locked} />}
      <div className="row">
        {isByHand ? (
          <Button disabled={locked || choosing} onClick={() => void choose()}>
            {backupAfter === null ? 'Choose the second backup…' : 'Choose another file…'}
          </Button>
        ) : (
          <Button disabled={locked || comparing || !connected} onClick={() => void compare()}>
            {backupAfter === null ? 'Take a second backup and compare' : 'Compare again'}
          </Button>
        )}
      </div>
    </Card>
  )
}

/** More than this are not shown one by one; the report has them all. */
const mostShown = 200

interface ChangesProps {
  /** The call that fetches them. */
  readonly from: 'otherChanges' | 'configurationChanges'
  readonly list: LongList
}

/** What else changed, one by one. */
function Changes({ from, list: { count, revision } }: ChangesProps) {
  const answer = useAnswer(from, undefined, revision)
  return (
    <Answered answer={answer}>
      {(changes) => (
        <ul className="verify__changes">
          {changes.slice(0, mostShown).map(({ where, what }) => (
            <li key={`${where} ${what}`}>
              <span className="mono">{where}</span>: {what}
            </li>
          ))}
          {count > mostShown && <li>and {figure(count - mostShown)} more, in the report</li>}
        </ul>
      )}
    </Answered>
  )
}
