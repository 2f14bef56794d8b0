import { useState } from 'react'
import type { RunView, VerificationRow, VerifyView } from '../../../../main/contract/view'
import { useCall } from '../../app/calls'
import { useRows } from '../../app/rows'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { Empty } from '../../components/empty'
import { Change, Figures } from '../../components/figures'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { counted, figure } from '../../words/number'
import { clock, day } from '../../../../main/text/times'
import { VerificationTable } from './verification-table'
import { VerifiedUser } from './verified-user'
import './verify-step.css'

/** Step 7: whether everyone came through, read from the device and from FortiToken Cloud. */
export function VerifyStep({ run }: { readonly run: RunView }) {
  const [read, reading] = useCall('verify')
  const { verify } = run
  const locked = run.busy !== null || reading
  const connected = run.connection.state === 'connected'
  return (
    <>
      <StepFrame run={run}>
        {run.finishedBefore !== null && verify === null && (
          <Callout tone="info" title={`This migration was finished on ${day(run.finishedBefore)}.`}>
            It is verified again and gets another report; the one of before stays as it is. Nothing but
            reading is done on the FortiGate.
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
          <Verification verify={verify} locked={locked} connected={connected} />
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
            <Continue run={run} noteId={noteId} />
          </>
        )}
      </DecisionBar>
    </>
  )
}

function loginNote({ secondLogin: { state, at } }: VerifyView): string {
  if (state === 'untried') return 'Try a second login before you go on.'
  return `Second login: ${state}${at === null ? '' : `, ${clock(at)}`}`
}

interface VerificationProps {
  readonly verify: VerifyView
  readonly locked: boolean
  readonly connected: boolean
}

function Verification({ verify, locked, connected }: VerificationProps) {
  const rows = useRows('verificationRows', verify.revision)
  const [opened, setOpened] = useState<VerificationRow | null>(null)
  const { balance, cloudUsers, tokens, otherChanges } = verify
  return (
    <>
      <Callout
        tone={verify.open === 0 ? 'good' : 'warn'}
        title={
          verify.open === 0
            ? `All ${counted(verify.total, 'user')} came through.`
            : `${figure(verify.through)} of ${counted(verify.total, 'user')} came through.`
        }
      >
        {verify.open === 0
          ? `Each is converted on the FortiGate and known to FortiToken Cloud. Read at ${clock(verify.readAt)}.`
          : `${figure(verify.open)} ${verify.open === 1 ? 'is' : 'are'} still open, listed first below with what to do. Read at ${clock(verify.readAt)}.`}
      </Callout>
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
      {rows !== null && <VerificationTable rows={rows} onOpen={setOpened} />}
      <WholeConfiguration verify={verify} locked={locked} connected={connected} />
      <SecondLogin verify={verify} locked={locked} connected={connected} />
      {opened !== null && <VerifiedUser row={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function beforeAfter(before: number | null, after: number | null) {
  return (
    <Change before={before === null ? '–' : figure(before)} after={after === null ? '–' : figure(after)} />
  )
}

function WholeConfiguration({ verify: { backupAfter }, locked, connected }: VerificationProps) {
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
              : `${counted(changes.length, 'other change')} in the rest of the configuration.`
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

function SecondLogin({ verify, locked, connected }: VerificationProps) {
  const [login, trying] = useCall('tryLogin')
  const { state, at, message } = verify.secondLogin
  const when = at === null ? '' : `, ${clock(at)}`
  return (
    <Card title="A second login">
      {state === 'untried' ? (
        <p className="quiet">
          Log in once more with the same account, while this session stays open. If it doesn’t work, you are
          still in and can put it right.
        </p>
      ) : (
        <Callout
          tone={state === 'worked' ? 'good' : 'bad'}
          title={state === 'worked' ? `The second login worked${when}.` : `The second login failed${when}.`}
          alert
        >
          <p>{message}</p>
          {state === 'failed' && (
            <p>Don’t close this window: this session is still open. Find out why first.</p>
          )}
        </Callout>
      )}
      <div className="row">
        <Button disabled={locked || trying || !connected} onClick={() => void login()}>
          {state === 'untried' ? 'Try a second login' : 'Try it again'}
        </Button>
      </div>
    </Card>
  )
}
