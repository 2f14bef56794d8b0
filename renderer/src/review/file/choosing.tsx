import { useId, useState } from 'react'
import type { FleetRow } from '../../../../main/contract/review-view'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { RadioGroup } from '../../components/field'
import { useWords } from '../../language/words'
import { place } from '../place'
import { rowTitle } from '../review-words'

interface ChoosingProps {
  readonly row: FleetRow
  /** The other files that were read. */
  readonly others: readonly FleetRow[]
  readonly onClose: () => void
}

/** With which other backup to compare this one, and which of the two is the older. */
export function Choosing({ row, others, onClose }: ChoosingProps) {
  const name = row.device?.hostname ?? null
  const same = others.filter(({ device }) => name !== null && device?.hostname === name)
  const rest = others.filter((other) => !same.includes(other))
  const [other, setOther] = useState((same[0] ?? rest[0])?.id ?? '')
  const [older, setOlder] = useState<'this' | 'other'>('this')
  const id = useId()
  const { say } = useWords('review')
  const compare = () =>
    place.set({
      at: 'comparison',
      before: older === 'this' ? row.id : other,
      after: older === 'this' ? other : row.id,
    })
  const otherName = others.find((each) => each.id === other)?.name ?? ''
  return (
    <Dialog
      title={say('choosing.title', { file: row.name })}
      onRefuse={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button kind="primary" onClick={compare}>
            {say('choosing.compare')}
          </Button>
        </>
      }
    >
      <div className="field">
        <label className="field__label" htmlFor={id}>
          {say('choosing.other')}
        </label>
        <select id={id} className="input" value={other} onChange={(event) => setOther(event.target.value)}>
          {same.length > 0 && (
            <optgroup label={say('choosing.same-device', { device: rowTitle(row) })}>
              {same.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </optgroup>
          )}
          {rest.length > 0 && (
            <optgroup label={say('choosing.other-devices')}>
              {rest.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name} ({rowTitle(each)})
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </div>
      <RadioGroup
        legend={say('choosing.older')}
        look="list"
        value={older}
        onChange={setOlder}
        options={[
          { value: 'this', title: row.name, description: say('choosing.older.this') },
          { value: 'other', title: otherName, description: say('choosing.older.other') },
        ]}
      />
    </Dialog>
  )
}
