import { useState, type ReactNode } from 'react'
import type { LongList, VerificationRow } from '../../../../main/contract/rows'
import type { RunView } from '../../../../main/contract/run-view'
import type { VerifyView } from '../../../../main/contract/step-views'
import { clock } from '../../../../main/text/times'
import { figure } from '../../../../main/text/words'
import { useAnswer } from '../../state/use-answer'
import { Answered } from '../../problems/answered'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { BeforeAfter, Figures } from '../../components/figures'
import { LinkButton } from '../../components/link-button'
import { UserLoginCard } from '../../components/user-login'
import { VerdictCallout } from '../../components/verdict'
import { SecondLoginCallout } from './second-login'
import { VerificationTable } from './verification-table'
import { VerifiedUser } from './verified-user'
import { useWords } from '../../language/words'

interface VerificationResultProps {
  readonly verify: VerifyView
  readonly verdict: RunView['verdict']
  readonly locked: boolean
  /** How the second login is tried, in words. */
  readonly secondLogin: string
  /** How the second backup comes about. */
  readonly secondBackup: ReactNode
}

/** What was found: the second login, the verdict, before and after, and everybody of the migrated licenses. */
export function VerificationResult({
  verify,
  verdict,
  locked,
  secondLogin,
  secondBackup,
}: VerificationResultProps) {
  const answer = useAnswer('verificationRows', undefined, verify.revision)
  const [opened, setOpened] = useState<VerificationRow | null>(null)
  const { balance, cloudUsers, tokens, otherChanges, openPoints } = verify
  const { say, draw } = useWords('steps')
  return (
    <>
      {verify.secondLogin.state !== 'worked' && (
        <SecondLoginCallout login={verify.secondLogin} how={secondLogin} />
      )}
      {verdict !== null && (
        <VerdictCallout verdict={verdict}>
          <p className="quiet">{say('verification.read', { time: clock(verify.readAt) })}</p>
        </VerdictCallout>
      )}
      {verify.secondLogin.state === 'worked' && (
        <SecondLoginCallout login={verify.secondLogin} how={secondLogin} />
      )}
      <Figures
        label={say('verification.figures')}
        figures={[
          {
            value: beforeAfter(balance.before, balance.after),
            label: say('verification.balance', { explanation: balance.explanation }),
          },
          {
            value: beforeAfter(cloudUsers.before, cloudUsers.after),
            label: say('verification.cloud-users', { explanation: cloudUsers.explanation }),
          },
          {
            value: beforeAfter(tokens.before, tokens.after),
            label: say('verification.tokens'),
            tone: tokens.after === 0 ? 'plain' : 'warn',
          },
          {
            value: figure(otherChanges.count),
            label: say('verification.other-changes', { count: otherChanges.count }),
            tone: otherChanges.count === 0 ? 'good' : 'warn',
          },
        ]}
      />
      {otherChanges.count > 0 && (
        <Callout tone="warn" title={say('verification.unexplained')}>
          <Changes from="otherChanges" list={otherChanges} />
        </Callout>
      )}
      {openPoints.length > 0 && (
        <Callout tone="warn" title={say('verification.open')}>
          <ul className="verify__changes">
            {openPoints.map(({ id, title, text, link }) => (
              <li key={id}>
                {draw('verification.open.one', { title, text, what: (words) => <strong>{words}</strong> })}{' '}
                {link && <LinkButton id={link} />}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <Answered answer={answer}>{(rows) => <VerificationTable rows={rows} onOpen={setOpened} />}</Answered>
      <Card title={say('verification.whole')}>
        <Comparison backupAfter={verify.backupAfter} />
        {secondBackup}
      </Card>
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

/** What a second backup showed, or what it would be good for. */
function Comparison({ backupAfter }: Pick<VerifyView, 'backupAfter'>) {
  const { say } = useWords('steps')
  if (backupAfter === null) {
    return <p className="quiet">{say('verification.whole.hint')}</p>
  }
  const { changes, takenAt } = backupAfter
  return (
    <Callout
      tone={changes.count === 0 ? 'good' : 'warn'}
      title={
        changes.count === 0
          ? say('verification.whole.same', { time: clock(takenAt) })
          : say('verification.whole.changes', { count: changes.count })
      }
    >
      {changes.count > 0 && <Changes from="configurationChanges" list={changes} />}
    </Callout>
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
  const { say, draw } = useWords('steps')
  return (
    <Answered answer={answer}>
      {(changes) => (
        <ul className="verify__changes">
          {changes.slice(0, mostShown).map(({ where, what }) => (
            <li key={`${where} ${what}`}>
              {draw('verification.change', {
                where,
                what,
                place: (words) => <span className="mono">{words}</span>,
              })}
            </li>
          ))}
          {count > mostShown && <li>{say('verification.more', { count: count - mostShown })}</li>}
        </ul>
      )}
    </Answered>
  )
}
