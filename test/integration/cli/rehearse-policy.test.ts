import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { rehearse } from '../../../main/cli/rehearse'
import type { PolicyInForce } from '../../../main/contract/policy'
import { temporaryFolder } from '../../temporary-folder'

const assetsFolder = resolve(import.meta.dirname, '../../../assets')

async function rehearsed(policy: PolicyInForce) {
  const out = join(temporaryFolder(), 'rehearsed')
  const said: string[] = []
  const ended = rehearse({
    ...{ backup: null, scenario: 'ready', version: '0.1.0', out, assetsFolder, policy: () => policy },
    reviewThread: new URL('data:text/javascript,'), // no large backup is read here
    say: (line) => said.push(line),
  })
  return { out, said, ended }
}

test('with a policy of two people it types two names, says so once, and the report says that they are none', async () => {
  const { out, said, ended } = await rehearsed({ policy: { twoPeople: true }, problem: null })
  expect((await ended).sentence).toContain('came through')
  const told = said.filter((line) => line.includes('two people'))
  expect(told).toEqual([
    'Your organization wants two people to decide, so two names are entered here: First person (rehearsal) and Second person (rehearsal)',
  ])
  expect(said.indexOf(told[0] ?? '')).toBeLessThan(said.findIndex((line) => line.includes('EFTM')))
  expect(readFileSync(join(out, 'evidence', 'report.html'), 'utf8')).toContain(
    'decided by First person (rehearsal) and Second person (rehearsal) together',
  )
})

test('with one that can’t be followed nothing begins, and nothing is left behind', async () => {
  const problem = {
    code: 'policy-invalid',
    message: 'The policy of your organization can’t be followed: /etc/tokenferry/policy.json is not JSON.',
    hint: 'Ask the administrator of this computer.',
  } as const
  const { out, said, ended } = await rehearsed({ policy: {}, problem })
  await expect(ended).rejects.toMatchObject({ problem })
  expect(said).toEqual([])
  expect(existsSync(out) ? readdirSync(out) : []).toEqual([])
})
