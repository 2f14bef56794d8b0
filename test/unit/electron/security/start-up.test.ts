import { beforeEach, expect, test, vi } from 'vitest'

/** What the application does before Electron is ready, in its order. */
const done = vi.hoisted(() => [] as string[])
const first = vi.hoisted(() => ({ instance: true, canWrite: true }))

vi.mock('../../../../main/store/data-folder', () => ({ canWrite: () => first.canWrite }))

vi.mock('electron', () => {
  const says = (what: string) => () => {
    done.push(what)
  }
  return {
    app: {
      getPath: () => '/data',
      getVersion: () => '0.1.0',
      requestSingleInstanceLock: () => {
        done.push('requestSingleInstanceLock')
        return first.instance
      },
      enableSandbox: says('enableSandbox'),
      commandLine: { appendSwitch: says('appendSwitch') },
      on: (event: string) => done.push(`on ${event}`),
      quit: says('quit'),
      whenReady: () => {
        done.push('whenReady')
        return new Promise(() => undefined)
      },
    },
    protocol: { registerSchemesAsPrivileged: says('registerSchemesAsPrivileged') },
    nativeTheme: {},
    session: {},
    BrowserWindow: class {
      constructor() {
        done.push('new BrowserWindow')
      }
    },
  }
})

beforeEach(() => {
  done.length = 0
  first.canWrite = true
  vi.resetModules()
})

test('the sandbox, the scheme and the lock-down are in place before Electron is ready', async () => {
  first.instance = true
  await import('../../../../main/index')
  expect(done).toEqual([
    'requestSingleInstanceLock',
    'enableSandbox',
    'registerSchemesAsPrivileged',
    'appendSwitch',
    'on session-created',
    'on web-contents-created',
    'on child-process-gone',
    'on second-instance',
    'on open-file',
    'on window-all-closed',
    'whenReady',
  ])
})

test('a second instance does nothing but quit', async () => {
  first.instance = false
  await import('../../../../main/index')
  expect(done).toEqual(['requestSingleInstanceLock', 'quit'])
})

test('where no lock can be made, since the data folder can’t be written, it starts all the same', async () => {
  first.instance = false
  first.canWrite = false
  await import('../../../../main/index')
  expect(done).not.toContain('quit')
  expect(done).toContain('whenReady')
})
