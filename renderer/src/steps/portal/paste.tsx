import { useEffect, useState } from 'react'
import type { PortalPreview } from '../../../../main/contract/rows'
import { call, useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { Select, TextArea } from '../../components/field'
import { useWords, type WordsOf } from '../../language/words'

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
  const words = useWords('steps')
  const { say } = words
  const name = chosen.name === unchosen ? (preview?.name ?? null) : Number(chosen.name)
  const serial = chosen.serial === unchosen ? (preview?.serial ?? null) : Number(chosen.serial)
  const ready = preview !== null && name !== null && serial !== null && name !== serial
  return (
    <Card title={say('portal-list.title')}>
      <TextArea
        label={say('portal-list.text')}
        mono
        rows={3}
        value={text}
        onChange={(next) => take(next)}
        hint={say('portal-list.hint')}
      />
      {doubt !== null && <Callout tone="warn" title={doubt} alert />}
      {preview !== null && preview.columns.length > 1 && (
        <div className="portal__columns">
          <Select
            label={say('portal-list.names')}
            value={name === null ? unchosen : String(name)}
            options={optionsOf(preview, words)}
            onChange={(value) => setChosen({ ...chosen, name: value })}
          />
          <Select
            label={say('portal-list.serials')}
            value={serial === null ? unchosen : String(serial)}
            options={optionsOf(preview, words)}
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
          {preview === null
            ? say('portal-list.compare')
            : say('portal-list.compare.rows', { count: preview.rows })}
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
          {say('portal-list.file')}
        </Button>
      </div>
    </Card>
  )
}

function optionsOf({ columns }: PortalPreview, { say }: WordsOf<'steps'>) {
  return [
    { value: unchosen, title: say('portal-list.column') },
    ...columns.map(({ title, samples }, at) => ({
      value: String(at),
      title: say(title === '' ? 'portal-list.column.number' : 'portal-list.column.title', {
        title,
        number: at + 1,
        sample: samples[0] ?? '',
      }).slice(0, 60),
    })),
  ]
}
