import { useState } from 'react'
import type { Question } from '../../../main/contract/questions'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Dialog } from '../components/dialog'
import { Facts } from '../components/facts'
import { TextField } from '../components/field'
import { moment } from '../../../main/text/times'
import { compareFingerprint, type FingerprintMatch } from './fingerprint'
import type { Answer } from './answer'

type HostKeyQuestion = Extract<Question, { kind: 'host-key' }>

interface UnknownHostKeyProps {
  readonly question: HostKeyQuestion
  readonly answer: Answer
}

/** A device that this laptop has not met. Nothing of the login has been sent yet. */
export function UnknownHostKey({ question, answer }: UnknownHostKeyProps) {
  const [pasted, setPasted] = useState('')
  const comparison = compareFingerprint(question.fingerprint, pasted)
  return (
    <Dialog
      title={`Is this your ${question.jumpHost ? 'jump host' : 'FortiGate'}, at ${where(question)}?`}
      onRefuse={() => answer(null)}
      actions={
        <>
          <Button onClick={() => answer(null)} focusFirst>
            Don’t connect
          </Button>
          <Button kind="primary" disabled={comparison === 'different'} onClick={() => answer([])}>
            Trust this key and log in
          </Button>
        </>
      }
    >
      <p>
        Tokenferry has not connected to this address before. Compare the fingerprint with the one of the{' '}
        {question.jumpHost ? 'host' : 'device'}, or with the one a colleague has. Nothing of your login has
        been sent to it.
      </p>
      <Facts
        look="lines"
        facts={[
          { name: 'Key type', value: question.keyType, mono: true },
          { name: 'Fingerprint', value: question.fingerprint, mono: true },
        ]}
      />
      <TextField
        label={`Fingerprint from ${question.jumpHost ? 'that host' : 'the console'} (optional)`}
        mono
        value={pasted}
        onChange={setPasted}
        problem={problemOf(comparison)}
        hint={
          comparison === 'same'
            ? undefined
            : 'Paste it here and Tokenferry compares; no need to read 43 characters.'
        }
      />
      {comparison === 'same' && <Callout tone="good" title="The fingerprints are the same." />}
    </Dialog>
  )
}

function problemOf(comparison: FingerprintMatch): string | undefined {
  if (comparison === 'different') {
    return 'This is another key. What answers at this address is not the device that you took the fingerprint from.'
  }
  if (comparison === 'other-kind') return 'No SHA256 fingerprint in this text. It begins with SHA256:'
  return undefined
}

interface ChangedHostKeyProps {
  readonly question: HostKeyQuestion
  readonly known: NonNullable<HostKeyQuestion['known']>
  readonly answer: Answer
}

/** A key that differs from the one trusted before. It can't be accepted here. */
export function ChangedHostKey({ question, known, answer }: ChangedHostKeyProps) {
  return (
    <Dialog
      title={`The host key of ${question.jumpHost ? 'the jump host ' : ''}${where(question)} has changed`}
      tone="bad"
      onRefuse={() => answer(null)}
      actions={
        <Button kind="primary" onClick={() => answer(null)} focusFirst>
          Don’t connect
        </Button>
      }
    >
      <p>
        Something else answers at this address than before, or somebody stands between you and{' '}
        {question.jumpHost ? 'that host' : 'the device'}. Nothing of your login has been sent to it, and this
        key can’t be accepted here.
      </p>
      <Facts
        look="lines"
        facts={[
          { name: 'Key type', value: question.keyType, mono: true },
          { name: 'Trusted before', value: known.fingerprint, mono: true },
          ...(known.since === null ? [] : [{ name: 'Trusted since', value: moment(known.since) }]),
          { name: 'Presented now', value: question.fingerprint, mono: true },
        ]}
      />
      <p>
        Ask the people who run {question.jumpHost ? 'it' : 'the device'} why. If it was replaced or set up
        anew, compare the new fingerprint on its console, then{' '}
        {known.file === null ? (
          <>forget its old key under “Known devices” in Settings</>
        ) : (
          <>
            take the entry of this host out of <span className="mono">{known.file}</span>
          </>
        )}
        , and connect again.
      </p>
    </Dialog>
  )
}

function where({ host, port }: HostKeyQuestion): string {
  return port === 22 ? host : `${host} port ${port}`
}
