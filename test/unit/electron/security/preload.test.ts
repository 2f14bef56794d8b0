import { beforeEach, describe, expect, test, vi } from 'vitest'
import { callNames, channelOf, eventNames } from '../../../../main/contract/channels'

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), removeListener: vi.fn() },
  webUtils: { getPathForFile: vi.fn() },
}))
vi.mock('electron', () => electron)

await import('../../../../main/electron/preload/index')
const [name, api] = electron.contextBridge.exposeInMainWorld.mock.lastCall as [
  string,
  Readonly<Record<string, (...args: unknown[]) => unknown>>,
]
const exposures = electron.contextBridge.exposeInMainWorld.mock.calls.length

beforeEach(() => vi.clearAllMocks())

test('puts one frozen object into the page, with the calls of the contract and `on`', () => {
  expect([exposures, name, Object.isFrozen(api)]).toEqual([1, 'tokenferry', true])
  expect(Object.keys(api).sort()).toEqual([...callNames, 'on'].sort())
})

const takeFiles = ['reviewDropped', 'dropRecording'] as const

test.each(callNames.filter((call) => !takeFiles.some((each) => each === call)))(
  '%s goes to its own channel',
  (call) => {
    api[call]?.({ an: 'argument' }, 'another:channel')
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(channelOf(call), { an: 'argument' })
  },
)

describe('listening', () => {
  test.each(eventNames)('%s: the value and nothing else, until it is stopped', (event) => {
    const listener = vi.fn()
    const stop = api.on?.(event, listener) as () => void
    const [channel, forward] = electron.ipcRenderer.on.mock.lastCall as [string, (...args: unknown[]) => void]
    expect(channel).toBe(channelOf(event))
    forward({ sender: 'Electron' }, 'the value', 'more')
    expect(listener).toHaveBeenCalledExactlyOnceWith('the value')
    stop()
    expect(electron.ipcRenderer.removeListener).toHaveBeenCalledExactlyOnceWith(channel, forward)
  })

  test.each(['tokenferry:changed', 'ELECTRON_BROWSER_REQUIRE', '__proto__', '', null, 'changed '])(
    'not to %j',
    (event) => {
      api.on?.(event, vi.fn())
      expect(electron.ipcRenderer.on).not.toHaveBeenCalled()
    },
  )

  test('not with something that is no function', () => {
    api.on?.('changed', { handleEvent: vi.fn() })
    expect(electron.ipcRenderer.on).not.toHaveBeenCalled()
  })
})

test('only files that the person dropped have a path: a page can name none', () => {
  const dropped = { name: 'branch-7.conf' }
  const madeUp = { name: '/etc/passwd' }
  electron.webUtils.getPathForFile.mockImplementation((file: unknown) => {
    if (typeof file !== 'object') throw new TypeError('not a File') // as Electron does
    return file === dropped ? '/home/jane/branch-7.conf' : ''
  })
  const files = [dropped, madeUp, '/etc/passwd']
  const paths = ['/home/jane/branch-7.conf']
  api.reviewDropped?.(files)
  expect(electron.ipcRenderer.invoke).toHaveBeenLastCalledWith(channelOf('reviewDropped'), { paths })
  api.dropRecording?.(7, files)
  expect(electron.ipcRenderer.invoke).toHaveBeenLastCalledWith(channelOf('dropRecording'), {
    request: 7,
    paths,
  })
  expect(electron.ipcRenderer.invoke).toHaveBeenCalledTimes(2)
})
