import type { BackupComparison as Compared, FleetRow } from '../../../../main/contract/review-view'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { ProblemCallout } from '../../problems/problem-callout'
import { Empty } from '../../components/empty'
import { Figures } from '../../components/figures'
import { figure, listNames } from '../../../../main/text/words'
import { useWords } from '../../language/words'
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
  const { say, draw } = useWords('review')
  const back = () => place.set({ at: 'file', id: before.id, part: 'findings' })
  const swap = () => place.set({ at: 'comparison', before: after.id, after: before.id })
  const sameDevice = before.device?.hostname === after.device?.hostname
  return (
    <ReviewPage
      title={
        sameDevice ? say('comparison.title', { device: rowTitle(before) }) : say('comparison.title.different')
      }
      about={
        <p>
          {draw('comparison.about', {
            before: before.name,
            after: after.name,
            file: (text) => <span className="mono">{text}</span>,
          })}
        </p>
      }
      back={
        <Button size="small" kind="quiet" icon="left" onClick={() => place.set({ at: 'fleet' })}>
          {say('comparison.all')}
        </Button>
      }
      note={<p className="decision__note small">{say('comparison.encrypted')}</p>}
      decision={
        <>
          <Button onClick={swap}>{say('comparison.swap')}</Button>
          <Button onClick={back}>{say('comparison.back', { file: before.name })}</Button>
        </>
      }
    >
      {!sameDevice && (
        <Callout tone="warn" title={say('comparison.different')}>
          <p>{say('comparison.different.names', { first: rowTitle(before), second: rowTitle(after) })}</p>
        </Callout>
      )}
      {answer === null ? (
        <Empty title={say('comparison.comparing')}>
          <p role="status">{say('comparison.reading')}</p>
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
  const { say } = useWords('review')
  const how = (change: string) => changes.filter((each) => each.change === change).length
  return (
    <>
      {limits.length > 0 && (
        <Callout tone="warn" title={say('comparison.limits')}>
          {limits.map((limit) => (
            <p key={limit}>{limit}</p>
          ))}
        </Callout>
      )}
      {leftWithPassword.length > 0 && (
        <Callout tone="warn" title={say('comparison.password', { count: leftWithPassword.length })}>
          <p>{listNames(leftWithPassword.map(({ subject }) => subject))}</p>
        </Callout>
      )}
      {converted.length === 0 && convertedBackwards > 0 && (
        <Callout
          tone="warn"
          title={say('comparison.backwards')}
          actions={
            <Button size="small" onClick={onSwap}>
              {say('comparison.backwards.swap')}
            </Button>
          }
        >
          <p>{say('comparison.backwards.why', { count: convertedBackwards })}</p>
        </Callout>
      )}
      {gone.length > 0 && (
        <Callout tone="info" title={say('comparison.gone', { count: gone.length })}>
          <p>
            {gone
              .map(({ license, vdom, tokens }) =>
                say('comparison.gone.license', { license, vdom, count: tokens }),
              )
              .join(', ')}
          </p>
        </Callout>
      )}
      <Figures
        label={say('comparison.figures')}
        figures={[
          {
            value: figure(converted.length),
            label: say('comparison.figure.converted', { count: converted.length }),
            tone: converted.length > 0 ? 'good' : 'plain',
          },
          {
            value: figure(how('changed')),
            label: say('comparison.figure.changed', { count: how('changed') }),
          },
          { value: figure(how('added')), label: say('comparison.figure.added', { count: how('added') }) },
          {
            value: figure(how('removed')),
            label: say('comparison.figure.removed', { count: how('removed') }),
          },
        ]}
      />
      {converted.length + changes.length === 0 ? (
        <Empty title={say('comparison.same')}>
          <p>{say('comparison.same.what')}</p>
        </Empty>
      ) : (
        <ChangesTable compared={compared} about={about} />
      )}
    </>
  )
}
