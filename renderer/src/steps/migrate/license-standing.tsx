import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { keyText, type LicenseKey } from '../../../../main/contract/license-key'
import type { LinkId } from '../../../../main/contract/links'
import type { Person } from '../../../../main/contract/rows'
import type { RunView } from '../../../../main/contract/run-view'
import type { LicenseMigration, MigrateView, MigrationState } from '../../../../main/contract/step-views'
import { useWords, type WordsOf } from '../../language/words'
import { useCall } from '../../state/calls'
import { useAnswer } from '../../state/use-answer'
import { Answered } from '../../problems/answered'
import { Callout, type Tone } from '../../components/callout'
import { Card } from '../../components/card'
import { CopyButton } from '../../components/copy-button'
import { Checks } from '../../components/checks'
import type { Figure } from '../../components/figures'
import { LinkButton } from '../../components/link-button'
import { Disclosure } from '../../components/disclosure'
import { NumberedList } from '../../components/numbered-list'
import { reachable } from '../../components/reachable'
import { Screen } from '../../components/screen'
import { WorkCard } from '../../shell/work-card'
import { kindColumn, kindFilters, type Kinds } from '../../components/table/kinds'
import { usePrinted } from './use-printed'
import { wayWords, type WayWords } from './way-words'
import type { Column } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { nameColumn, vdomColumn } from '../../components/table/user-columns'

const tones: Partial<Record<MigrationState, Tone>> = {
  done: 'good',
  refused: 'bad',
  partial: 'bad',
  unknown: 'warn',
}

/** Pages that help if it did not go well. */
const help: Partial<Record<MigrationState, readonly LinkId[]>> = {
  refused: ['customer-service'],
  partial: ['customer-service', 'lock-out-recovery'],
}

interface OutcomeProps {
  readonly run: RunView
  readonly license: LicenseMigration
  /** What was compared so far, and is still to be. */
  readonly comparison: Pick<MigrateView, 'checks' | 'toCompare'>
  /** The comparison found something that stops. */
  readonly blocked: boolean
  /** What matters most about where it stands, right below it. */
  readonly children?: ReactNode
}

/** Where a license stands: what will happen, what is happening, or what became of it and of each user. */
export function LicenseStanding({ run, license, comparison, blocked, children }: OutcomeProps) {
  const { state } = license
  const { busy } = run
  const words = useWords('steps')
  const { say } = words
  if (state === 'waiting') {
    return (
      <Waiting license={license} blocked={blocked} words={wayWords(run, words)}>
        {children}
      </Waiting>
    )
  }
  if (state === 'comparing' && busy !== null) {
    return (
      <WorkCard run={run} busy={busy} title={say('standing.comparing')}>
        <Checks label={say('standing.compared')} checks={comparison.checks} toCome={comparison.toCompare} />
      </WorkCard>
    )
  }
  const isWorking = state === 'running' || state === 'settling'
  const links = [...(license.link === null ? [] : [license.link]), ...(help[state] ?? [])]
  return (
    <>
      {isWorking && busy !== null ? (
        <WorkCard
          run={run}
          busy={busy}
          title={license.message}
          {...(state === 'running' && { figures: saidFigures(license, words) })}
        />
      ) : (
        <Callout tone={license.question ? 'bad' : (tones[state] ?? 'info')} title={license.message} alert>
          {license.hint !== '' && <p>{license.hint}</p>}
          {links.length > 0 && (
            <p className="row">
              {links.map((id) => (
                <LinkButton id={id} key={id} />
              ))}
            </p>
          )}
        </Callout>
      )}
      {children}
      {license.needsSupport && <SupportRequest license={license} />}
      {license.people.count > 0 && <People license={license} />}
      {isWorking ? (
        <Card title={say('standing.prints')}>
          <Printed license={license}>
            {(lines) => <LiveOutput lines={lines} count={license.printed.count} />}
          </Printed>
        </Card>
      ) : (
        license.printed.count > 0 && (
          <Disclosure
            summary={say('standing.printed')}
            aside={say('standing.lines', { count: license.printed.count })}
            open={state !== 'done'}
          >
            <Printed license={license}>
              {(lines) => (
                <Screen
                  label={say('standing.printed')}
                  text={withEarlier(lines, license.printed.count, words)}
                />
              )}
            </Printed>
          </Disclosure>
        )
      )}
    </>
  )
}

/** What it says it has done, of what it has to do. */
function saidFigures(
  { said, users, tokens }: LicenseMigration,
  { say }: WordsOf<'steps'>,
): readonly Figure[] {
  return [
    {
      value: say('standing.of', { count: said.converted, of: users }),
      label: say('standing.converted', { of: users }),
    },
    {
      value: say('standing.of', { count: said.deleted, of: tokens }),
      label: say('standing.deleted', { of: tokens }),
    },
  ]
}

/** The key of a license, and nothing else of it. */
const keyOf = ({ license, vdom }: LicenseMigration): LicenseKey => ({ license, vdom })

/** What to write to Customer Service, ready to be copied. */
function SupportRequest({ license }: { readonly license: LicenseMigration }) {
  const [copy] = useCall('copySupportRequest')
  const { say } = useWords('steps')
  const key = keyOf(license)
  const text = useAnswer('supportRequest', key, license.people.revision)
  return (
    <Card title={say('standing.support')}>
      <Answered answer={text}>
        {(request) => <Screen label={say('standing.support.text')} text={request} tall />}
      </Answered>
      <div className="row">
        <CopyButton copy={() => copy(key)}>{say('standing.support.copy')}</CopyButton>
      </div>
    </Card>
  )
}

type WaitingProps = Omit<OutcomeProps, 'run' | 'comparison'> & { readonly words: WayWords }

function Waiting({ license, blocked, words, children }: WaitingProps) {
  const { say } = useWords('steps')
  return (
    <>
      {blocked && (
        <Callout tone="bad" title={license.message}>
          {license.hint}
        </Callout>
      )}
      {children}
      <Card title={say('standing.plan')}>
        <NumberedList
          steps={[say('standing.plan.compare'), words.command, words.question, say('standing.plan.read')]}
        />
      </Card>
    </>
  )
}

/** What the FortiGate printed, once it is here. */
function Printed({ license, children }: PrintedProps) {
  return <Answered answer={usePrinted(license)}>{children}</Answered>
}

interface PrintedProps {
  readonly license: LicenseMigration
  readonly children: (lines: readonly string[]) => ReactNode
}

/** The newest lines, which are all that is shown here, and how many came before them. */
function withEarlier(lines: readonly string[], count: number, { say }: WordsOf<'steps'>): string {
  const earlier = count - lines.length
  const shown = lines.join('\n')
  return earlier > 0 ? `${say('standing.earlier', { count: earlier })}\n${shown}` : shown
}

/** Lines that are shown as they come, at most. */
const mostLive = 300

/** The output as it comes, scrolled to its newest line. */
function LiveOutput({ lines, count }: { readonly lines: readonly string[]; readonly count: number }) {
  const screen = useRef<HTMLPreElement>(null)
  const words = useWords('steps')
  const { say } = words
  useEffect(() => {
    screen.current?.scrollTo({ top: screen.current.scrollHeight })
  }, [count])
  return (
    <pre className="live" ref={screen} role="log" aria-label={say('standing.prints')} {...reachable}>
      {lines.length === 0 ? say('standing.nothing-yet') : withEarlier(lines.slice(-mostLive), count, words)}
    </pre>
  )
}

function People({ license }: { readonly license: LicenseMigration }) {
  const answer = useAnswer('people', keyOf(license), license.people.revision)
  const words = useWords('steps')
  const shared = useWords('window')
  const { say } = words
  const { columns, filters } = useMemo(() => tableOf(words, shared), [words, shared])
  return (
    <Answered answer={answer}>
      {(people) => (
        <Table
          label={say('people.title')}
          noun={say('people.users')}
          about={keyText(license)}
          rows={people}
          rowKey={(person) => `${person.vdom}/${person.name}`}
          columns={columns}
          filters={filters}
          sorting={{ column: 'state', descending: false }}
        />
      )}
    </Answered>
  )
}

const stateOf = ({ state }: Person) => state

function tableOf({ say }: WordsOf<'steps'>, shared: WordsOf<'window'>) {
  const kinds: Kinds<Person['state']> = {
    unknown: { title: say('people.unknown'), tone: 'warn', icon: 'warn' },
    unchanged: { title: say('people.unchanged'), tone: 'plain', icon: 'same' },
    converted: { title: say('people.converted'), tone: 'good', icon: 'check' },
  }
  const columns: readonly Column<Person>[] = [
    nameColumn(shared),
    { ...vdomColumn(shared), width: [100, 1] },
    kindColumn(kinds, stateOf, { id: 'state', title: say('people.state'), width: [150, 1] }),
  ]
  return { columns, filters: kindFilters(kinds, stateOf, ['converted', 'unchanged', 'unknown']) }
}
