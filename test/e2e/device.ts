import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { mayType } from '../../main/device/allow-list'
import {
  samples,
  startSimulator,
  type ScenarioName,
  type Simulator,
  type SimulatorOptions,
} from '../../main/simulator'

const assets = resolve(import.meta.dirname, '../../assets')

/** A FortiGate that is not the application's own rehearsal: started here, so that its side can be asserted, too. */
export async function startDevice(
  id: 'vendor-page' | 'company',
  scenario: ScenarioName = 'ready',
  options: Partial<SimulatorOptions> = {},
): Promise<Simulator> {
  const sample = samples.find((each) => each.id === id)
  if (!sample) throw new Error(`There is no sample ${id}.`)
  return startSimulator({
    configuration: await readFile(join(assets, sample.file), 'utf8'),
    serial: sample.serial,
    ...(sample.ha && { ha: sample.ha }),
    scenario,
    rehearsalPassword: password,
    resultLineDelay: 5,
    ...options,
  })
}

/** The password of every administrator of a simulated FortiGate. */
export const password = 'correct horse battery staple'

/** How often the device was answered `y`, by license. */
export function yesAnswers({ received }: Simulator): Readonly<Record<string, number>> {
  const count: Record<string, number> = {}
  for (const { kind, text, license } of received) {
    if (kind === 'answer' && text === 'y' && license !== null) count[license] = (count[license] ?? 0) + 1
  }
  return count
}

/** The lines that were typed and are not on the list of what may be typed. */
export function linesNotAllowed({ received }: Simulator): readonly string[] {
  return received.filter(({ kind, text }) => kind === 'line' && !mayType(text)).map(({ text }) => text)
}
