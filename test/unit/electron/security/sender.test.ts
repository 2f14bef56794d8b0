import type { IpcMainInvokeEvent } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import type { CallName } from '../../../../main/contract/calls'
import type { Handlers } from '../../../../main/application/router'

const ipcMain = vi.hoisted(() => ({ handle: vi.fn(), removeAllListeners: vi.fn() }))
vi.mock('electron', () => ({ ipcMain }))

const { openChannels } = await import('../../../../main/electron/ipc/open-channels')
const { answer } = await import('../../../../main/application/router')
const { isTrustedSender } = await import('../../../../main/electron/security/trusted-sender')
const { calls } = await import('../../../../main/contract/calls')
const { callNames } = await import('../../../../main/contract/channels')

type Event = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>

const ours = 7
const page = 'app://tokenferry/index.html'

/** A message from a frame of the window `id`; the window's own frame has the number 1. */
const from = (id: number, url: string, frame = 1) =>
  ({
    sender: { id, mainFrame: { frameTreeNodeId: 1 } },
    senderFrame: { frameTreeNodeId: frame, url },
  }) as Event

/** The least that a schema of the contract takes, so that a refusal can only be about the sender. */
const least = (schema: z.core.JSONSchema.BaseSchema): unknown => {
  const { anyOf, oneOf, properties = {}, required = [] } = schema
  const [choice] = [...(anyOf ?? []), ...(oneOf ?? [])]
  if (choice) return least(choice)
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        required.map((key) => [key, least(properties[key] as z.core.JSONSchema.BaseSchema)]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        least(schema.items as z.core.JSONSchema.BaseSchema),
      )
    case 'string':
      return 'text'
    case 'integer':
    case 'number':
      return schema.minimum ?? 0
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return undefined
  }
}

const valid = Object.fromEntries(
  callNames.map((name) => [name, least(z.toJSONSchema(calls[name].argument, { unrepresentable: 'any' }))]),
)

const ran = vi.fn<(name: CallName) => void>()
const handlers = Object.fromEntries(
  callNames.map((name) => [
    name,
    () => {
      ran(name)
      return `answer of ${name}`
    },
  ]),
) as unknown as Handlers

/** Sends a call as Electron would hand it over. */
const send = async (name: CallName, event: Event, ...args: unknown[]) => {
  const registered = ipcMain.handle.mock.calls as [string, (event: Event, ...args: unknown[]) => unknown][]
  const listener = registered.find(([channel]) => channel === `tokenferry:${name}`)?.[1]
  return (await listener?.(event, ...args)) as { readonly ok: boolean; readonly problem?: { code: string } }
}

beforeEach(() => {
  vi.clearAllMocks()
  openChannels(
    (event) => isTrustedSender(event, new Set([ours])),
    Promise.resolve((name, argument) => answer(name, handlers, argument, vi.fn())),
  )
})

test('each call of the contract has one channel, and there is no other', async () => {
  await Promise.resolve()
  const channels = ipcMain.handle.mock.calls.map(([channel]) => channel as string)
  expect(channels.sort()).toEqual(
    Object.keys(calls)
      .map((name) => `tokenferry:${name}`)
      .sort(),
  )
  expect(ipcMain.removeAllListeners).toHaveBeenCalledExactlyOnceWith('electron-store-get-data')
})

describe.each(callNames)('%s', (name) => {
  test.each<[string, Event]>([
    ['another window', from(8, page)],
    ['a frame in our page', from(ours, page, 2)],
    ['a frame that is gone', { ...from(ours, page), senderFrame: null }],
    ['our window on another page', from(ours, 'https://tokenferry/index.html')],
    ['our window on another host', from(ours, 'app://tokenferry.example/index.html')],
    ['our window on a local file', from(ours, 'file:///app://tokenferry/index.html')],
    ['our window on an empty page', from(ours, 'about:blank')],
  ])('is not done for %s', async (_who, event) => {
    expect(await send(name, event, valid[name])).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(ran).not.toHaveBeenCalled()
  })

  test('is done for our page', async () => {
    expect(await send(name, from(ours, page), valid[name])).toEqual({ ok: true, value: `answer of ${name}` })
    expect(ran).toHaveBeenCalledExactlyOnceWith(name)
  })

  test('is not done with an argument of another shape', async () => {
    for (const argument of [null, 0, 'text', [], { unknown: true, then: 'x' }])
      expect(await send(name, from(ours, page), argument)).toMatchObject({
        ok: false,
        problem: { code: 'malformed' },
      })
    expect(ran).not.toHaveBeenCalled()
  })

  test('is not done with a second argument', async () => {
    expect(await send(name, from(ours, page), valid[name], 'more')).toMatchObject({ ok: false })
    expect(ran).not.toHaveBeenCalled()
  })
})
