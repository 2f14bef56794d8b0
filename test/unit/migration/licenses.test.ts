import { expect, test } from 'vitest'
import { paidLicenses } from '../../../main/migration/licenses'
import { first, inventoryOf, office, second } from './world'

test('the smallest license is proposed first', () => {
  expect(paidLicenses(inventoryOf(office))).toEqual([second, first])
})

test('the one with which the only super_admin would move comes last, be it the smaller one', () => {
  const people = office.people.flatMap((person) => {
    if (person.name === 'admin') return []
    return person.name === 'ada' || person.table === 'admin'
      ? [{ ...person, token: 'FTKMOB0000000004' }]
      : person.name === 'lee'
        ? []
        : [person]
  })
  const alone = inventoryOf({
    ...office,
    people: [...people, { name: 'max', token: 'FTKMOB0000000003' }],
  })
  expect(paidLicenses(alone)).toEqual([first, second])
  // A second super_admin takes the risk away, and the size counts again.
  const two = inventoryOf({
    ...office,
    people: [...people, { name: 'max', token: 'FTKMOB0000000003' }, { name: 'admin', table: 'admin' }],
  })
  expect(paidLicenses(two)).toEqual([second, first])
})
