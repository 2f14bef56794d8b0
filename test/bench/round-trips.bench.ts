import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { generateConfig } from '../fixtures/generate-config'
import { temporaryFolder } from '../temporary-folder'
import { pairs, ratioFigure, type Figure } from './figure'
import { ours, readEverything, secondsOf, type Place } from './session/clients'
import { startServer } from './session/start-server'
import type { Stage } from './window'

const roundTrips = [20, 100, 300]
const devices = [
  { what: '10 VDOMs, 2,000 tokens', vdoms: 10, tokens: 2_000, users: 2_000 },
  { what: '2,000 users in one VDOM', vdoms: 1, tokens: 0, users: 2_000 },
  { what: '2,000 users with tokens in one VDOM', vdoms: 1, tokens: 2_000, users: 2_000 },
] as const

/**
 * What a slow line costs: all that the steps 1 to 3 read, 24 lines to a page, behind a link that takes its time. The
 * floor is the time on loopback and one round trip for each line that is typed, since none is typed before the prompt of
 * the one before it has come; the login stands above it. A second floor counts the keys that the pager waits for too.
 */
export async function measure({ root }: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  const write = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text, { mode: 0o600 })
    return path
  }
  const key = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
  const keyFile = write('key', key.private)
  const delays = [undefined, ...roundTrips]
  const server = await startServer(root, folder, {
    hostKey: write('host-key', ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private),
    publicKey: write('key.pub', key.public),
    simulators: devices.flatMap((each, at) => {
      const configuration = write(`${at}.conf`, generateConfig({ megabytes: 0, ...each }))
      return delays.map((roundTrip) => ({ configuration, lines: 24, roundTrip }))
    }),
    bare: [],
  })
  try {
    const figures: Figure[] = []
    for (const [at, { what }] of devices.entries()) {
      const first = at * delays.length
      const [near, ...far] = server.simulators.slice(first, first + delays.length)
      if (near === undefined) throw new Error('The server served nothing.')
      figures.push(
        ...(await behind(
          what,
          { port: near, keyFile },
          far.map((port) => ({ port, keyFile })),
        )),
      )
    }
    return figures
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lines of a page, on a terminal of 24. */
const page = 22

/** How many keys the pager waits for: that is what the lines come to that no filter prints without a pause. */
async function keysOfPager(near: Place): Promise<number> {
  const lines = new Map<number, number>()
  const typed = await ours(near, readEverything, (_line, { length }) => {
    lines.set(length, (lines.get(length) ?? 0) + 1)
  })
  return [...lines].reduce((sum, [at, count]) => {
    const isPaged = typed[at - 1]?.includes('| grep') === false
    return isPaged ? sum + Math.max(0, Math.ceil(count / page) - 1) : sum
  }, 0)
}

/** One device, near and behind each round trip, in turn. */
async function behind(what: string, near: Place, far: readonly Place[]): Promise<readonly Figure[]> {
  const typed = (await ours(near, readEverything)).length
  const keys = await keysOfPager(near)
  const figures: Figure[] = []
  for (const [at, place] of far.entries()) {
    const roundTrip = roundTrips[at] ?? 0
    const slow: number[] = []
    const loopback: number[] = []
    for (let run = 0; run < pairs; run += 1) {
      loopback.push(await secondsOf(() => ours(near, readEverything)))
      slow.push(await secondsOf(() => ours(place, readEverything)))
    }
    const name = `round-trips: inventory of ${what}, ${roundTrip} ms`
    const over = (trips: number) => loopback.map((seconds) => seconds + (trips * roundTrip) / 1000)
    figures.push(
      ratioFigure(name, 's', slow, `loopback and ${typed} round trips`, over(typed), 1.5),
      ratioFigure(name, 's', slow, `the same and ${keys} keys for the pager`, over(typed + keys), 1.5),
    )
  }
  return figures
}
