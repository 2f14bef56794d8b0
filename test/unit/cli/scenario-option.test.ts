import { expect, test } from 'vitest'
import { scenarioHelp, scenarioNamed } from '../../../main/cli/scenario-option'
import { scenarios } from '../../../main/simulator'

test('the help of --scenario names each of them, within 120 columns', () => {
  const lines = scenarioHelp.split('\n')
  expect(lines.filter((line) => line.length > 120)).toEqual([])
  expect(lines[0]).toMatch(/^ {2}--scenario NAME {3}what happens: ready, /)
  for (const line of lines.slice(1)) expect(line).toMatch(/^ {20}\S/)
  const words = scenarioHelp.split(/[\s,]+/)
  for (const name of Object.keys(scenarios)) expect(words).toContain(name)
})

test('a scenario that there is not is refused with those that there are', () => {
  expect(scenarioNamed()).toBe('ready')
  expect(() => scenarioNamed('__proto__')).toThrow(/^There is no scenario "__proto__"; choose from: ready, /)
})
