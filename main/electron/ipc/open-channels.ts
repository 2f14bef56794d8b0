import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { CallName } from '../../contract/calls'
import { callNames, channelOf } from '../../contract/channels'
import type { Problem, Result } from '../../contract/result'

/** Answers one call, whose argument nobody has looked at yet. */
export type Answerer = (name: CallName, argument: unknown) => Promise<Result<unknown>>

/**
 * Opens the channels of the contract and no other. A message is refused at once if its sender is not trusted;
 * what is let in waits until the application that answers it is there, so that the page can be loaded meanwhile.
 */
export function openChannels(
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
  answering: Promise<Answerer>,
): void {
  for (const name of callNames) {
    ipcMain.handle(channelOf(name), async (event, ...args: unknown[]) =>
      isTrusted(event) && args.length <= 1
        ? (await answering)(name, args[0])
        : { ok: false, problem: refused },
    )
  }
  // electron-store answers a channel of its own, to anyone who asks, from when it is opened. Nothing of ours uses it.
  const closeForeign = () => ipcMain.removeAllListeners('electron-store-get-data')
  answering.then(closeForeign, closeForeign)
}

const refused: Problem = {
  code: 'refused',
  message: 'A message that did not come from this window was refused.',
  hint: 'Close the application and start it again.',
}
