import { useEffect, useRef, useState } from 'react'
import type { LinkId } from '../../../main/contract/links'
import type { LongList } from '../../../main/contract/rows'
import type { StepId } from '../../../main/contract/steps'
import type { FindingView } from '../../../main/contract/step-views'
import { subjectWords } from '../../../main/contract/vdom-words'
import { useCall } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { Answered } from '../problems/answered'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Disclosure } from '../components/disclosure'
import { TextArea } from '../components/field'
import { HelpLink } from '../components/help-link'
import { LinkButton } from '../components/link-button'
import { useWords } from '../language/words'
import { findingPage } from '../words/help-address'
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
  /** The step that shows them. */
  readonly step: StepId
  readonly list: LongList
  readonly locked: boolean
  /** Reads the device again, for what has to be put right there. */
  readonly readAgain?: { readonly label: string; readonly onClick: () => void }
  /** The key of the finding that is to be seen first. */
  readonly aim?: string | null
  /** Leads from what was found to the rows of the users it is about. */
  readonly onUsers?: (about: FoundAbout) => void
}

/** Users that something was found about, as one goes to their rows. */
export interface FoundAbout {
  /** The key of the finding, or of the first of them, to come back to. */
  readonly finding: string
  readonly title: string
  readonly users: readonly string[]
}

/** What stands in the way and what to know, the heaviest first, each with the way on. */
export function Findings(props: FindingsProps) {
  return props.list.count === 0 ? null : <Fetched {...props} />
}

function Fetched({ step, list, ...props }: FindingsProps) {
  const answer = useAnswer('findings', { step }, list.revision)
  return <Answered answer={answer}>{(findings) => <Cards findings={findings} {...props} />}</Answered>
}

type Ways = Pick<FindingsProps, 'locked' | 'readAgain' | 'aim' | 'onUsers'>

function Cards({ findings, ...ways }: Ways & { readonly findings: readonly FindingView[] }) {
  const { aim = null, onUsers } = ways
  const { say } = useWords('steps')
  const decide = groupFindings(findings.filter(({ severity }) => severity !== 'info'))
  const know = findings.filter(({ severity }) => severity === 'info')
  return (
    <>
      {decide.length > 0 && (
        <ul className="findings" aria-label={say('findings.title')}>
          {decide.map((group) => (
            <li key={group.key}>
              <Group group={group} {...ways} />
            </li>
          ))}
        </ul>
      )}
      {know.length > 0 && (
        <Disclosure
          summary={say('findings.know')}
          aside={say('findings.know.count', { count: know.length })}
          open={know.some(({ key }) => key === aim)}
        >
          <FindingList findings={know} aim={aim} onUsers={onUsers && ((each) => onUsers(aboutOf([each])))} />
        </Disclosure>
      )}
    </>
  )
}

/** The users of findings of one kind, each once. */
function aboutOf([first, ...rest]: FindingGroup['findings']): FoundAbout {
  return {
    finding: first.key,
    title: first.title,
    users: [...new Set([first, ...rest].flatMap(({ users }) => users))],
  }
}

function Group({
  group: { findings },
  locked,
  readAgain,
  aim = null,
  onUsers,
}: Ways & { readonly group: FindingGroup }) {
  const [first] = findings
  const { say } = useWords('steps')
  const shared = useWords('window')
  const [answerThem, answering] = useCall('answerFindings')
  const [explaining, setExplaining] = useState(false)
  const action = useRef<HTMLButtonElement>(null)
  const open = unanswered(findings).length
  const answered = first.needs !== 'nothing' && open === 0
  const several = findings.length > 1
  const link = help[first.id]
  const about = aboutOf(findings)
  const card = useRef<HTMLDivElement>(null)
  const isAim = findings.some(({ key }) => key === aim)
  useEffect(() => {
    if (isAim) card.current?.focus()
  }, [isAim])
  const { mark, tone } = severityWords(first.severity, shared)
  const reply = (answer: string | null) => void answerThem({ keys: findings.map(({ key }) => key), answer })
  const close = () => {
    setExplaining(false)
    requestAnimationFrame(() => action.current?.focus())
  }
  const title = several
    ? say('findings.several', { title: first.title, count: findings.length })
    : first.title
  const named = several ? title : say('findings.named', { title, subject: subjectWords(first) })
  const more = (
    <HelpLink page={findingPage(first.id)} label={say('findings.more.of', { what: named })}>
      {say('findings.more')}
    </HelpLink>
  )

  return (
    <div className="findings__card" tabIndex={-1} ref={card}>
      <Callout
        tone={answered ? 'settled' : tone === 'plain' ? 'info' : tone}
        mark={answered ? say('findings.accepted') : mark}
        title={title}
        actions={
          answered ? (
            <Button
              ref={action}
              size="small"
              kind="quiet"
              disabled={locked || answering}
              label={say('findings.take-back.of', { what: named })}
              onClick={() => reply(null)}
            >
              {say('findings.take-back')}
            </Button>
          ) : first.needs === 'acknowledge' ? (
            <Button
              size="small"
              disabled={locked || answering}
              label={
                several
                  ? say('findings.accept-all.of', { count: findings.length, what: first.title })
                  : say('findings.accept.of', { what: named })
              }
              onClick={() => reply('accepted')}
            >
              {several ? say('findings.accept-all', { count: findings.length }) : say('findings.accept')}
            </Button>
          ) : first.needs === 'explain' && !explaining ? (
            <Button ref={action} size="small" disabled={locked} onClick={() => setExplaining(true)}>
              {say('findings.explain')}
            </Button>
          ) : first.needs === 'resolve' && readAgain !== undefined ? (
            <Button
              size="small"
              disabled={locked}
              label={say('findings.read-again.of', { label: readAgain.label, what: named })}
              onClick={readAgain.onClick}
            >
              {readAgain.label}
            </Button>
          ) : undefined
        }
      >
        {several ? (
          <details className="findings__which">
            <summary>{say('findings.which')}</summary>
            <FindingList
              findings={findings}
              aim={null}
              onUsers={onUsers && ((each) => onUsers(aboutOf([each])))}
            />
          </details>
        ) : (
          <p>{first.message}</p>
        )}
        {first.needs === 'explain' && first.answer !== null && (
          <p className="findings__answer">{say('findings.answer', { answer: first.answer })}</p>
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
        <div className="findings__ways">
          {onUsers && about.users.length > 0 && (
            <button
              type="button"
              className="link-button"
              aria-label={say('findings.users.of', { count: about.users.length, what: named })}
              onClick={() => onUsers(about)}
            >
              <span>{say('findings.users', { count: about.users.length })}</span>
            </button>
          )}
          {more}
          {link !== undefined && !answered && <LinkButton id={link} />}
        </div>
      </Callout>
    </div>
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
  const { say } = useWords('steps')
  const shared = useWords('window')
  const [words, setWords] = useState('')
  const tooShort = words.trim().length < shortest
  return (
    <div className="findings__explain">
      <TextArea
        label={say('findings.explanation')}
        value={words}
        onChange={setWords}
        rows={3}
        takeFocus
        hint={say('findings.explanation.hint')}
      />
      <div className="row">
        <Button
          size="small"
          kind="primary"
          disabled={locked || tooShort}
          onClick={() => onSave(words.trim())}
        >
          {say('findings.explanation.save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {shared.say('cancel')}
        </Button>
      </div>
    </div>
  )
}
