import { findingTitles } from '../../../main/contract/finding-titles'
import type { Result } from '../../../main/contract/result'
import type { Finding } from '../../../main/contract/review'
import type { UserRow } from '../../../main/contract/rows'
import { vdomWords } from '../../../main/contract/vdom-words'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Dialog } from '../components/dialog'
import { Facts } from '../components/facts'
import { LinesOfUser } from '../components/lines-of-user'
import { Answered } from '../problems/answered'
import { severityWords } from '../words/severity'
import { whyWords } from '../words/why'
import { useWords, type WordsOf } from '../language/words'
import '../findings/findings.css'

/** A finding about a user. */
interface FoundAboutUser extends Pick<Finding, 'id' | 'severity' | 'message'> {
  readonly key: string
  /** What the person answered; absent if nothing is asked. */
  readonly answer?: string | null
}

interface UserPanelProps {
  readonly user: UserRow
  /** What main knows beyond the row; `null` while it is asked. */
  readonly answer: Result<{
    readonly findings: readonly FoundAboutUser[]
    readonly lines: readonly string[]
  }> | null
  readonly onClose: () => void
  /** Leads to a finding, by its key. */
  readonly onFinding: (key: string) => void
}

/** One user: what a migration makes of it and why, what was found, and the lines of the configuration. */
export function UserPanel({ user, answer, onClose, onFinding }: UserPanelProps) {
  const words = useWords('steps')
  const { say } = words
  const shared = useWords('window')
  return (
    <Dialog
      title={user.name}
      onRefuse={onClose}
      wide
      actions={
        <Button kind="primary" onClick={onClose} focusFirst>
          {shared.say('close')}
        </Button>
      }
    >
      <Facts
        look="lines"
        facts={[
          { name: say('user.happens'), value: happens(user, words, shared) },
          { name: say('user.vdom'), value: vdomWords(user) },
          { name: say('user.token'), value: user.token ?? say('user.none'), mono: user.token !== null },
          {
            name: say('user.license'),
            value: user.license ?? say('user.license.unknown'),
            mono: user.license !== null,
          },
          { name: say('user.email'), value: user.email ?? say('user.none') },
          { name: say('user.phone'), value: user.phone ?? say('user.none') },
        ]}
      />
      <Answered answer={answer}>
        {({ findings, lines }) => (
          <>
            <FindingsAbout findings={findings} onFinding={onFinding} />
            <LinesOfUser side="now" lines={lines} />
          </>
        )}
      </Answered>
    </Dialog>
  )
}

function happens({ outcome, why }: UserRow, { say }: WordsOf<'steps'>, shared: WordsOf<'window'>): string {
  if (outcome !== 'attention') return say(`user.happens.${outcome}`)
  const reasons = whyWords(why, shared)
  return reasons === '' ? say('user.happens.attention') : say('user.happens.why', { reasons })
}

interface FindingsAboutProps extends Pick<UserPanelProps, 'onFinding'> {
  readonly findings: readonly FoundAboutUser[]
}

function FindingsAbout({ findings, onFinding }: FindingsAboutProps) {
  const { say } = useWords('steps')
  const shared = useWords('window')
  if (findings.length === 0) return <p className="quiet">{say('user.findings.none')}</p>
  return (
    <ul className="findings" aria-label={say('user.findings')}>
      {findings.map(({ key, id, severity, message, answer = null }) => {
        const { mark, tone } = severityWords(severity, shared)
        const title = findingTitles[id]
        return (
          <li key={key}>
            <Callout
              tone={answer !== null ? 'settled' : tone === 'plain' ? 'info' : tone}
              mark={answer === null ? mark : say('findings.accepted')}
              title={title}
              actions={
                <Button
                  size="small"
                  label={say('user.finding.show.of', { title })}
                  onClick={() => onFinding(key)}
                >
                  {say('user.finding.show')}
                </Button>
              }
            >
              <p>{message}</p>
            </Callout>
          </li>
        )
      })}
    </ul>
  )
}
