import { Notification, type BrowserWindow } from 'electron'
import type { Desktop } from '../../application/desktop'

/** Shows beside the window's name in the task bar how far it is, where the system has a place for that. */
export function taskBarProgress(window: () => BrowserWindow | null): Desktop['showProgress'] {
  let shown = -1
  return (progress) => {
    // Below 0 there is none; above 1 it is one that nobody knows the length of.
    const value = progress === null ? -1 : progress === 'unknown' ? 2 : Math.round(progress * 100) / 100
    if (value === shown) return
    shown = value
    window()?.setProgressBar(value)
  }
}

/** Tells something on the desktop while another window is in front. It takes no focus, and a click on it does nothing. */
export function tellBehind(window: () => BrowserWindow | null): Desktop['tell'] {
  return (told) => {
    const opened = window()
    if (!opened || opened.isFocused() || !Notification.isSupported()) return
    new Notification({ ...told, silent: true }).show()
  }
}
