import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { UnattendedHostKeys } from '../../main/preflight/host-keys'
import { preflight } from '../../main/preflight/preflight'
import { generateConfig } from '../fixtures/generate-config'
import { median, ratioFigure, round, type Figure } from './figure'
import { bareLoop, netmiko, openSsh, ours, readEverything, secondsOf, type Place } from './session/clients'
import { startServer } from './session/start-server'
import type { Stage } from './window'
import { temporaryFolder } from '../temporary-folder'

const runs = 5
const fewRuns = 3
const sizes = [5, 10, 20, 50]
const fleet = 50
/** Milliseconds before each piece of output of a device of the fleet: one that is not around the corner. */
const latency = 20

/** What a session costs: reading the inventory, large configurations, many devices at once. */
export async function measure({ root }: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  const write = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text, { mode: 0o600 })
    return path
  }
  const key = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
  const keyFile = write('key', key.private)
  const tables = write(
    'tables.conf',
    generateConfig({ megabytes: 0, vdoms: 10, tokens: 2_000, users: 2_000 }),
  )
  const small = write('small.conf', generateConfig({ megabytes: 0, vdoms: 2, tokens: 20, users: 20 }))
  const large = write('large.conf', generateConfig({ megabytes: 0, vdoms: 5, tokens: 60, users: 60 }))
  const texts = sizes.map((megabytes) =>
    write(`show-${megabytes}.conf`, generateConfig({ megabytes, vdoms: 10, tokens: 2_000, users: 2_000 })),
  )
  const server = await startServer(root, folder, {
    hostKey: write('host-key', ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private),
    publicKey: write('key.pub', key.public),
    simulators: [
      { configuration: tables, lines: 24 },
      { configuration: tables },
      ...Array.from({ length: fleet }, (_, at) => ({
        configuration: at % 10 === 0 ? large : small,
        lines: 24,
        latency,
      })),
    ],
    bare: [
      ...texts.map((text) => ({ text, pages: false })),
      { text: texts[sizes.indexOf(10)] ?? '', pages: true },
    ],
  })
  try {
    const places = (ports: readonly number[]) => ports.map((port): Place => ({ port, keyFile }))
    const [device, withoutPager, ...devices] = places(server.simulators)
    const bare = places(server.bare)
    const [paged] = bare.slice(-1)
    if (!device || !withoutPager || !paged) throw new Error('The server served nothing.')
    return [
      ...(await inventory(device, withoutPager)),
      ...(await largeConfigurations(bare.slice(0, -1))),
      await pages(paged),
      await manyAtOnce(devices),
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** 10 VDOMs with 2,000 tokens: from nothing to everything that step 3 shows, against two that only type. */
async function inventory(device: Place, withoutPager: Place): Promise<readonly Figure[]> {
  const what = 'session: inventory of 10 VDOMs, 2,000 tokens'
  // The last of them is typed in a scope, where `exit` leads nowhere.
  const commands = [...(await ours(device, readEverything)), 'end']
  const our: number[] = []
  const theirs: number[] = []
  await openSsh(device, commands)
  for (let run = 0; run < runs; run += 1) {
    our.push(await secondsOf(() => ours(device, readEverything)))
    theirs.push(await secondsOf(() => openSsh(device, commands)))
  }
  const openSshFigure = ratioFigure(what, 's', our, 'OpenSSH’s client typing the same', theirs, 1.3)

  const unpaged: number[] = []
  const python: number[] = []
  for (let run = 0; run < fewRuns; run += 1) {
    unpaged.push(await secondsOf(() => ours(withoutPager, readEverything)))
    const result = await netmiko(withoutPager, commands)
    if ('failed' in result) {
      process.stderr.write(`session: netmiko did not get through: ${result.failed}\n`)
      return [openSshFigure]
    }
    python.push(result.seconds)
  }
  const peer = 'netmiko typing the same'
  return [openSshFigure, ratioFigure(`${what}, no pager`, 's', unpaged, peer, python, 0.333)]
}

/** `show` without a pager: 10 MB against OpenSSH's client, and how it grows. */
async function largeConfigurations(places: readonly Place[]): Promise<readonly Figure[]> {
  const show = (place: Place) => ours(place, (fortigate, signal) => fortigate.read('show', signal))
  const medians: number[] = []
  let figure: Figure | null = null
  for (const [at, place] of places.entries()) {
    const our: number[] = []
    const theirs: number[] = []
    for (let run = 0; run < fewRuns; run += 1) {
      our.push(await secondsOf(() => show(place)))
      if (sizes[at] === 10) theirs.push(await secondsOf(() => openSsh(place, ['show'])))
    }
    medians.push(median(our))
    if (sizes[at] === 10) {
      const what = 'OpenSSH’s client printing the same'
      figure = ratioFigure('session: show of 10 MB, no pager', 's', our, what, theirs, 1.5)
    }
  }
  const [first = 0, last = 0] = [medians[0], medians.at(-1)]
  const exponent = Math.log(last / first) / Math.log((sizes.at(-1) ?? 1) / (sizes[0] ?? 1))
  const growth: Figure = {
    figure: 'session: growth of show from 5 to 50 MB, exponent',
    value: round(exponent),
    unit: '',
    bound: 1.15,
    runs: fewRuns,
  }
  return figure ? [figure, growth] : [growth]
}

/** `show` of 10 MB through the pager at 24 lines, against the library with the least on top of it. */
async function pages(place: Place): Promise<Figure> {
  const our: number[] = []
  const bare: number[] = []
  for (let run = 0; run < fewRuns; run += 1) {
    our.push(await secondsOf(() => ours(place, (fortigate, signal) => fortigate.read('show', signal))))
    bare.push(await secondsOf(() => bareLoop(place, ['show'])))
  }
  return ratioFigure('session: show of 10 MB through the pager', 's', our, 'a bare loop over ssh2', bare, 1.3)
}

/** All devices of a fleet at once, against the slowest of them alone. */
async function manyAtOnce(places: readonly Place[]): Promise<Figure> {
  const entries = places.map(({ port }, at) => ({
    ...{ name: `device-${at}`, host: '127.0.0.1', port, user: 'admin', keyFile: null },
    ...{ jumps: [], oldAlgorithms: false, hostKeys: [], line: at },
  }))
  const key = readFileSync(places[0]?.keyFile ?? '', 'utf8')
  const read = async (which: typeof entries) => {
    const devices = await preflight(which, {
      sessions: fleet,
      connectSeconds: 60,
      deviceMinutes: 15,
      loginOf: () => ({ credentials: { method: 'key', key, passphrase: '' }, jumps: [] }),
      hostKeys: new UnattendedHostKeys([], () => undefined),
      acceptBanners: false,
      signal: AbortSignal.timeout(180_000),
    })
    const failed = devices.find(({ problem }) => problem !== null)
    if (failed) throw new Error(`${failed.name}: ${failed.problem?.message ?? ''}`)
  }
  const alone: number[] = []
  const all: number[] = []
  for (let run = 0; run < fewRuns; run += 1) {
    alone.push(await secondsOf(() => read(entries.slice(0, 1))))
    all.push(await secondsOf(() => read(entries)))
  }
  const what = `preflight: ${fleet} devices at once`
  return ratioFigure(what, 's', all, 'the slowest of them alone', alone, 3)
}
