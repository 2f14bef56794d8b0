import { scenarios, type ScenarioName } from '../simulator'
import { MisuseError } from './command'
import { wrap } from './text-table'

const names = Object.keys(scenarios).join(', ')

/** Columns of a help. */
const width = 120
const option = '  --scenario NAME   '

/** `--scenario`, as a help lists it. */
export const scenarioHelp =
  option + wrap(`what happens: ${names}`, width, ' '.repeat(option.length)).trimStart()

/** The scenario that a call names. @throws MisuseError if there is none of that name */
export function scenarioNamed(name = 'ready'): ScenarioName {
  if (isScenario(name)) return name
  throw new MisuseError(`There is no scenario "${name}"; choose from: ${names}.`)
}

function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name)
}
