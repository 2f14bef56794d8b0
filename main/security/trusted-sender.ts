import type { IpcMainInvokeEvent } from 'electron'
import { appOrigin } from './app-scheme'

/**
 * Whether a message comes from the main frame of a window of ours, showing a page of ours (SECURITY 17). A frame
 * that is gone is no sender.
 */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, windowIds: ReadonlySet<number>): boolean {
  const frame = event.senderFrame
  if (!frame || frame.parent !== null) return false
  return windowIds.has(event.sender.id) && frame.url.startsWith(`${appOrigin}/`)
}
