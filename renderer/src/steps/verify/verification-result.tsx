import { useState, type ReactNode } from 'react'
import type { LongList, VerificationRow } from '../../../../main/contract/rows'
import type { RunView } from '../../../../main/contract/run-view'
import type { VerifyView } from '../../../../main/contract/step-views'
import { clock } from '../../../../main/text/times'
import { figure, plural } from '../../../../main/text/words'
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
  return (
    <>
      {verify.secondLogin.state !== 'worked' && (
        <SecondLoginCallout login={verify.secondLogin} how={secondLogin} />
      )}
      {verdict !== null && (
        <VerdictCallout verdict={verdict}>
          <p className="quiet">Read at {clock(verify.readAt)}.</p>
        </VerdictCallout>
      )}
      {verify.secondLogin.state === 'worked' && (
        <SecondLoginCallout login={verify.secondLogin} how={secondLogin} />
      )}
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
            value: figure(otherChanges.count),
            label:
              otherChanges.count === 1
                ? 'other change in the configuration'
                : 'other changes in the configuration',
            tone: otherChanges.count === 0 ? 'good' : 'warn',
          },
        ]}
      />
      {otherChanges.count > 0 && (
        <Callout tone="warn" title="Something else changed that the migration does not explain.">
          <Changes from="otherChanges" list={otherChanges} />
        </Callout>
      )}
      {openPoints.length > 0 && (
        <Callout tone="warn" title="Still to do, and to know">
          <ul className="verify__changes">
            {openPoints.map(({ id, title, text, link }) => (
              <li key={id}>
                <strong>{title}.</strong> {text} {link && <LinkButton id={link} />}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <Answered answer={answer}>{(rows) => <VerificationTable rows={rows} onOpen={setOpened} />}</Answered>
      <Card title="The whole configuration">
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
  if (backupAfter === null) {
    return (
      <p className="quiet">
        The figures above compare users, administrators and tokens. A second backup compares everything else
        as well, and is named in the report with its hash.
      </p>
    )
  }
  const { changes, takenAt } = backupAfter
  return (
    <Callout
      tone={changes.count === 0 ? 'good' : 'warn'}
      title={
        changes.count === 0
          ? `Nothing else changed. Compared at ${clock(takenAt)}.`
          : `${plural(changes.count, 'other change')} in the rest of the configuration.`
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
  return (
    <Answered answer={answer}>
      {(changes) => (
        <ul className="verify__changes">
          {changes.slice(0, mostShown).map(({ where, what }) => (
            <li key={`${where} ${what}`}>
              <span className="mono">{where}</span>: {what}
            </li>
          ))}
          {count > mostShown && <li>and {figure(count - mostShown)} more, in the report</li>}
        </ul>
      )}
    </Answered>
  )
}
