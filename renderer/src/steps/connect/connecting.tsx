import { Fragment, type ReactNode } from 'react'
import type { Negotiated } from '../../../../main/contract/negotiated'
import type { DeviceView, RunView } from '../../../../main/contract/run-view'
import { versionTerm } from '../../../../main/text/firmware'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { Checks } from '../../components/checks'
import { Disclosure } from '../../components/disclosure'
import { Facts } from '../../components/facts'
import { Pill } from '../../components/pill'
import { Findings } from '../../findings/findings'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { StepFrame, WhatWentWrong } from '../../shell/step-frame'
import { useWords, type WordsOf } from '../../language/words'
import { describeAlgorithms } from '../../words/algorithms'

interface ConnectingProps {
  readonly run: RunView
  /** Of the form that `fields` is. */
  readonly formId: string
  readonly words: {
    /** What the step is for, if that is not what it says by itself. */
    readonly purpose: string | undefined
    /** On the pill, once it is read. */
    readonly connected: string
    /** The way to another login: what it is, and its button. */
    readonly other: string
    readonly again: string
    readonly go: string
    /** How to come to the device that a backup is of. */
    readonly toExpected: string
    readonly note: string
  }
  /** A way on that only the problem at hand has. */
  readonly wayOut?: ReactNode
  /** The form. */
  readonly fields: ReactNode
  /** What stands there before the device was read, the form included. */
  readonly children: ReactNode
}

/** What both ways of step 1 have: before it was read, the way to that; then which FortiGate it is. */
export function Connecting({ run, formId, words, wayOut, fields, children }: ConnectingProps) {
  const { purpose, connected, other, again, go, note } = words
  const { say } = useWords('steps')
  const device = run.connection.state === 'connected' ? run.device : null
  return (
    <>
      <StepFrame run={run} problemShown {...(purpose !== undefined && { purpose })}>
        <WhatWentWrong run={run} action={wayOut} />
        <Expected run={run} how={words.toExpected} />
        {device === null ? (
          children
        ) : (
          <>
            <DeviceFacts
              device={device}
              how={connected}
              hostKey={run.connection.hostKey}
              negotiated={run.connection.negotiated}
            />
            <Findings step="connect" list={run.connect.findings} locked={run.busy !== null} />
            <Card title={say('device.in-order')}>
              <Checks label={say('device.checks')} checks={run.connect.checks} />
            </Card>
            <Disclosure summary={other}>
              {fields}
              <div className="row row--after">
                <Button form={formId} disabled={run.busy !== null}>
                  {again}
                </Button>
              </div>
            </Disclosure>
          </>
        )}
      </StepFrame>
      <DecisionBar run={run} note={device === null ? note : undefined}>
        {(noteId) =>
          device === null ? (
            <Button kind="primary" form={formId} describedBy={noteId} disabled={run.busy !== null}>
              {go}
            </Button>
          ) : (
            <Continue run={run} noteId={noteId} />
          )
        }
      </DecisionBar>
    </>
  )
}

/** Which device it should be, if a backup led here. */
function Expected({ run, how }: { readonly run: RunView; readonly how: string }) {
  const { expected } = run.connect
  const { say } = useWords('steps')
  if (expected === undefined) return null
  if (run.device === null) {
    return (
      <Callout tone="info" title={say('device.expected', { device: expected })}>
        {how}
      </Callout>
    )
  }
  if (run.device.hostname === expected) return null
  return (
    <Callout tone="warn" title={say('device.unexpected', { device: run.device.hostname, expected })}>
      {say('device.unexpected.hint')}
    </Callout>
  )
}

/** As many VDOMs as can be read at a glance. */
const mostNamed = 12

function namesOf(vdoms: DeviceView['vdoms'], { say }: WordsOf<'steps'>): string {
  const count = vdoms.length
  const names = vdoms.slice(0, mostNamed).join(', ')
  return count > mostNamed
    ? say('device.vdoms.many', { count, names, more: count - mostNamed })
    : say('device.vdoms.all', { count, names })
}

interface DeviceFactsProps {
  readonly device: DeviceView
  /** How it was read. */
  readonly how: string
  readonly hostKey: string | null
  readonly negotiated: Negotiated | null
}

function DeviceFacts({ device, how, hostKey, negotiated }: DeviceFactsProps) {
  const words = useWords('steps')
  const { say } = words
  return (
    <Card
      title={device.hostname}
      end={
        <Pill tone="good" icon="check">
          {how}
        </Pill>
      }
    >
      <Facts
        facts={[
          { name: say('device.model'), value: device.model },
          { name: say('device.serial'), value: device.serial, mono: true },
          { name: versionTerm(device.software), value: device.version },
          { name: say('device.role'), value: device.ha },
          {
            name: say('device.vdoms'),
            value: device.vdomsEnabled ? namesOf(device.vdoms, words) : say('device.vdoms.none'),
          },
          ...(hostKey === null ? [] : [{ name: say('device.host-key'), value: hostKey, mono: true }]),
          ...(negotiated === null
            ? []
            : [{ name: say('device.encryption'), value: <Encryption negotiated={negotiated} /> }]),
        ]}
      />
      {device.members.length > 0 && (
        <>
          <h3>{say('device.units')}</h3>
          <ul className="members" aria-label={say('device.units')}>
            {device.members.map((member) => (
              <li key={member.serial}>
                <span className="mono">{member.serial}</span>
                <span>{member.hostname}</span>
                <Pill
                  tone={member.inSync === true ? 'good' : 'warn'}
                  icon={member.inSync === true ? 'check' : 'warn'}
                >
                  {say(
                    member.inSync === true
                      ? 'device.in-sync'
                      : member.inSync === false
                        ? 'device.not-in-sync'
                        : 'device.sync-unknown',
                  )}
                </Pill>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

/** What protects the connection, in a line; what is old is marked. */
function Encryption({ negotiated }: { readonly negotiated: Negotiated }) {
  const words = useWords('steps')
  const { say } = words
  return describeAlgorithms(negotiated, words).map(({ words: said, name, isOld }, at) => (
    <Fragment key={name}>
      {at > 0 && ' · '}
      <span className={isOld ? 'encryption encryption--old' : 'encryption'}>
        {isOld ? say('device.encryption.old', { name: said }) : said}
      </span>
    </Fragment>
  ))
}
