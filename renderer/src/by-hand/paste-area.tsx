import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { longestPaste, type ByHandView, type HandRequest } from '../../../main/contract/by-hand'
import { Button } from '../components/button'
import { DropArea } from '../components/drop-area'
import { describe, FieldFrame } from '../components/field'
import { refusals, useCall } from '../state/calls'
import { PasteOutcome } from './paste-outcome'
import { useWords, type WordsOf } from '../language/words'

interface PasteAreaProps {
  readonly byHand: ByHandView
  readonly request: HandRequest
  readonly label: string
  readonly hint: ReactNode
}

/**
 * Takes what a terminal showed: pasted anywhere on the screen, dropped, or from a file. A text is handed over at once
 * and not kept here, since it may be long.
 */
export function PasteArea({ byHand, request, label, hint }: PasteAreaProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const words = useWords('by-hand')
  const { say } = words
  const [doubt, setDoubt] = useState<string | undefined>(undefined)
  const [paste, pasting] = useCall('pasteRecording')
  const [open, opening] = useCall('openRecording')
  const isReading = byHand.isReading || pasting || opening

  const take = (text: string) => {
    const problem = isReading ? say('paste.again') : doubtAbout(text, words)
    setDoubt(problem)
    if (problem === undefined) void paste({ request: request.id, text })
  }
  const takePaste = (event: ClipboardEvent) => {
    if (isFieldBeside(area.current, event.target) || document.querySelector('dialog[open]') !== null) return
    event.preventDefault()
    take(event.clipboardData?.getData('text/plain') ?? '')
  }
  const newest = useRef(takePaste)
  useEffect(() => {
    newest.current = takePaste
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => newest.current(event)
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])

  return (
    <div className="hand-paste">
      <FieldFrame id={id} label={label} hint={hint} problem={doubt}>
        <textarea
          ref={area}
          id={id}
          className="input input--area mono hand-paste__area"
          rows={3}
          value=""
          placeholder={say('paste.here')}
          spellCheck={false}
          aria-invalid={doubt !== undefined}
          aria-describedby={describe(id, hint, doubt)}
          onChange={() => setDoubt(say('paste.not-typed'))}
          onDrop={(event) => {
            if (event.dataTransfer.types.includes('Files')) return
            event.preventDefault()
            take(event.dataTransfer.getData('text/plain'))
          }}
        />
      </FieldFrame>
      <div className="row">
        <Button
          icon="folder"
          disabled={isReading}
          onClick={() => {
            setDoubt(undefined)
            void open({ request: request.id })
          }}
        >
          {say('paste.open')}
        </Button>
        <span className="small quiet">{say('paste.drop')}</span>
      </div>
      <PasteOutcome byHand={byHand} since={request.since} isReading={isReading} />
      <DropArea
        words={say('paste.dropping')}
        onDrop={(files) => {
          setDoubt(undefined)
          void drop(request.id, files)
        }}
      />
    </div>
  )
}

/** What is wrong with a text before it is handed over, if anything is. */
function doubtAbout(text: string, { say }: WordsOf<'by-hand'>): string | undefined {
  if (text.trim() === '') return say('paste.empty')
  if (text.length > longestPaste) return say('paste.too-long')
  return undefined
}

/** Whether a paste belongs to a field that is not this one, such as the search of a table. */
function isFieldBeside(own: HTMLTextAreaElement | null, target: EventTarget | null): boolean {
  return target !== own && target instanceof Element && target.matches('input, textarea')
}

async function drop(request: number, files: readonly File[]): Promise<void> {
  refusals.set(null)
  const result = await window.tokenferry.dropRecording(request, files)
  if (!result.ok) refusals.set(result.problem)
}
