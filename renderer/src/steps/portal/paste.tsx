import { useEffect, useState } from 'react'
import type { PortalPreview } from '../../../../main/contract/rows'
import { call, useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { Select, TextArea } from '../../components/field'
import { plural } from '../../../../main/text/words'

const unchosen = ''

/** A list from the portal, pasted or from a file, with the columns that hold names and serial numbers. */
export function Paste({ locked }: { readonly locked: boolean }) {
  const [text, setText] = useState('')
  const [doubt, setDoubt] = useState<string | null>(null)
  const [match, matching] = useCall('matchPasted')
  const [preview, setPreview] = useState<PortalPreview | null>(null)
  const [chosen, setChosen] = useState({ name: unchosen, serial: unchosen })
  const take = (next: string, doubted: string | null = null) => {
    setText(next)
    setDoubt(doubted)
    setChosen({ name: unchosen, serial: unchosen })
  }
  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      if (text.trim() === '') setPreview(null)
      else {
        void call('previewPasted', { text }).then((result) => {
          if (current && result.ok) setPreview(result.value)
        })
      }
    }, 150)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text])
  const name = chosen.name === unchosen ? (preview?.name ?? null) : Number(chosen.name)
  const serial = chosen.serial === unchosen ? (preview?.serial ?? null) : Number(chosen.serial)
  const ready = preview !== null && name !== null && serial !== null && name !== serial
  return (
    <Card title="Compare with a list">
      <TextArea
        label="Text copied from User Management › Users"
        mono
        rows={3}
        value={text}
        onChange={(next) => take(next)}
        hint="Any table with a name and a serial number in each row. It stays on this laptop."
      />
      {doubt !== null && <Callout tone="warn" title={doubt} alert />}
      {preview !== null && preview.columns.length > 1 && (
        <div className="portal__columns">
          <Select
            label="Names are in"
            value={name === null ? unchosen : String(name)}
            options={optionsOf(preview)}
            onChange={(value) => setChosen({ ...chosen, name: value })}
          />
          <Select
            label="Serial numbers are in"
            value={serial === null ? unchosen : String(serial)}
            options={optionsOf(preview)}
            onChange={(value) => setChosen({ ...chosen, serial: value })}
          />
        </div>
      )}
      <div className="row">
        <Button
          disabled={locked || matching || !ready}
          onClick={() =>
            void match(
              name !== null && serial !== null ? { text, columns: { name, serial } } : { text },
            ).then((done) => {
              if (done) take('')
            })
          }
        >
          {preview === null ? 'Compare and tick' : `Compare ${plural(preview.rows, 'row')} and tick`}
        </Button>
        <Button
          icon="folder"
          disabled={locked || matching}
          onClick={() =>
            void call('choosePortalList').then((result) => {
              if (result.ok && result.value !== null) take(result.value.text, result.value.doubt)
            })
          }
        >
          Choose a file…
        </Button>
      </div>
    </Card>
  )
}

function optionsOf({ columns }: PortalPreview) {
  return [
    { value: unchosen, title: 'Choose a column' },
    ...columns.map(({ title, samples }, at) => ({
      value: String(at),
      title: `${title || `Column ${at + 1}`}: ${samples[0] ?? ''}`.slice(0, 60),
    })),
  ]
}
