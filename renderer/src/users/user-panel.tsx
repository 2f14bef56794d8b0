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
  return (
    <Dialog
      title={user.name}
      onRefuse={onClose}
      wide
      actions={
        <Button kind="primary" onClick={onClose} focusFirst>
          Close
        </Button>
      }
    >
      <Facts
        look="lines"
        facts={[
          { name: 'What happens', value: happens(user) },
          { name: 'VDOM', value: vdomWords(user) },
          { name: 'Token', value: user.token ?? 'None', mono: user.token !== null },
          { name: 'License', value: user.license ?? 'Not known', mono: user.license !== null },
          { name: 'E-mail', value: user.email ?? 'None' },
          { name: 'Phone', value: user.phone ?? 'None' },
        ]}
      />
      <Answered answer={answer}>
        {({ findings, lines }) => (
          <>
            <FindingsAbout findings={findings} onFinding={onFinding} />
            <LinesOfUser title="In the configuration" lines={lines} />
          </>
        )}
      </Answered>
    </Dialog>
  )
}

function happens({ outcome, why }: UserRow): string {
  if (outcome === 'migrates') return 'Moves to FortiToken Cloud with its license'
  if (outcome === 'stays') return 'Stays on the FortiGate as it is'
  const reasons = whyWords(why)
  return `To be looked at first${reasons === '' ? '' : `: ${reasons}`}`
}

interface FindingsAboutProps extends Pick<UserPanelProps, 'onFinding'> {
  readonly findings: readonly FoundAboutUser[]
}

function FindingsAbout({ findings, onFinding }: FindingsAboutProps) {
  if (findings.length === 0) return <p className="quiet">No finding is about this user.</p>
  return (
    <ul className="findings" aria-label="Findings about this user">
      {findings.map(({ key, id, severity, message, answer = null }) => {
        const { mark, tone } = severityWords[severity]
        const title = findingTitles[id]
        return (
          <li key={key}>
            <Callout
              tone={answer !== null ? 'settled' : tone === 'plain' ? 'info' : tone}
              mark={answer === null ? mark : 'Accepted'}
              title={title}
              actions={
                <Button size="small" label={`Show the finding: ${title}`} onClick={() => onFinding(key)}>
                  Show the finding
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
