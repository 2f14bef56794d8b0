import { expect, test } from 'vitest'
import { parseConfig, scopesOf } from '../../../main/fortios/config'
import { linesOf, takeInventory, tokenNamedBy, userKey } from '../../../main/review'
import { secretsOfTwoVdoms, twoVdoms } from './two-vdoms'

const inventory = takeInventory({ scopes: scopesOf(parseConfig(twoVdoms)) })

test('the lines of each user are those of its entry and its token, and hold no secret', () => {
  for (const user of inventory.users) {
    const key = userKey(user)
    const lines = linesOf(key, inventory, tokenNamedBy(key, inventory))
    expect(lines).toContain(`    edit "${user.name}"`)
    expect(lines).toContain(`        set two-factor ${user.twoFactor}`)
    if (user.tokenVdom !== null) expect(lines).toContain(`    edit "${user.token}"`)
    for (const secret of secretsOfTwoVdoms) expect(lines.join('\n')).not.toContain(secret)
  }
})

test('who is not there has no lines and no token', () => {
  expect(tokenNamedBy('local/root/nobody', inventory)).toBeNull()
  expect(linesOf('local/root/nobody', inventory, null)).toEqual([])
})
