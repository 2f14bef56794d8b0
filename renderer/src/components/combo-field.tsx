import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../language/words'
import { describe, FieldFrame } from './field'
import './combo-field.css'

/** What is suggested, with a few words beside its name. */
export interface Suggestion {
  readonly name: string
  readonly about?: string
}

interface ComboFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What may be chosen; anything else may be typed. No two have one name. */
  readonly suggestions: readonly Suggestion[]
  /** One of them was chosen from the list. */
  readonly onChosen: (name: string) => void
  /** The field was left with this in it. */
  readonly onLeft: (typed: string) => void
  readonly hint?: ReactNode
  readonly problem?: string | undefined
  readonly disabled?: boolean
}

/** More are found by typing on. */
const mostShown = 8

/**
 * A field of one line with suggestions below it, by the pattern "combobox" of the ARIA practices: the focus stays in the
 * field, the arrows move through the list, Enter chooses, Esc closes it.
 */
export function ComboField({
  label,
  value,
  onChange,
  suggestions,
  onChosen,
  onLeft,
  hint,
  problem,
  disabled = false,
}: ComboFieldProps) {
  const id = useId()
  const { say } = useWords('window')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  /** Whether something was typed since the field was entered: only then it narrows the list. */
  const [isTyped, setTyped] = useState(false)
  const all = isTyped ? matching(suggestions, value) : suggestions
  const shown = isOpen ? all.slice(0, mostShown) : []
  const chosen = shown[active]

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = ({ name }: Suggestion) => {
    close()
    setTyped(false)
    onChange(name)
    onChosen(name)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const count = Math.min(all.length, mostShown)
      setOpen(true)
      setActive(count === 0 ? -1 : active < 0 && step < 0 ? count - 1 : (active + step + count) % count)
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      choose(chosen)
    } else if (event.key === 'Escape' && shown.length > 0) {
      // It closes the list, and not the dialog that the field may be in.
      event.preventDefault()
      close()
    }
  }

  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      <div className="combo">
        <input
          id={id}
          className="input mono"
          role="combobox"
          value={value}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          disabled={disabled}
          aria-expanded={shown.length > 0}
          aria-controls={shown.length > 0 ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${active}`}
          aria-invalid={problem !== undefined}
          aria-describedby={describe(id, hint, problem)}
          onChange={(event) => {
            onChange(event.target.value)
            setTyped(true)
            setOpen(event.target.value.trim() !== '')
            setActive(-1)
          }}
          onKeyDown={onKeyDown}
          onClick={() => setOpen(true)}
          onBlur={() => {
            close()
            setTyped(false)
            onLeft(value)
          }}
        />
        {shown.length > 0 && (
          <div id={`${id}-list`} className="combo__list" role="listbox" aria-label={say('combo.suggestions')}>
            {shown.map((suggestion, at) => (
              <div
                key={suggestion.name}
                id={`${id}-${at}`}
                className="combo__name"
                role="option"
                aria-selected={at === active}
                tabIndex={-1}
                onMouseDown={(event) => {
                  // The focus stays in the field.
                  event.preventDefault()
                  choose(suggestion)
                }}
              >
                <span className="mono">{suggestion.name}</span>
                {suggestion.about !== undefined && (
                  <span className="combo__about small"> {suggestion.about}</span>
                )}
              </div>
            ))}
          </div>
        )}
      </div>
    </FieldFrame>
  )
}

/** Those whose name holds what was typed, those that begin with it first; none if it is one of them already. */
function matching(suggestions: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const text = typed.trim().toLowerCase()
  const found = suggestions.filter(({ name }) => name.toLowerCase().includes(text))
  if (found.length === 1 && found[0]?.name === typed.trim()) return []
  const begins = ({ name }: Suggestion) => name.toLowerCase().startsWith(text)
  return [...found.filter(begins), ...found.filter((each) => !begins(each))]
}
