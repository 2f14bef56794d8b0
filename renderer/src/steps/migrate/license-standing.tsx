import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { LinkId } from '../../../../main/contract/links'
import type { LicenseMigration, MigrationState } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Callout, type Tone } from '../../components/callout'
import { Card } from '../../components/card'
import { LinkButton } from '../../components/link-button'
import { Disclosure } from '../../components/disclosure'
import { NumberedList } from '../../components/numbered-list'
import { reachable } from '../../components/reachable'
import { Screen } from '../../components/screen'
import { plural } from '../../../../main/text/words'
import { kindColumn, kindFilters, type Kinds } from '../../components/table/kinds'
import { Table, type Column } from '../../components/table/table'
import { nameColumn } from '../../components/table/user-columns'

const tones: Partial<Record<MigrationState, Tone>> = {
  done: 'good',
  refused: 'bad',
  partial: 'bad',
  unknown: 'warn',
}

/** Pages that help where it did not go well. */
const help: Partial<Record<MigrationState, readonly LinkId[]>> = {
  refused: ['customer-service'],
  partial: ['customer-service', 'lock-out-recovery'],
}

interface OutcomeProps {
  readonly license: LicenseMigration
  /** The comparison found something that stops. */
  readonly blocked: boolean
  /** What matters most about where it stands, right below it. */
  readonly children?: ReactNode
}

/** Where a license stands: what will happen, what is happening, or what became of it and of each user. */
export function LicenseStanding({ license, blocked, children }: OutcomeProps) {
  const { state } = license
  if (state === 'waiting') {
    return (
      <Waiting license={license} blocked={blocked}>
        {children}
      </Waiting>
    )
  }
  if (state === 'comparing') {
    return (
      <Card title="Comparing">
        <p>{license.message}</p>
      </Card>
    )
  }
  const working = state === 'running' || state === 'settling'
  const links = [...(license.link === null ? [] : [license.link]), ...(help[state] ?? [])]
  return (
    <>
      <Callout
        tone={license.question ? 'bad' : (tones[state] ?? 'info')}
        title={license.message}
        alert={!working}
      >
        {license.hint !== '' && <p>{license.hint}</p>}
        {links.length > 0 && (
          <p className="row">
            {links.map((id) => (
              <LinkButton id={id} key={id} />
            ))}
          </p>
        )}
      </Callout>
      {children}
      {license.supportRequest !== '' && <SupportRequest license={license} />}
      {license.people.length > 0 && (
        <Table
          label="What became of each user"
          noun="users"
          rows={license.people}
          rowKey={(person) => `${person.vdom}/${person.name}`}
          columns={columns}
          filters={filters}
          sorting={{ column: 'state', descending: false }}
        />
      )}
      {working ? (
        <Card title="What the FortiGate prints">
          <LiveOutput lines={license.output} />
        </Card>
      ) : (
        license.output.length > 0 && (
          <Disclosure
            summary="What the FortiGate printed"
            aside={plural(license.output.length, 'line')}
            open={state !== 'done'}
          >
            <Screen label="What the FortiGate printed" text={newest(license.output, mostPrinted)} />
          </Disclosure>
        )
      )}
    </>
  )
}

/** What to write to Customer Service, ready to be copied. */
function SupportRequest({ license }: { readonly license: LicenseMigration }) {
  const [copy] = useCall('copySupportRequest')
  const [copied, setCopied] = useState(false)
  const key = { license: license.license, vdom: license.vdom }
  return (
    <Card title="Ask Customer Service">
      <Screen label="Request to Customer Service" text={license.supportRequest} tall />
      <div className="row">
        <Button
          icon={copied ? 'check' : 'copy'}
          onClick={() => void copy(key).then((done) => setCopied(done))}
        >
          Copy the request
        </Button>
      </div>
    </Card>
  )
}

function Waiting({ license, blocked, children }: OutcomeProps) {
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
            'Only if nothing has changed that matters for it, Tokenferry types the migration command. The FortiGate answers with a question, not yet with a migration.',
            'You read the question and type the license number to answer y. Answering n changes nothing.',
            'The device is read once more, to see what became of every user.',
          ]}
        />
      </Card>
    </>
  )
}

/** Lines that are shown here at most; the console has them all. */
const mostLive = 300
const mostPrinted = 3000

function newest(lines: readonly string[], most: number): string {
  const older = lines.length - most
  const shown = lines.slice(-most).join('\n')
  return older > 0 ? `(${plural(older, 'earlier line')}, in the console below)\n${shown}` : shown
}

/** The output as it comes, scrolled to its newest line. */
function LiveOutput({ lines }: { readonly lines: readonly string[] }) {
  const screen = useRef<HTMLPreElement>(null)
  useEffect(() => {
    screen.current?.scrollTo({ top: screen.current.scrollHeight })
  }, [lines.length])
  return (
    <pre className="live" ref={screen} role="log" aria-label="What the FortiGate prints" {...reachable}>
      {lines.length === 0 ? 'Nothing yet.' : newest(lines, mostLive)}
    </pre>
  )
}

type Person = LicenseMigration['people'][number]

const people: Kinds<Person['state']> = {
  unknown: { title: 'Not known', tone: 'warn', icon: 'warn' },
  unchanged: { title: 'As before', tone: 'plain', icon: 'same' },
  converted: { title: 'Converted', tone: 'good', icon: 'check' },
}

const stateOf = ({ state }: Person) => state

const columns: readonly Column<Person>[] = [
  nameColumn,
  { id: 'vdom', title: 'VDOM', width: [100, 1], text: (person) => person.vdom },
  kindColumn(people, stateOf, { id: 'state', title: 'What became of them', width: [150, 1] }),
]

const filters = kindFilters(people, stateOf, ['converted', 'unchanged', 'unknown'])
