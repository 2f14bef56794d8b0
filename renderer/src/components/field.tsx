import {
  Fragment,
  useEffect,
  useId,
  useRef,
  useState,
  type ReactNode,
  type Ref,
  type SyntheticEvent,
} from 'react'
import type { Choice } from '../../../main/contract/run-view'
import { day } from '../../../main/text/times'
import { useWords } from '../language/words'
import { Button } from './button'
import './field.css'

interface FieldFrameProps {
  readonly id: string
  readonly label: string
  readonly hint?: ReactNode
  readonly problem?: string | undefined
  readonly children: ReactNode
}

/** A label, a field, and what is to be said below it: `describe` ties that to the field. */
export function FieldFrame({ id, label, hint, problem, children }: FieldFrameProps) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {children}
      {problem !== undefined && (
        <p className="field__problem small" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p className="field__hint small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** The ids of what is said below a field. */
export function describe(id: string, hint: unknown, problem: unknown): string | undefined {
  const ids = [problem !== undefined && `${id}-problem`, hint !== undefined && `${id}-hint`].filter(Boolean)
  return ids.length === 0 ? undefined : ids.join(' ')
}

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange?: (value: string) => void
  readonly onBlur?: () => void
  readonly type?: 'text' | 'password' | 'date' | 'time'
  readonly hint?: ReactNode
  /** What is wrong with the value; shown under the field and tied to it. */
  readonly problem?: string | undefined
  readonly mono?: boolean
  readonly inputMode?: 'numeric' | 'text'
  readonly autoComplete?: string
  readonly disabled?: boolean
  readonly readOnly?: boolean
  readonly max?: string
  readonly focusFirst?: boolean
  /** Whether a password can be shown while it is typed. */
  readonly canBeShown?: boolean
  /** Whether it has to be typed, letter by letter: what is pasted or dropped is refused, and that is said. */
  readonly typedOnly?: boolean
  /** Id of a text elsewhere that it is about; read out before its hint. */
  readonly describedBy?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** A field of one line, with its label above it. */
export function TextField({
  label,
  value,
  onChange,
  onBlur,
  type = 'text',
  hint: ownHint,
  problem: ownProblem,
  mono = false,
  inputMode,
  autoComplete = 'off',
  disabled = false,
  readOnly = false,
  max,
  focusFirst,
  canBeShown = false,
  typedOnly = false,
  describedBy,
  ref,
}: TextFieldProps) {
  const id = useId()
  const { say } = useWords('window')
  const [isShown, setShown] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const problem = ownProblem ?? (isRefused ? say('field.typed-only') : undefined)
  const refuse = (event: SyntheticEvent) => {
    if (!typedOnly) return
    event.preventDefault()
    setRefused(true)
  }
  // The field has the form of the system; below it stands the one of everything else.
  const hint = ownHint ?? (type === 'date' && value !== '' ? day(value) : undefined)
  // It is not shown on after it was sent.
  if (disabled && isShown) setShown(false)
  const field = (
    <input
      ref={ref}
      id={id}
      className={mono ? 'input mono' : 'input'}
      type={isShown ? 'text' : type}
      value={value}
      max={max}
      inputMode={inputMode}
      autoComplete={autoComplete}
      spellCheck={false}
      autoCapitalize="none"
      disabled={disabled}
      readOnly={readOnly}
      aria-invalid={problem !== undefined}
      aria-describedby={[describedBy, describe(id, hint, problem)].filter(Boolean).join(' ') || undefined}
      onChange={(event) => {
        setRefused(false)
        onChange?.(event.target.value)
      }}
      onPaste={refuse}
      onDrop={refuse}
      onBlur={onBlur}
      data-focus-first={focusFirst}
    />
  )
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      {canBeShown ? (
        <div className="field__secret">
          {field}
          <Button
            disabled={disabled}
            label={say(isShown ? 'field.hide.of' : 'field.show.of', { field: label })}
            onClick={() => setShown(!isShown)}
          >
            {say(isShown ? 'field.hide' : 'field.show')}
          </Button>
        </div>
      ) : (
        field
      )}
    </FieldFrame>
  )
}

interface TextAreaProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly rows?: number
  readonly hint?: ReactNode
  readonly mono?: boolean
  readonly readOnly?: boolean
  /** Takes the focus when it appears: it does so because the person asked for it. */
  readonly takeFocus?: boolean
}

/** A field of several lines. */
export function TextArea({
  label,
  value,
  onChange,
  onBlur,
  rows = 4,
  hint,
  mono = false,
  readOnly = false,
  takeFocus = false,
}: TextAreaProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (takeFocus) area.current?.focus()
  }, [takeFocus])
  return (
    <FieldFrame id={id} label={label} hint={hint}>
      <textarea
        ref={area}
        id={id}
        className={mono ? 'input input--area mono' : 'input input--area'}
        rows={rows}
        value={value}
        spellCheck={false}
        aria-describedby={describe(id, hint, undefined)}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
    </FieldFrame>
  )
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly title: string }[]
  readonly onChange: (value: string) => void
}

/** One of many, in a list that opens. */
export function Select({ label, value, options, onChange }: SelectProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label}>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

interface Option<V extends string> {
  readonly value: V
  readonly title: string
  readonly description?: string
  /** Why it can't be chosen, in a sentence, if it can't be. */
  readonly reason?: string
  /** What it stands below, together with those next to it that stand below the same. */
  readonly group?: string
}

/** A choice that main offers, as one of a few. */
export function choiceOption({ id, title, description, group }: Choice): Option<string> {
  return { value: id, title, description, ...(group !== undefined && { group }) }
}

interface RadioGroupProps<V extends string> {
  readonly legend: string
  readonly options: readonly Option<V>[]
  readonly value: V
  readonly onChange: (value: V) => void
  readonly disabled?: boolean
  /** `row`: short words side by side. `list`: one below the other, with descriptions. */
  readonly look?: 'row' | 'list'
}

/** One of a few. */
export function RadioGroup<V extends string>({
  legend,
  options,
  value,
  onChange,
  disabled = false,
  look = 'row',
}: RadioGroupProps<V>) {
  const name = useId()
  const groupId = (group: string | undefined) =>
    group === undefined ? undefined : `${name}-group-${options.findIndex((option) => option.group === group)}`
  return (
    <fieldset className={`radios radios--${look}`} disabled={disabled}>
      <legend className="field__label">{legend}</legend>
      <div className="radios__options">
        {options.map((option, at) => (
          <Fragment key={option.value}>
            {option.group !== undefined && option.group !== options[at - 1]?.group && (
              <p className="radios__group small" id={groupId(option.group)}>
                {option.group}
              </p>
            )}
            <label className="radio">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === value}
                disabled={option.reason !== undefined}
                aria-describedby={
                  [
                    groupId(option.group),
                    describe(`${name}-${option.value}`, option.description, option.reason),
                  ]
                    .filter(Boolean)
                    .join(' ') || undefined
                }
                aria-label={option.title}
                onChange={() => onChange(option.value)}
              />
              <span className="radio__words">
                <span className="radio__title">{option.title}</span>
                {option.description !== undefined && (
                  <span className="radio__description small" id={`${name}-${option.value}-hint`}>
                    {option.description}
                  </span>
                )}
              </span>
            </label>
          </Fragment>
        ))}
      </div>
      {options.map(
        (option) =>
          option.reason !== undefined && (
            <p className="radios__reason small" key={option.value} id={`${name}-${option.value}-problem`}>
              {option.reason}
            </p>
          ),
      )}
    </fieldset>
  )
}

interface CheckBoxProps {
  readonly label: ReactNode
  /** Name for screen readers, if the label shown is more than words. */
  readonly name?: string
  readonly checked: boolean
  /** Main has the last word; the promise tells whether it took the change. */
  readonly onChange: (checked: boolean) => Promise<boolean>
  readonly disabled?: boolean
  readonly look?: 'box' | 'switch'
  readonly describedBy?: string
  readonly tabIndex?: number
}

/**
 * Yes or no: a box to tick, or a switch if it takes effect at once. It shows the click before main has answered,
 * and takes it back if main refuses.
 */
export function CheckBox({
  label,
  name,
  checked,
  onChange,
  disabled = false,
  look = 'box',
  describedBy,
  tabIndex,
}: CheckBoxProps) {
  const [wanted, setWanted] = useState<{ readonly from: boolean; readonly to: boolean } | null>(null)
  // Main has spoken: what was wanted before is past.
  if (wanted !== null && wanted.from !== checked) setWanted(null)
  const change = async (to: boolean) => {
    setWanted({ from: checked, to })
    if (!(await onChange(to))) setWanted(null)
  }
  return (
    <label className={look === 'switch' ? 'check check--switch' : 'check'}>
      <input
        type="checkbox"
        role={look === 'switch' ? 'switch' : undefined}
        className={look === 'switch' ? 'switch' : 'box'}
        checked={wanted === null ? checked : wanted.to}
        disabled={disabled}
        tabIndex={tabIndex}
        aria-label={name}
        aria-describedby={describedBy}
        onChange={(event) => void change(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
