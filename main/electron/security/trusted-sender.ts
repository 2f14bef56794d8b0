import type { IpcMainInvokeEvent } from 'electron'
import { appOrigin } from './app-scheme'

/**
 * Whether a message comes from the main frame of a window of ours, showing a page of ours (SECURITY 17). A frame
 * that is gone is no sender.
 */
export function isTrustedSender(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  windowIds: ReadonlySet<number>,
): boolean {
  if (!senderFrame || !windowIds.has(sender.id)) return false
  const isMainFrame = senderFrame.frameTreeNodeId === sender.mainFrame.frameTreeNodeId
  return isMainFrame && senderFrame.url.startsWith(`${appOrigin}/`)
}
