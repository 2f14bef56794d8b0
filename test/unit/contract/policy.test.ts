import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { policySchema } from '../../../main/contract/policy'

const page = readFileSync(join(import.meta.dirname, '../../../docs/administrators.md'), 'utf8')

test('docs/policy.schema.json is made from the schema', async () => {
  const schema = { title: 'Policy of an organization for Tokenferry', ...z.toJSONSchema(policySchema) }
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 })
  await expect(text).toMatchFileSnapshot('../../../docs/policy.schema.json')
})

test('docs/administrators.md says what each key does, in the order of the schema, and names no other', () => {
  const named = [...page.matchAll(/^- `(\w+)`: /gm)].map(([, key]) => key)
  expect(named).toEqual(Object.keys(policySchema.shape))
})

test('the example in docs/administrators.md is a policy that holds every key', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  expect(Object.keys(policySchema.parse(JSON.parse(example)))).toEqual(Object.keys(policySchema.shape))
})
