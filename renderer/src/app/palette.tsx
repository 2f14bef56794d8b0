import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Snapshot } from '../../../main/contract/snapshot'
import { stepTitles } from '../../../main/contract/steps'
import { windowCommands } from '../../../main/contract/window-commands'
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
  const words = useWords('window')
  const { say } = words
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const table = useMemo(() => tableInSight(), [])
  const beside = useWords('beside')
  const fixed = useMemo(() => entriesOf(snapshot, words, beside), [snapshot, words, beside])
  const shown = useMemo(() => {
    const sought = typed.trim()
    const rows = table === null || sought.length < rowsFound.from ? [] : table.find(sought, rowsFound.most)
    const found = rows.map(({ title, cell }): PaletteEntry => ({
      group: say('palette.table', { noun: table?.noun ?? '' }),
      ...{ title, aside: cell },
      act: () => table?.show(cell === '' ? title : cell),
    }))
    return [...found, ...matchingEntries(fixed, sought)]
  }, [fixed, table, typed, say])
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
      aria-label={say('palette.title')}
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
          aria-label={say('palette.field')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen < 0 ? undefined : `${id}-${chosen}`}
          placeholder={say('palette.placeholder')}
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
        {typed.trim() === '' ? '' : say('palette.found', { count: shown.length })}
      </p>
      <div
        className="palette__list"
        id={`${id}-list`}
        role="listbox"
        aria-label={say('palette.list')}
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
      {shown.length === 0 && <p className="palette__none quiet">{say('palette.none')}</p>}
    </dialog>
  )
}

/** What it leads to, whatever is in sight: as main says that it may be used. */
function entriesOf(
  { run, may, app }: Snapshot,
  words: WordsOf<'window'>,
  beside: WordsOf<'beside'>,
): readonly PaletteEntry[] {
  const { say } = words
  const steps = run === null || run.finished !== null || run.busy !== null ? [] : run.steps
  return [
    ...steps.flatMap(({ id, enterable, state }, at) =>
      enterable && state !== 'current'
        ? [
            {
              group: say('palette.steps'),
              title: stepTitles[id],
              aside: say('palette.step', { number: at + 1 }),
              act: () => void attempt('closeAside').then((isDone) => isDone && attempt('goBack', { to: id })),
            },
          ]
        : [],
    ),
    ...may
      .filter((id) => id !== 'palette')
      .map((id) => ({
        group: say('palette.commands'),
        title: windowCommands[id].title.replace(/…$/, ''),
        aside: keyWords(id),
        act: () => perform(id),
      })),
    ...(may.includes('settings') ? settingEntries(app.theme, words, beside) : []),
    ...(may.includes('help') ? helpEntries(words, beside) : []),
  ]
}

const themes = ['system', 'light', 'dark'] as const satisfies readonly Snapshot['app']['theme'][]

function settingEntries(
  theme: Snapshot['app']['theme'],
  { say }: WordsOf<'window'>,
  beside: WordsOf<'beside'>,
): readonly PaletteEntry[] {
  const others = themes.filter((each) => each !== theme)
  return [
    ...settingIds.map((id) => ({
      group: say('palette.settings'),
      title: beside.say(`setting.${id}`),
      aside: '',
      act: () => {
        wantedSetting.set(id)
        void attempt('showAside', { at: 'settings' })
      },
    })),
    ...others.map((each) => ({
      group: say('palette.settings'),
      title: say(`palette.theme.${each}`),
      aside: '',
      act: () => void attempt('setTheme', { theme: each }),
    })),
  ]
}

function helpEntries({ say }: WordsOf<'window'>, beside: WordsOf<'beside'>): readonly PaletteEntry[] {
  return helpIndex.flatMap(({ id: group, pages }) =>
    pages.map((page) => ({
      group: say(group === 'findings' ? 'palette.findings' : 'palette.help'),
      title: helpTitle(page, beside),
      aside: group === 'findings' ? page.replace(/^finding\//, '') : '',
      act: () => void attempt('showAside', { at: 'help', page }),
    })),
  )
}
