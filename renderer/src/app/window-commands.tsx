import { useState } from 'react'
import type { Snapshot } from '../../../main/contract/snapshot'
import { isRehearseOpen } from '../rehearse/is-open'
import { attempt } from '../state/calls'
import { tableInSight } from '../state/table-in-sight'
import { useStore } from '../state/use-store'
import { useWindowCommand } from '../state/window-commands'
import { laterScreens } from './screens-at-hand'

/** What menu, keys and command palette do whatever is in sight. The rest belongs to what is in sight. */
export function WindowCommands({ snapshot }: { readonly snapshot: Snapshot }) {
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const later = useStore(laterScreens)
  const mayBeOpen = snapshot.may.includes('palette')
  // It is not there again by itself after what closed it.
  if (isPaletteOpen && !mayBeOpen) setPaletteOpen(false)
  /** Goes on from the work, which a screen beside it would cover. */
  const work = (act: () => unknown) => () => void attempt('closeAside').then((isDone) => isDone && act())
  useWindowCommand(
    'migrate',
    work(() => attempt('startMigration')),
  )
  useWindowCommand(
    'migrate-by-hand',
    work(() => attempt('startByHand')),
  )
  useWindowCommand(
    'rehearse',
    work(() => isRehearseOpen.set(true)),
  )
  useWindowCommand(
    'open-files',
    work(() => attempt('chooseReviewFiles')),
  )
  useWindowCommand(
    'open-folder',
    work(() => attempt('chooseReviewFolder')),
  )
  useWindowCommand('settings', () => void attempt('showAside', { at: 'settings' }))
  useWindowCommand('help', () => void attempt('showAside', { at: 'help', page: '' }))
  useWindowCommand('shortcuts', () => void attempt('showAside', { at: 'help', page: 'shortcuts' }))
  useWindowCommand('about', () => void attempt('showAside', { at: 'about' }))
  useWindowCommand('search', () => tableInSight()?.search())
  useWindowCommand('export', () => tableInSight()?.exportShown())
  useWindowCommand('palette', () => setPaletteOpen(true))
  return (
    isPaletteOpen &&
    later !== null && <later.Palette snapshot={snapshot} onClose={() => setPaletteOpen(false)} />
  )
}
