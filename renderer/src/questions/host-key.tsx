import { useState } from 'react'
import type { Question } from '../../../main/contract/questions'
import { useWords, type WordsOf } from '../language/words'
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
  const words = useWords('steps')
  const { say } = words
  const what = question.jumpHost ? 'jump' : 'device'
  const comparison = compareFingerprint(question.fingerprint, pasted)
  return (
    <Dialog
      title={say(`host-key.unknown.${what}`, { place: placeOf(question, words) })}
      onRefuse={() => answer(null)}
      actions={
        <>
          <Button onClick={() => answer(null)} focusFirst>
            {say('host-key.refuse')}
          </Button>
          <Button kind="primary" disabled={comparison === 'different'} onClick={() => answer([])}>
            {say('host-key.trust')}
          </Button>
        </>
      }
    >
      <p>{say(`host-key.compare.${what}`)}</p>
      <Facts
        look="lines"
        facts={[
          { name: say('host-key.type'), value: question.keyType, mono: true },
          { name: say('host-key.fingerprint'), value: question.fingerprint, mono: true },
        ]}
      />
      <TextField
        label={say(`host-key.pasted.${what}`)}
        mono
        value={pasted}
        onChange={setPasted}
        problem={problemOf(comparison, words)}
        hint={comparison === 'same' ? undefined : say('host-key.pasted.hint')}
      />
      {comparison === 'same' && <Callout tone="good" title={say('host-key.same')} />}
    </Dialog>
  )
}

function problemOf(comparison: FingerprintMatch, { say }: WordsOf<'steps'>): string | undefined {
  if (comparison === 'different') return say('host-key.different')
  if (comparison === 'other-kind') return say('host-key.other-kind')
  return undefined
}

interface ChangedHostKeyProps {
  readonly question: HostKeyQuestion
  readonly known: NonNullable<HostKeyQuestion['known']>
  readonly answer: Answer
}

/** A key that differs from the one trusted before. It can't be accepted here. */
export function ChangedHostKey({ question, known, answer }: ChangedHostKeyProps) {
  const words = useWords('steps')
  const { say, draw } = words
  const what = question.jumpHost ? 'jump' : 'device'
  const { file } = known
  return (
    <Dialog
      title={say(`host-key.changed.${what}`, { place: placeOf(question, words) })}
      tone="bad"
      onRefuse={() => answer(null)}
      actions={
        <Button kind="primary" onClick={() => answer(null)} focusFirst>
          {say('host-key.refuse')}
        </Button>
      }
    >
      <p>{say(`host-key.between.${what}`)}</p>
      <Facts
        look="lines"
        facts={[
          { name: say('host-key.type'), value: question.keyType, mono: true },
          { name: say('host-key.before'), value: known.fingerprint, mono: true },
          ...(known.since === null ? [] : [{ name: say('host-key.since'), value: moment(known.since) }]),
          { name: say('host-key.now'), value: question.fingerprint, mono: true },
        ]}
      />
      <p>
        {file === null
          ? say(`host-key.ask.${what}`)
          : draw(`host-key.ask-file.${what}`, {
              file,
              path: (text) => <span className="mono">{text}</span>,
            })}
      </p>
    </Dialog>
  )
}

function placeOf({ host, port }: HostKeyQuestion, { say }: WordsOf<'steps'>): string {
  return port === 22 ? host : say('host-key.place', { host, port: String(port) })
}
