import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { expect, test } from 'vitest'
import { problems, type ProblemCode } from '../../../main/contract/problems'

const root = join(import.meta.dirname, '../../..')

/** What docs/problems.md says; `npm run docs` writes it. */
function page(): string {
  const sections = Object.entries(problems).map(
    ([code, { meaning, remedy }]) => `## ${code}\n\n${meaning}\n\n**What to do:** ${remedy}`,
  )
  return ['# Problems', introduction, ...sections].join('\n\n')
}

const introduction = `Every refusal and every failure has a code. This page is made from the list of them, \`main/contract/problems.ts\`, by \`npm run docs\`. Each problem also has a sentence that names the device, host or file, and a hint. In the window, “More about this” below that sentence opens what this page says of it.`

/** All product code but the list itself. */
function productCode(): string {
  return ['main', 'renderer/src']
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
    )
    .filter((path) => /\.tsx?$/.test(path) && path !== join('main', 'contract', 'problems.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
}

test('docs/problems.md says what the list of problems says', async () => {
  await expect(await format(page(), { parser: 'markdown' })).toMatchFileSnapshot('../../../docs/problems.md')
})

test('the list is in the order of the alphabet, and each entry is in whole sentences', () => {
  const codes = Object.keys(problems)
  expect(codes).toEqual(codes.toSorted())
  for (const { meaning, remedy } of Object.values(problems)) {
    expect(meaning).toMatch(/\.$|…$/)
    expect(remedy).toMatch(/\.$/)
  }
})

test('a code that is not in the list does not compile', () => {
  // @ts-expect-error -- an `n` is missing
  const misspelled: ProblemCode = 'conection-lost'
  expect(Object.keys(problems)).not.toContain(misspelled)
})

test('no code is in the list that nothing says', () => {
  const code = productCode()
  const composed = /^(?:backup-(?:masked|transcript|encrypted|yaml|not-fortios)|cloud-status)$/
  expect(Object.keys(problems).filter((each) => !composed.test(each) && !code.includes(`'${each}'`))).toEqual(
    [],
  )
})
