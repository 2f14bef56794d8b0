import { readFileSync } from 'node:fs'
import { atTheEnd } from '../../at-the-end'
import {
  samples,
  startSimulator,
  type ReceivedLine,
  type Simulator,
  type SimulatorOptions,
} from '../../../main/simulator'
import { Headless } from './rehearsal'

/** Does something in the moment in which a key that answers reaches the FortiGate: `y`, or any. */
export function atTheKey(fortigate: Simulator, key: 'y' | 'any', look: () => void): void {
  const received = fortigate.received as ReceivedLine[]
  received.push = (...lines) => {
    if (lines.some(({ kind, text }) => kind === 'answer' && (key === 'any' || text === key))) look()
    return Array.prototype.push.apply(received, lines)
  }
}

/** What must never be shown or written: the password of every account of the simulated device. */
export const password = 'Kw4rtz-und-Glimmer'

/** The text of a sample that ships with the product. */
export function sampleText(id: 'vendor-page' | 'company'): string {
  const file = samples.find((sample) => sample.id === id)?.file ?? ''
  return readFileSync(new URL(`../../../assets/${file}`, import.meta.url), 'utf8')
}

/** The license of the vendor's example. */
export const vendorLicense = { license: 'EFTM000000425212', vdom: 'root' }
/** The other license of `office`. */
export const otherLicense = { license: 'EFTM000000425213', vdom: 'root' }

/** The vendor's example with a second holder of its license, and a second license of its own. */
export const office = sampleText('vendor-page')
  .replace(
    'end\nconfig user local\n',
    `    edit "FTKMOB3300000001"
        set license "${otherLicense.license}"
        set reg-id "k1MsecretRegId0000000001"
    next
    edit "FTKMOB3300000002"
        set license "${otherLicense.license}"
    next
end
config user local
    edit "kim"
        set type password
        set two-factor fortitoken
        set fortitoken "FTKMOB22A3F09C41"
        set email-to "kim@example.com"
        set passwd ENC c2VjcmV0b2ZraW0wMDAwMDAwMDAw
    next
    edit "lee"
        set type password
        set two-factor fortitoken
        set fortitoken "FTKMOB3300000001"
        set email-to "lee@example.com"
        set passwd ENC c2VjcmV0b2ZsZWUwMDAwMDAwMDAw
    next
`,
  )
  .replace(
    /(edit "FTKMOB22A3F09C41"\n\s+set license "\w+"\n)/,
    '$1        set reg-id "k1MsecretRegId0000000002"\n',
  )

/** What is secret in `office`, beside the password of its administrators. */
export const officeSecrets = ['k1MsecretRegId', 'iOmEOXA98YvAMx7vJAzr6QGW', 'JQNXHRCZNFSP6XY3', 'c2VjcmV0b2Z']

/** A simulated FortiGate of a sample, which ends with the test. */
export async function simulate(
  options: Partial<SimulatorOptions> = {},
  sample: 'vendor-page' | 'company' = 'vendor-page',
): Promise<Simulator> {
  const facts = samples.find(({ id }) => id === sample)
  const simulator = await startSimulator({
    configuration: sampleText(sample),
    rehearsalPassword: password,
    resultLineDelay: 0,
    serial: facts?.serial,
    ha: facts?.ha ?? null,
    banner: { beforeLogin: null, afterLogin: null },
    ...options,
  })
  atTheEnd(() => simulator.close())
  return simulator
}

/** An application that ends with the test. */
export function application(dataFolder?: string): Headless {
  const app = new Headless(undefined, dataFolder)
  atTheEnd(() => app.close())
  return app
}

/** Logs in on a simulated FortiGate as its administrator. */
export function at(simulator: Pick<Simulator, 'port'>): Headless['login'] {
  return {
    host: '127.0.0.1',
    port: simulator.port,
    user: 'admin',
    authentication: { method: 'password', password },
  }
}

/** A live run, not connected yet, on a simulated FortiGate that the test holds. */
export async function live(
  options: Partial<SimulatorOptions> = {},
  sample: 'vendor-page' | 'company' = 'vendor-page',
): Promise<{ readonly app: Headless; readonly fortigate: Simulator }> {
  const app = application()
  const fortigate = await simulate({ clock: app.clock, ...options }, sample)
  app.login = at(fortigate)
  await app.call('startMigration')
  return { app, fortigate }
}

/** The answers to `migrate-ftm` that the device got. */
export function answersTo(fortigate: Simulator, license = vendorLicense.license): readonly string[] {
  return fortigate.received
    .filter((typed) => typed.kind === 'answer' && typed.license === license)
    .map(({ text }) => text)
}

/** The lines that were typed at the command line. */
export function linesAt(fortigate: Simulator): readonly string[] {
  return fortigate.received.filter(({ kind }) => kind === 'line').map(({ text }) => text)
}
