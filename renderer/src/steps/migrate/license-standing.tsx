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
import { figure, plural } from '../../../../main/text/words'
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
  if (state === 'waiting') {
    return (
      <Waiting license={license} blocked={blocked} words={wayWords(run)}>
        {children}
      </Waiting>
    )
  }
  if (state === 'comparing' && busy !== null) {
    return (
      <WorkCard run={run} busy={busy} title="Comparing with what you approved">
        <Checks label="What is compared" checks={comparison.checks} toCome={comparison.toCompare} />
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
          {...(state === 'running' && { figures: saidFigures(license) })}
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
        <Card title="What the FortiGate prints">
          <Printed license={license}>
            {(lines) => <LiveOutput lines={lines} count={license.printed.count} />}
          </Printed>
        </Card>
      ) : (
        license.printed.count > 0 && (
          <Disclosure
            summary="What the FortiGate printed"
            aside={plural(license.printed.count, 'line')}
            open={state !== 'done'}
          >
            <Printed license={license}>
              {(lines) => (
                <Screen label="What the FortiGate printed" text={withEarlier(lines, license.printed.count)} />
              )}
            </Printed>
          </Disclosure>
        )
      )}
    </>
  )
}

/** What it says it has done, of what it has to do. */
function saidFigures({ said, users, tokens }: LicenseMigration): readonly Figure[] {
  return [
    {
      value: `${figure(said.converted)} of ${figure(users)}`,
      label: `${users === 1 ? 'user' : 'users'} converted`,
    },
    {
      value: `${figure(said.deleted)} of ${figure(tokens)}`,
      label: `${tokens === 1 ? 'token' : 'tokens'} deleted here`,
    },
  ]
}

/** The key of a license, and nothing else of it. */
const keyOf = ({ license, vdom }: LicenseMigration): LicenseKey => ({ license, vdom })

/** What to write to Customer Service, ready to be copied. */
function SupportRequest({ license }: { readonly license: LicenseMigration }) {
  const [copy] = useCall('copySupportRequest')
  const key = keyOf(license)
  const text = useAnswer('supportRequest', key, license.people.revision)
  return (
    <Card title="Ask Customer Service">
      <Answered answer={text}>
        {(request) => <Screen label="Request to Customer Service" text={request} tall />}
      </Answered>
      <div className="row">
        <CopyButton copy={() => copy(key)}>Copy the request</CopyButton>
      </div>
    </Card>
  )
}

type WaitingProps = Omit<OutcomeProps, 'run' | 'comparison'> & { readonly words: WayWords }

function Waiting({ license, blocked, words, children }: WaitingProps) {
  return (
    <>
      {blocked && (
        <Callout tone="bad" title={license.message}>
          {license.hint}
        </Callout>
      )}
      {children}
      <Card title="What will happen">
        <NumberedList
          steps={[
            'The device, the service and the inventory are read again, and compared with what you approved.',
            `Only if nothing has changed that matters for it, ${words.command}. The FortiGate answers with a question, not yet with a migration.`,
            words.question,
            'The device is read once more, to see what became of every user.',
          ]}
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
function withEarlier(lines: readonly string[], count: number): string {
  const earlier = count - lines.length
  const shown = lines.join('\n')
  return earlier > 0 ? `(${plural(earlier, 'earlier line')}, in the console below)\n${shown}` : shown
}

/** Lines that are shown as they come, at most. */
const mostLive = 300

/** The output as it comes, scrolled to its newest line. */
function LiveOutput({ lines, count }: { readonly lines: readonly string[]; readonly count: number }) {
  const screen = useRef<HTMLPreElement>(null)
  useEffect(() => {
    screen.current?.scrollTo({ top: screen.current.scrollHeight })
  }, [count])
  return (
    <pre className="live" ref={screen} role="log" aria-label="What the FortiGate prints" {...reachable}>
      {lines.length === 0 ? 'Nothing yet.' : withEarlier(lines.slice(-mostLive), count)}
    </pre>
  )
}

function People({ license }: { readonly license: LicenseMigration }) {
  const answer = useAnswer('people', keyOf(license), license.people.revision)
  const shared = useWords('window')
  const columns = useMemo(() => columnsOf(shared), [shared])
  return (
    <Answered answer={answer}>
      {(people) => (
        <Table
          label="What became of each user"
          noun="users"
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

const kinds: Kinds<Person['state']> = {
  unknown: { title: 'Not known', tone: 'warn', icon: 'warn' },
  unchanged: { title: 'As before', tone: 'plain', icon: 'same' },
  converted: { title: 'Converted', tone: 'good', icon: 'check' },
}

const stateOf = ({ state }: Person) => state

function columnsOf(shared: WordsOf<'window'>): readonly Column<Person>[] {
  return [
    nameColumn(shared),
    { ...vdomColumn(shared), width: [100, 1] },
    kindColumn(kinds, stateOf, { id: 'state', title: 'What became of them', width: [150, 1] }),
  ]
}

const filters = kindFilters(kinds, stateOf, ['converted', 'unchanged', 'unknown'])
