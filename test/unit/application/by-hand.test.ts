import { expect, test } from 'vitest'
import { connectByHand } from '../../../main/application/by-hand'

const key = { license: 'EFTM000000425212', vdom: 'root' }

/** A run that was connected in a way, with a license of which nobody knows what became. */
function atRisk(provenance?: 'pasted', deviceTime: number | null = null) {
  const calls: string[] = []
  const run = {
    procedure: {
      state: {
        licenses: [{ key, stage: 'answered-y', outcome: null }],
        connected: { ...(provenance && { provenance }) },
        deviceTime,
      },
      connect: () => {
        calls.push('connect')
        return Promise.resolve()
      },
    },
    hand: { login: () => ({}) },
  } as unknown as Parameters<typeof connectByHand>[0]
  return { calls, connect: () => connectByHand(run, { user: 'admin' }) }
}

test('what was asked about over SSH is not settled from what is pasted', async () => {
  const { calls, connect } = atRisk()
  await expect(connect()).rejects.toThrow(/is unknown: it was asked about over SSH/)
  expect(calls).toEqual([])
})

test('what was asked about by hand is', async () => {
  const { calls, connect } = atRisk('pasted', Date.UTC(2026, 10, 30))
  await connect()
  expect(calls).toEqual(['connect'])
})

test('what was asked about by hand at a time that nobody knows is not', async () => {
  const { calls, connect } = atRisk('pasted')
  await expect(connect()).rejects.toThrow(/and so is what the clock of the FortiGate showed/)
  expect(calls).toEqual([])
})
