import { Fragment, useEffect, useId, useRef, useState } from 'react'
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
import { useWords } from '../../language/words'
import { describeAlgorithms } from '../../words/algorithms'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { StepFrame, WhatWentWrong } from '../../shell/step-frame'
import { figure } from '../../../../main/text/words'
import { NumberedList } from '../../components/numbered-list'
import { Findings } from '../../findings/findings'
import { LoginFields } from '../../login/login-fields'
import { startForm } from '../../login/login-form'
import { ByHandFields, ConnectByHand, byHandPurpose } from './connect-by-hand'

const reads = (
  <>
    It types <code className="mono">get system status</code> and{' '}
    <code className="mono">get system ha status</code>, and shows what the device says of itself.
  </>
)

const rehearsalPurpose =
  'Tokenferry logs in to the simulated FortiGate over SSH, just as it would to a real one, and reads which FortiGate it is.'

const live = [
  'The FortiGate shows its host key. If this laptop doesn’t know it, you are asked before anything else is sent.',
  'Tokenferry logs in. If the device wants a token code, you are asked in its own words.',
  reads,
]

const rehearsed = [
  'A FortiGate is simulated on this laptop, built from the configuration that you chose.',
  'Tokenferry asks about its host key, and logs in with the prepared account.',
  reads,
]

/** Step 1: log in, and see which FortiGate this is. */
export function ConnectStep({ run }: { readonly run: RunView }) {
  const [form, setForm] = useState(() => startForm(run.connect.form))
  const element = useRef<HTMLFormElement>(null)
  const formId = useId()
  const connected = run.connection.state === 'connected' && run.device !== null
  const rejected = run.problem?.code === 'login-rejected' && run.busy === null

  useEffect(() => {
    // After a refused login only the secret has to be typed again.
    // What was refused is said above, and stays in sight; the first letter scrolls to the field.
    if (rejected)
      element.current?.querySelector<HTMLElement>('input[type="password"]')?.focus({ preventScroll: true })
  }, [rejected])

  const isByHand = run.byHand !== null
  const isTyped = run.mode === 'live' && !isByHand
  useEffect(() => {
    // Nothing on this step is done before the address is there.
    if (isTyped) element.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus()
  }, [isTyped])

  const allowOldEncryption = () => {
    setForm((now) => ({ ...now, oldEncryption: true }))
    // The password has left the form: it is what is still missing.
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('input[type="password"], [role="switch"]')?.focus(),
    )
  }

  const fields = isByHand ? (
    <ByHandFields run={run} formId={formId} />
  ) : (
    <LoginFields run={run} id={formId} element={element} form={form} onChange={setForm} />
  )
  const purpose = isByHand ? byHandPurpose : run.mode === 'rehearsal' ? rehearsalPurpose : undefined

  return (
    <>
      <StepFrame run={run} problemShown {...(purpose !== undefined && { purpose })}>
        <WhatWentWrong
          run={run}
          action={
            run.problem?.code === 'no-common-algorithm' &&
            form.oldEncryption !== true && (
              <Button size="small" onClick={allowOldEncryption}>
                Allow old encryption for this device
              </Button>
            )
          }
        />
        <Expected run={run} />
        {connected && run.device !== null ? (
          <>
            <DeviceFacts
              device={run.device}
              isByHand={isByHand}
              hostKey={run.connection.hostKey}
              negotiated={run.connection.negotiated}
            />
            <Findings step="connect" list={run.connect.findings} locked={run.busy !== null} />
            <Card title="In order">
              <Checks label="Checks of the device" checks={run.connect.checks} />
            </Card>
            <Disclosure
              summary={
                isByHand ? 'Begin again, or as someone else' : 'Connect to another device, or as someone else'
              }
            >
              {fields}
              <div className="row row--after">
                <Button form={formId} disabled={run.busy !== null}>
                  {isByHand ? 'Begin again' : 'Connect anew'}
                </Button>
              </div>
            </Disclosure>
          </>
        ) : isByHand ? (
          <ConnectByHand run={run} formId={formId} />
        ) : (
          <div className="connect">
            <Card title={run.mode === 'rehearsal' ? 'The simulated FortiGate' : 'The FortiGate'}>
              {fields}
            </Card>
            <Card title="What happens when you connect">
              <NumberedList steps={run.mode === 'rehearsal' ? rehearsed : live} />
            </Card>
          </div>
        )}
      </StepFrame>
      <DecisionBar
        run={run}
        note={
          connected
            ? undefined
            : isByHand
              ? 'The commands come next. Nothing changes on the device.'
              : run.mode === 'rehearsal'
                ? 'Logs in to the simulated device and reads its status.'
                : 'Logs in and reads the status of the device. Nothing changes on it.'
        }
      >
        {(noteId) =>
          connected ? (
            <Continue run={run} noteId={noteId} />
          ) : (
            <Button kind="primary" form={formId} describedBy={noteId} disabled={run.busy !== null}>
              {isByHand ? 'Begin' : 'Connect'}
            </Button>
          )
        }
      </DecisionBar>
    </>
  )
}

/** Which device it should be, if a backup led here. */
function Expected({ run }: { readonly run: RunView }) {
  const { expected } = run.connect
  if (expected === undefined) return null
  if (run.device === null) {
    return (
      <Callout tone="info" title={`The backup is of ${expected}.`}>
        Its address is not in the backup: type the one of its management interface.
      </Callout>
    )
  }
  if (run.device.hostname === expected) return null
  return (
    <Callout tone="warn" title={`This is ${run.device.hostname}; the backup is of ${expected}.`}>
      Make sure that it is the device that you mean. A cluster answers under the name of its primary unit.
    </Callout>
  )
}

/** As many VDOMs as can be read at a glance. */
const mostNamed = 12

function namesOf(vdoms: DeviceView['vdoms']): string {
  const named = vdoms.slice(0, mostNamed).join(', ')
  const more = vdoms.length - mostNamed
  return `${figure(vdoms.length)}: ${named}${more > 0 ? ` and ${figure(more)} more` : ''}`
}

interface DeviceFactsProps {
  readonly device: DeviceView
  readonly isByHand: boolean
  readonly hostKey: string | null
  readonly negotiated: Negotiated | null
}

function DeviceFacts({ device, isByHand, hostKey, negotiated }: DeviceFactsProps) {
  return (
    <Card
      title={device.hostname}
      end={
        <Pill tone="good" icon="check">
          {isByHand ? 'Read by hand' : 'Connected'}
        </Pill>
      }
    >
      <Facts
        facts={[
          { name: 'Model', value: device.model },
          { name: 'Serial number', value: device.serial, mono: true },
          { name: versionTerm(device.software), value: device.version },
          { name: 'Role', value: device.ha },
          {
            name: 'VDOMs',
            value: device.vdomsEnabled ? namesOf(device.vdoms) : 'not enabled',
          },
          ...(hostKey === null ? [] : [{ name: 'Host key', value: hostKey, mono: true }]),
          ...(negotiated === null
            ? []
            : [{ name: 'Encryption', value: <Encryption negotiated={negotiated} /> }]),
        ]}
      />
      {device.members.length > 0 && (
        <>
          <h3>Units of the cluster</h3>
          <ul className="members" aria-label="Units of the cluster">
            {device.members.map((member) => (
              <li key={member.serial}>
                <span className="mono">{member.serial}</span>
                <span>{member.hostname}</span>
                <Pill
                  tone={member.inSync === true ? 'good' : 'warn'}
                  icon={member.inSync === true ? 'check' : 'warn'}
                >
                  {member.inSync === true
                    ? 'in sync'
                    : member.inSync === false
                      ? 'not in sync'
                      : 'sync not known'}
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
  return describeAlgorithms(negotiated, useWords('steps')).map(({ words, name, isOld }, at) => (
    <Fragment key={name}>
      {at > 0 && ' · '}
      <span className={isOld ? 'encryption encryption--old' : 'encryption'}>
        {words}
        {isOld && ' (old)'}
      </span>
    </Fragment>
  ))
}
