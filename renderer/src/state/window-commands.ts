import { useEffect, useRef, useSyncExternalStore } from 'react'
import { keyOf, windowCommands, type WindowCommand } from '../../../main/contract/window-commands'
import { snapshots } from './snapshot'

/** What each of them does on the screens that are in sight; the innermost last. */
const acts = new Map<WindowCommand, readonly (() => void)[]>()

/** Says what a command does for as long as this is in sight; `null`: nothing of its own. */
export function useWindowCommand(command: WindowCommand, act: (() => void) | null): void {
  const newest = useRef(act)
  useEffect(() => {
    newest.current = act
  })
  const isOwn = act !== null
  useEffect(() => {
    if (!isOwn) return
    const own = () => newest.current?.()
    acts.set(command, [...(acts.get(command) ?? []), own])
    return () => {
      acts.set(
        command,
        (acts.get(command) ?? []).filter((each) => each !== own),
      )
    }
  }, [command, isOwn])
}

/** Whether main says that a command may be used now. */
export function useMay(command: WindowCommand): boolean {
  return useSyncExternalStore(snapshots.subscribe, () => snapshots.get()?.may.includes(command) === true)
}

/** Does what a key, the menu or the palette asked for: if main says that it may be done, and no dialog asks something. */
export function perform(command: WindowCommand): void {
  if (snapshots.get()?.may.includes(command) !== true || document.querySelector('dialog:modal') !== null)
    return
  acts.get(command)?.at(-1)?.()
}

/** Whether the keys of this computer are those of a Mac. */
export const isMac = navigator.userAgent.includes('Mac OS')

/** `Ctrl+K`, `⌘K`, `F1`: the key of a command as it is written; empty if it has none. */
export function keyWords(command: WindowCommand): string {
  const key = keyOf(command)
  if (key === null || isFunctionKey(key)) return key ?? ''
  return isMac ? `⌘${key}` : `Ctrl+${key}`
}

/** The command of a key press. */
function commandOf(event: KeyboardEvent): WindowCommand | undefined {
  if (event.altKey || event.shiftKey) return undefined
  const held = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  const isBare = !event.ctrlKey && !event.metaKey
  return (Object.keys(windowCommands) as WindowCommand[]).find((command) => {
    const key = keyOf(command)
    if (key?.toLowerCase() !== event.key.toLowerCase()) return false
    return isFunctionKey(key) ? isBare : held
  })
}

function isFunctionKey(key: string): boolean {
  return /^F\d+$/.test(key)
}

/**
 * Listens to the keys, and to the menu of which main tells. A key of ours never reaches a field, whether or not anything
 * comes of it.
 *
 * @returns a function that stops listening
 */
export function followWindowCommands(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const command = commandOf(event)
    if (command === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) perform(command)
  }
  window.addEventListener('keydown', onKey, { capture: true })
  const stop = window.tokenferry.on('command', perform)
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true })
    stop()
  }
}
