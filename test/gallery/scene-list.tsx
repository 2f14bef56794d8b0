import { useEffect, useRef, useState } from 'react'
import { addressOf, type Look } from './look'

interface Props {
  readonly names: readonly string[]
  readonly look: Look
  readonly onChoose: (scene: string) => void
}

/**
 * All scenes by the screen that they belong to, which is the first word of their names. `/` goes to the search, the
 * arrow keys go through what was found; with Alt also from within the frame.
 */
export function SceneList({ names, look, onChoose }: Props) {
  const [wanted, setWanted] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLElement>(null)
  const words = wanted.toLowerCase().split(/\s+/)
  const found = names.filter((name) => words.every((word) => name.includes(word)))

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isChoice = event.target instanceof HTMLInputElement && event.target.type === 'radio'
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (event.key === '/' && event.target !== field.current) {
        field.current?.focus()
        field.current?.select()
      } else if (by !== undefined && !isChoice) {
        const at = found.indexOf(look.scene) + by
        const next = found[at < 0 ? found.length - 1 : at % found.length]
        if (next !== undefined) onChoose(next)
      } else return
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })

  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [look.scene, names])

  return (
    <nav className="scenes" aria-label="Scenes" ref={list}>
      <div className="scenes__head">
        <p className="scenes__title">
          Gallery
          <span className="scenes__count">
            {found.length === names.length ? names.length : `${found.length} of ${names.length}`}
          </span>
        </p>
        <input
          ref={field}
          className="scenes__search"
          type="search"
          aria-label="Find a scene"
          placeholder="Find a scene   /"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      </div>
      <div className="scenes__list">
        {groupsOf(found).map(({ title, scenes }) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {scenes.map((name) => (
                <li key={name}>
                  <a
                    href={addressOf({ ...look, scene: name })}
                    aria-current={name === look.scene ? 'page' : undefined}
                    onClick={(event) => {
                      if (event.metaKey || event.ctrlKey || event.shiftKey) return
                      event.preventDefault()
                      onChoose(name)
                    }}
                  >
                    {name === title ? name : name.slice(title.length + 1)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && names.length > 0 && <p className="scenes__none">No scene is called that.</p>}
      </div>
    </nav>
  )
}

interface Group {
  readonly title: string
  readonly scenes: readonly string[]
}

function groupsOf(names: readonly string[]): readonly Group[] {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const title = name.split('-')[0] ?? name
    groups.set(title, [...(groups.get(title) ?? []), name])
  }
  return [...groups].map(([title, scenes]) => ({ title, scenes }))
}
