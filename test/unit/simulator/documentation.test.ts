import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assumptions, scenarios } from '../../../main/simulator'
import { assumed } from '../../../main/simulator/assumptions'

const page = readFileSync(new URL('../../../docs/simulator.md', import.meta.url), 'utf8')

const items = (section: string): string[] =>
  (page.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('- `'))

describe('docs/simulator.md', () => {
  test('lists every assumption, in the order of the table and in its words', () => {
    expect(items('What it takes for granted')).toEqual(
      assumptions.map(({ id, says }) => `- \`${id}\`: ${says}`),
    )
  })

  test('lists every scenario', () => {
    expect(items('Scenarios')).toEqual(
      Object.entries(scenarios).map(([name, { description }]) => `- \`${name}\`: ${description}`),
    )
  })
})

describe('the table of assumptions', () => {
  const folder = new URL('../../../main/simulator/', import.meta.url)
  const sources = readdirSync(folder)
    .filter((file) => file !== 'assumptions.ts')
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')

  test('holds nothing that the behaviour does not come from', () => {
    const unused = assumptions.filter(
      ({ id }) => assumed[id].value !== null && !sources.includes(`assumed['${id}'].value`),
    )
    expect(unused).toEqual([])
  })

  test('is worded for people: whole sentences', () => {
    for (const { says } of assumptions) expect(says).toMatch(/^[A-Z`(].*\.$/)
  })
})
