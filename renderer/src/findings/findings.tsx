import { useRef, useState } from 'react'
import type { LinkId } from '../../../main/contract/links'
import type { FindingView } from '../../../main/contract/step-views'
import { useCall } from '../state/calls'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Disclosure } from '../components/disclosure'
import { TextArea } from '../components/field'
import { LinkButton } from '../components/link-button'
import { figure, plural } from '../../../main/text/words'
import { severityWords } from '../words/severity'
import { FindingList } from './finding-list'
import { groupFindings, unanswered, type FindingGroup } from './finding-groups'
import './findings.css'

/** A page that helps with a finding. */
const help: Partial<Record<FindingView['id'], LinkId>> = {
  'admin.lockout': 'lock-out-recovery',
  'service.expires-soon': 'balance-and-expiry',
  'service.no-license': 'balance-and-expiry',
}

interface FindingsProps {
  readonly findings: readonly FindingView[]
  readonly locked: boolean
  /** Reads the device again, for what has to be put right there. */
  readonly readAgain?: { readonly label: string; readonly onClick: () => void }
}

/** What stands in the way and what to know, the heaviest first, each with the way on. */
export function Findings({ findings, locked, readAgain }: FindingsProps) {
  const decide = groupFindings(findings.filter(({ severity }) => severity !== 'info'))
  const know = findings.filter(({ severity }) => severity === 'info')
  return (
    <>
      {decide.length > 0 && (
        <ul className="findings" aria-label="Findings">
          {decide.map((group) => (
            <li key={group.key}>
              <Group group={group} locked={locked} readAgain={readAgain} />
            </li>
          ))}
        </ul>
      )}
      {know.length > 0 && (
        <Disclosure summary="Worth knowing" aside={plural(know.length, 'note')}>
          <FindingList findings={know} />
        </Disclosure>
      )}
    </>
  )
}

interface GroupProps {
  readonly group: FindingGroup
  readonly locked: boolean
  readonly readAgain: FindingsProps['readAgain']
}

function Group({ group: { findings }, locked, readAgain }: GroupProps) {
  const [first] = findings
  const [answerThem, answering] = useCall('answerFindings')
  const [explaining, setExplaining] = useState(false)
  const action = useRef<HTMLButtonElement>(null)
  const open = unanswered(findings).length
  const answered = first.needs !== 'nothing' && open === 0
  const several = findings.length > 1
  const link = help[first.id]
  const { mark, tone } = severityWords[first.severity]
  const reply = (answer: string | null) => void answerThem({ keys: findings.map(({ key }) => key), answer })
  const close = () => {
    setExplaining(false)
    requestAnimationFrame(() => action.current?.focus())
  }
  const title = several ? `${first.title}: ${figure(findings.length)} of them` : first.title

  return (
    <Callout
      tone={answered ? 'settled' : tone === 'plain' ? 'info' : tone}
      mark={answered ? 'Accepted' : mark}
      title={title}
      actions={
        answered ? (
          <Button
            ref={action}
            size="small"
            kind="quiet"
            disabled={locked || answering}
            label={`Take back: ${title}`}
            onClick={() => reply(null)}
          >
            Take back
          </Button>
        ) : first.needs === 'acknowledge' ? (
          <Button
            size="small"
            disabled={locked || answering}
            label={
              several
                ? `Accept all ${figure(findings.length)}: ${first.title}`
                : `Accept: ${title}, ${first.subject}`
            }
            onClick={() => reply('accepted')}
          >
            {several ? `Accept all ${figure(findings.length)}` : 'Accept'}
          </Button>
        ) : first.needs === 'explain' && !explaining ? (
          <Button ref={action} size="small" disabled={locked} onClick={() => setExplaining(true)}>
            Say how you’d get in
          </Button>
        ) : first.needs === 'resolve' && readAgain !== undefined ? (
          <Button size="small" disabled={locked} onClick={readAgain.onClick}>
            {readAgain.label}
          </Button>
        ) : undefined
      }
    >
      {several ? (
        <details className="findings__which">
          <summary>Show which</summary>
          <FindingList findings={findings} />
        </details>
      ) : (
        <p>{first.message}</p>
      )}
      {first.needs === 'explain' && first.answer !== null && (
        <p className="findings__answer">“{first.answer}”</p>
      )}
      {explaining && !answered && (
        <Explanation
          locked={locked || answering}
          onCancel={close}
          onSave={(words) => {
            close()
            reply(words)
          }}
        />
      )}
      {link !== undefined && !answered && <LinkButton id={link} />}
    </Callout>
  )
}

interface ExplanationProps {
  readonly locked: boolean
  readonly onCancel: () => void
  readonly onSave: (words: string) => void
}

/** Main takes no shorter explanation. */
const shortest = 10

function Explanation({ locked, onCancel, onSave }: ExplanationProps) {
  const [words, setWords] = useState('')
  const tooShort = words.trim().length < shortest
  return (
    <div className="findings__explain">
      <TextArea
        label="How would you get back in if FortiToken Cloud can’t be reached?"
        value={words}
        onChange={setWords}
        rows={3}
        takeFocus
        hint="Who, from where, with what. For example: console cable, local account “vault”, password in the safe. It goes into the report."
      />
      <div className="row">
        <Button
          size="small"
          kind="primary"
          disabled={locked || tooShort}
          onClick={() => onSave(words.trim())}
        >
          Save this answer
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
