import { addressOf, sizes, type Look } from './look'

interface Props {
  readonly look: Look
  readonly onChange: (change: Partial<Look>) => void
}

/** What is shown, and in which theme, contrast and size. */
export function Bar({ look, onChange }: Props) {
  return (
    <header className="bar">
      <h1>{look.scene}</h1>
      <Choice
        legend="Theme"
        options={{ light: { label: 'Light' }, dark: { label: 'Dark' }, system: { label: 'System' } }}
        chosen={look.theme}
        onChoose={(theme) => onChange({ theme })}
      />
      <Choice
        legend="Contrast"
        options={{ normal: { label: 'Normal' }, more: { label: 'More contrast' } }}
        chosen={look.contrast}
        onChoose={(contrast) => onChange({ contrast })}
      />
      <Choice legend="Size" options={sizes} chosen={look.size} onChoose={(size) => onChange({ size })} />
      <a
        className="bar__alone"
        href={`/frame.html${addressOf(look)}`}
        target="_blank"
        rel="noreferrer"
        title="In a tab of its own, where the browser’s tools can emulate more: forced colors, for one"
      >
        Open alone
      </a>
    </header>
  )
}

interface ChoiceProps<Id extends string> {
  readonly legend: string
  readonly options: Readonly<Record<Id, { readonly label: string }>>
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
}

function Choice<Id extends string>({ legend, options, chosen, onChoose }: ChoiceProps<Id>) {
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {Object.entries<{ readonly label: string }>(options).map(([id, { label }]) => (
        <label key={id}>
          <input type="radio" name={legend} checked={id === chosen} onChange={() => onChoose(id as Id)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
