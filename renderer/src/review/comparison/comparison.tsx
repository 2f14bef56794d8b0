import type { BackupComparison as Compared, FleetRow } from '../../../../main/contract/review-view'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { ProblemCallout } from '../../problems/problem-callout'
import { Empty } from '../../components/empty'
import { Figures } from '../../components/figures'
import { figure, listNames, plural } from '../../../../main/text/words'
import { place } from '../place'
import { ReviewPage } from '../review-page'
import { rowTitle } from '../review-words'
import { useAnswer } from '../../state/use-answer'
import { ChangesTable } from './changes-table'

interface ComparisonProps {
  readonly before: FleetRow
  readonly after: FleetRow
}

/** What changed between two backups of one device, and for whom. */
export function ComparisonPage({ before, after }: ComparisonProps) {
  const answer = useAnswer('compareReviewed', { before: before.id, after: after.id })
  const back = () => place.set({ at: 'file', id: before.id, part: 'findings' })
  const swap = () => place.set({ at: 'comparison', before: after.id, after: before.id })
  const sameDevice = before.device?.hostname === after.device?.hostname
  return (
    <ReviewPage
      title={sameDevice ? `What changed on ${rowTitle(before)}` : 'What is different'}
      about={
        <p>
          Before: <span className="mono">{before.name}</span>. After:{' '}
          <span className="mono">{after.name}</span>.
        </p>
      }
      back={
        <Button size="small" kind="quiet" icon="left" onClick={() => place.set({ at: 'fleet' })}>
          All files
        </Button>
      }
      note={
        <p className="decision__note small">Encrypted values differ in every backup and are not compared.</p>
      }
      decision={
        <>
          <Button onClick={swap}>Swap before and after</Button>
          <Button onClick={back}>{`Back to ${before.name}`}</Button>
        </>
      }
    >
      {!sameDevice && (
        <Callout tone="warn" title="These are backups of different devices.">
          <p>
            The first is of {rowTitle(before)}, the second of {rowTitle(after)}. Entries of the same name are
            taken for the same.
          </p>
        </Callout>
      )}
      {answer === null ? (
        <Empty title="Comparing">
          <p role="status">Both files are read again.</p>
        </Empty>
      ) : answer.ok ? (
        <Found compared={answer.value} about={`${before.id} ${after.id}`} onSwap={swap} />
      ) : (
        <ProblemCallout problem={answer.problem} />
      )}
    </ReviewPage>
  )
}

interface FoundProps {
  readonly compared: Compared
  /** Which backups these are. */
  readonly about: string
  readonly onSwap: () => void
}

function Found({ compared, about, onSwap }: FoundProps) {
  const { limits, converted, convertedBackwards, leftWithPassword, gone, changes } = compared
  const how = (change: string) => changes.filter((each) => each.change === change).length
  return (
    <>
      {limits.length > 0 && (
        <Callout tone="warn" title="They can’t be compared in full.">
          {limits.map((limit) => (
            <p key={limit}>{limit}</p>
          ))}
        </Callout>
      )}
      {leftWithPassword.length > 0 && (
        <Callout
          tone="warn"
          title={`${plural(leftWithPassword.length, 'account')} ${leftWithPassword.length === 1 ? 'is' : 'are'} left with a password alone.`}
        >
          <p>{listNames(leftWithPassword.map(({ subject }) => subject))}</p>
        </Callout>
      )}
      {converted.length === 0 && convertedBackwards > 0 && (
        <Callout
          tone="warn"
          title="The two seem to be the wrong way round."
          actions={
            <Button size="small" onClick={onSwap}>
              Swap them
            </Button>
          }
        >
          <p>
            {plural(convertedBackwards, 'user')} of the second {convertedBackwards === 1 ? 'has' : 'have'} a
            FortiToken Mobile token, and FortiToken Cloud in the first.
          </p>
        </Callout>
      )}
      {gone.length > 0 && (
        <Callout
          tone="info"
          title={`${plural(gone.length, 'license')} of the first ${gone.length === 1 ? 'is' : 'are'} not in the second, as a migration leaves it.`}
        >
          <p>
            {gone
              .map(({ license, vdom, tokens }) => `${license} (${vdom}, ${plural(tokens, 'token')})`)
              .join(', ')}
          </p>
        </Callout>
      )}
      <Figures
        label="The comparison in figures"
        figures={[
          {
            value: figure(converted.length),
            label: converted.length === 1 ? 'user was converted' : 'users were converted',
            tone: converted.length > 0 ? 'good' : 'plain',
          },
          { value: figure(how('changed')), label: how('changed') === 1 ? 'other change' : 'other changes' },
          { value: figure(how('added')), label: how('added') === 1 ? 'entry is new' : 'entries are new' },
          {
            value: figure(how('removed')),
            label: how('removed') === 1 ? 'entry is gone' : 'entries are gone',
          },
        ]}
      />
      {converted.length + changes.length === 0 ? (
        <Empty title="Nothing changed">
          <p>Administrators, local users, tokens and VDOMs are the same in both.</p>
        </Empty>
      ) : (
        <ChangesTable compared={compared} about={about} />
      )}
    </>
  )
}
