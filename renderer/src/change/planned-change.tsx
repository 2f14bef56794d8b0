import { useState } from 'react'
import {
  plannedChangeLimits,
  tidyChange,
  windowWords,
  type MaintenanceWindow,
  type PlannedChange,
} from '../../../main/contract/planned-change'
import { Button } from '../components/button'
import { ExportedFile } from '../components/exported-file'
import { Select, TextArea, TextField } from '../components/field'
import { call, refusals, useCall } from '../state/calls'
import { useBriefly } from '../state/use-briefly'
import { useWords } from '../language/words'
import './change.css'

interface PlannedChangeFormProps {
  readonly change: PlannedChange
  readonly locked: boolean
}

/** When the change is made, whom to call, and its ticket: entered once, for the plan, the texts, the calendar and the report. */
export function PlannedChangeForm({ change, locked }: PlannedChangeFormProps) {
  const [fields, setFields] = useState(() => fieldsOf(change))
  const [plan, planning] = useCall('planChange')
  const [kept, setKept] = useBriefly()
  const [saved, setSaved] = useState<string | null>(null)
  const { say } = useWords('steps')
  const set = (some: Partial<Fields>) => setFields((before) => ({ ...before, ...some }))
  const window = windowOf(fields)
  const wanted = tidyChange({ window: window ?? null, contacts: fields.contacts, ticket: fields.ticket })
  const isKept = window !== undefined && isSame(wanted, change)
  const saveDate = async () => {
    refusals.set(null)
    const result = await call('saveChangeDate')
    if (result.ok) setSaved(result.value)
  }
  return (
    <div className="change">
      <div className="change__window">
        <TextField
          label={say('change.begin-day')}
          type="date"
          value={fields.beginDay}
          // It is told of each digit of a year that is typed: the end goes along until it is another day.
          onChange={(beginDay) =>
            set({ beginDay, ...(['', fields.beginDay].includes(fields.endDay) && { endDay: beginDay }) })
          }
        />
        <TextField
          label={say('change.begin-time')}
          type="time"
          value={fields.beginTime}
          onChange={(beginTime) => set({ beginTime })}
        />
        <TextField
          label={say('change.end-day')}
          type="date"
          value={fields.endDay}
          onChange={(endDay) => set({ endDay })}
        />
        <TextField
          label={say('change.end-time')}
          type="time"
          value={fields.endTime}
          onChange={(endTime) => set({ endTime })}
        />
      </div>
      <div className="change__rest">
        <Select
          label={say('change.time-zone')}
          value={fields.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          options={zonesWith(fields.timeZone)}
        />
        <TextField
          label={say('change.ticket')}
          value={fields.ticket}
          onChange={(ticket) => set({ ticket: ticket.slice(0, plannedChangeLimits.ticket) })}
          mono
        />
      </div>
      <TextArea
        label={say('change.contacts')}
        rows={2}
        value={fields.contacts}
        onChange={(contacts) => set({ contacts: contacts.slice(0, plannedChangeLimits.contacts) })}
        hint={say('change.contacts.hint')}
      />
      <div className="row">
        <Button
          {...(kept && { icon: 'check' as const })}
          disabled={locked || planning || window === undefined || isKept}
          onClick={() =>
            void plan(wanted).then((done) => {
              if (!done) return
              setKept()
              // It holds the window of before.
              setSaved(null)
            })
          }
        >
          {say('change.keep')}
        </Button>
        <Button disabled={change.window === null || !isKept} onClick={() => void saveDate()}>
          {say('change.calendar')}
        </Button>
        <span className="small quiet" role="status">
          {window === undefined
            ? say('change.incomplete')
            : kept
              ? say('change.kept')
              : isKept && change.window
                ? windowWords(change.window)
                : ''}
        </span>
      </div>
      {saved !== null && <ExportedFile path={saved} />}
    </div>
  )
}

interface Fields {
  readonly beginDay: string
  readonly beginTime: string
  readonly endDay: string
  readonly endTime: string
  readonly timeZone: string
  readonly contacts: string
  readonly ticket: string
}

function fieldsOf({ window, contacts, ticket }: PlannedChange): Fields {
  const [beginDay = '', beginTime = ''] = window?.begin.split('T') ?? []
  const [endDay = '', endTime = ''] = window?.end.split('T') ?? []
  const timeZone = window?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return { beginDay, beginTime, endDay, endTime, timeZone, contacts, ticket }
}

/** `null` if nothing is filled in, `undefined` if only a part is. */
function windowOf(fields: Fields): MaintenanceWindow | null | undefined {
  const { beginDay, beginTime, endDay, endTime, timeZone } = fields
  const parts = [beginDay, beginTime, endDay, endTime]
  if (parts.every((part) => part === '')) return null
  if (parts.includes('')) return undefined
  return { begin: `${beginDay}T${beginTime}`, end: `${endDay}T${endTime}`, timeZone }
}

function isSame(one: PlannedChange, other: PlannedChange): boolean {
  const words = ({ window, contacts, ticket }: PlannedChange) =>
    JSON.stringify([window && [window.begin, window.end, window.timeZone], contacts, ticket])
  return words(one) === words(other)
}

function zonesWith(zone: string) {
  const zones = new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])
  return [...zones].toSorted().map((value) => ({ value, title: value.replaceAll('_', ' ') }))
}
