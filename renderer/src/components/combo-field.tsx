import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { describe, FieldFrame } from './field'
import './combo-field.css'

interface ComboFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What may be chosen; anything else may be typed. */
  readonly names: readonly string[]
  /** One of `names` was chosen from the list, or typed and the field left. */
  readonly onNamed: (name: string) => void
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
  names,
  onNamed,
  hint,
  problem,
  disabled = false,
}: ComboFieldProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const shown = isOpen ? matching(names, value).slice(0, mostShown) : []
  const chosen = shown[active]

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (name: string) => {
    close()
    onChange(name)
    onNamed(name)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const count = Math.min(matching(names, value).length, mostShown)
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
            setOpen(event.target.value.trim() !== '')
            setActive(-1)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            close()
            if (names.includes(value.trim())) onNamed(value.trim())
          }}
        />
        {shown.length > 0 && (
          <div id={`${id}-list`} className="combo__list" role="listbox" aria-label="Suggestions">
            {shown.map((name, at) => (
              <div
                key={name}
                id={`${id}-${at}`}
                className="combo__name mono"
                role="option"
                aria-selected={at === active}
                tabIndex={-1}
                onMouseDown={(event) => {
                  // The focus stays in the field.
                  event.preventDefault()
                  choose(name)
                }}
              >
                {name}
              </div>
            ))}
          </div>
        )}
      </div>
    </FieldFrame>
  )
}

/** The names that hold what was typed, those that begin with it first; none where it is one of them already. */
function matching(names: readonly string[], typed: string): readonly string[] {
  const text = typed.trim().toLowerCase()
  const found = names.filter((name) => name.toLowerCase().includes(text))
  if (found.length === 1 && found[0] === typed.trim()) return []
  const begins = (name: string) => name.toLowerCase().startsWith(text)
  return [...found.filter(begins), ...found.filter((name) => !begins(name))]
}
