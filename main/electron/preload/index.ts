import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { callNames, channelOf, eventNames } from '../../contract/channels'
import type { Api, Events } from '../../contract/calls'

/**
 * The only bridge between a page and main: one function for each call of the contract, and a way to listen to the
 * events of the contract. No channel name, no event object and nothing of Electron reaches the page (SECURITY 20).
 */
function call(name: (typeof callNames)[number]) {
  return (argument?: unknown) => ipcRenderer.invoke(channelOf(name), argument) as Promise<unknown>
}

function on<E extends keyof Events>(event: E, listener: (value: Events[E]) => void): () => void {
  if (!eventNames.includes(event) || typeof listener !== 'function') return () => undefined
  const forward = (_event: unknown, value: Events[E]) => {
    listener(value)
  }
  ipcRenderer.on(channelOf(event), forward)
  return () => {
    ipcRenderer.removeListener(channelOf(event), forward)
  }
}

/** The page hands over the files themselves; only here do they become paths, so that it can't name one that it likes. */
function reviewDropped(files: readonly object[]): Promise<unknown> {
  return call('reviewDropped')({ paths: pathsOf(files) })
}

function dropRecording(request: number, files: readonly object[]): Promise<unknown> {
  return call('dropRecording')({ request, paths: pathsOf(files) })
}

function pathsOf(files: readonly object[]): readonly string[] {
  return [...files].flatMap((file) => pathOf(file))
}

function pathOf(file: object): readonly string[] {
  try {
    const path = webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0])
    return path === '' ? [] : [path] // a file that the page has made up lies nowhere
  } catch {
    return []
  }
}

const api = Object.freeze({
  ...Object.fromEntries(callNames.map((name) => [name, call(name)])),
  reviewDropped,
  dropRecording,
  on,
}) as unknown as Api

contextBridge.exposeInMainWorld('tokenferry', api)
