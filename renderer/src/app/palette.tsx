import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Snapshot } from '../../../main/contract/snapshot'
import { stepTitles } from '../../../main/contract/steps'
import { windowCommands } from '../../../main/contract/window-commands'
import { plural } from '../../../main/text/words'
import { helpIndex, helpTitle } from '../help/help-index'
import { settingIds, wantedSetting } from '../settings/wanted-setting'
import { useWords, type WordsOf } from '../language/words'
import { attempt } from '../state/calls'
import { tableInSight } from '../state/table-in-sight'
import { keyWords, perform } from '../state/window-commands'
import { Icon } from '../components/icon'
import { matchingEntries, type PaletteEntry } from './palette-entries'
import './palette.css'

interface PaletteProps {
  readonly snapshot: Snapshot
  readonly onClose: () => void
}

/** So many rows of a table are found, from so many characters on. */
const rowsFound = { most: 8, from: 2 } as const

/**
 * The command palette: a field, and below it what it leads to, by the pattern “combobox” of the ARIA practices. It leads
 * only to where a button in sight leads as well, and answers nothing.
 */
export function Palette({ snapshot, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const table = useMemo(() => tableInSight(), [])
  const beside = useWords('beside')
  const fixed = useMemo(() => entriesOf(snapshot, beside), [snapshot, beside])
  const shown = useMemo(() => {
    const words = typed.trim()
    const rows = words.length < rowsFound.from ? [] : (table?.find(words, rowsFound.most) ?? [])
    const found = rows.map(({ title, cell }): PaletteEntry => ({
      group: `In the table of ${table?.noun ?? 'rows'}`,
      ...{ title, aside: cell },
      act: () => table?.show(cell === '' ? title : cell),
    }))
    return [...found, ...matchingEntries(fixed, words)]
  }, [fixed, table, typed])
  const chosen = Math.min(active, shown.length - 1)

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, shown])

  const choose = (entry: PaletteEntry) => {
    // What it leads to takes the focus, and asks whether a dialog is open.
    dialog.current?.close()
    onClose()
    entry.act()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const entry = shown[chosen]
    if (step !== undefined && shown.length > 0) {
      event.preventDefault()
      setActive((chosen + step + shown.length) % shown.length)
    } else if (event.key === 'Enter' && entry !== undefined) {
      event.preventDefault()
      choose(entry)
    }
  }
  const groups = [...new Set(shown.map(({ group }) => group))]

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Command palette"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClose={(event) => {
        if (!event.currentTarget.open) onClose()
      }}
    >
      <div className="palette__field">
        <Icon name="search" />
        <input
          className="palette__input"
          role="combobox"
          aria-label="Go to a step, a user, a page of the help, a command, a setting"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen < 0 ? undefined : `${id}-${chosen}`}
          placeholder="Go to a step, a user, a finding, a command, a setting"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="unseen" role="status">
        {typed.trim() === '' ? '' : `${plural(shown.length, 'entry', 'entries')} found`}
      </p>
      <div
        className="palette__list"
        id={`${id}-list`}
        role="listbox"
        aria-label="What it leads to"
        ref={list}
      >
        {groups.map((group) => (
          <div role="group" aria-label={group} key={group}>
            <p className="palette__group small" aria-hidden="true">
              {group}
            </p>
            {shown.map((entry, at) =>
              entry.group !== group ? null : (
                <div
                  key={`${entry.title} ${entry.aside} ${at}`}
                  id={`${id}-${at}`}
                  className="palette__entry"
                  role="option"
                  aria-selected={at === chosen}
                  tabIndex={-1}
                  onMouseDown={(event) => {
                    event.preventDefault()
                    choose(entry)
                  }}
                >
                  <span className="palette__title">{entry.title}</span>
                  {entry.aside !== '' && <span className="palette__aside small">{entry.aside}</span>}
                </div>
              ),
            )}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="palette__none quiet">Nothing is called that.</p>}
    </dialog>
  )
}

/** What it leads to, whatever is in sight: as main says that it may be used. */
function entriesOf({ run, may, app }: Snapshot, beside: WordsOf<'beside'>): readonly PaletteEntry[] {
  const steps = run === null || run.finished !== null || run.busy !== null ? [] : run.steps
  return [
    ...steps.flatMap(({ id, enterable, state }, at) =>
      enterable && state !== 'current'
        ? [
            {
              group: 'Steps',
              title: stepTitles[id],
              aside: `Step ${at + 1}`,
              act: () => void attempt('closeAside').then((isDone) => isDone && attempt('goBack', { to: id })),
            },
          ]
        : [],
    ),
    ...may
      .filter((id) => id !== 'palette')
      .map((id) => ({
        group: 'Commands',
        title: windowCommands[id].title.replace(/…$/, ''),
        aside: keyWords(id),
        act: () => perform(id),
      })),
    ...(may.includes('settings') ? settingEntries(app.theme, beside) : []),
    ...(may.includes('help') ? helpEntries(beside) : []),
  ]
}

const themes = { system: 'as the system', light: 'light', dark: 'dark' } as const

function settingEntries(theme: Snapshot['app']['theme'], beside: WordsOf<'beside'>): readonly PaletteEntry[] {
  const others = (Object.keys(themes) as (keyof typeof themes)[]).filter((each) => each !== theme)
  return [
    ...settingIds.map((id) => ({
      group: 'Settings',
      title: beside.say(`setting.${id}`),
      aside: '',
      act: () => {
        wantedSetting.set(id)
        void attempt('showAside', { at: 'settings' })
      },
    })),
    ...others.map((each) => ({
      group: 'Settings',
      title: `Theme: ${themes[each]}`,
      aside: '',
      act: () => void attempt('setTheme', { theme: each }),
    })),
  ]
}

function helpEntries(beside: WordsOf<'beside'>): readonly PaletteEntry[] {
  return helpIndex.flatMap(({ id: group, pages }) =>
    pages.map((page) => ({
      group: group === 'findings' ? 'Findings' : 'Help',
      title: helpTitle(page, beside),
      aside: group === 'findings' ? page.replace(/^finding\//, '') : '',
      act: () => void attempt('showAside', { at: 'help', page }),
    })),
  )
}
