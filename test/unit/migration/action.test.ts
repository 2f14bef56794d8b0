import { expect, test } from 'vitest'
import { refuseElsewhere } from '../../../main/migration/steps/action'
import { chooseLicenses } from '../../../main/migration/steps/inventory'
import { recordUserLogin } from '../../../main/migration/steps/verify'
import { prepared, runAfter } from './world'

const login = { user: 'ada', to: 'VPN', when: '2026-11-23T14:06' }

test('an action is refused at any step but its own, and in a finished run', () => {
  const run = runAfter(...prepared)
  expect(run.step).toBe('migrate')
  expect(() => {
    refuseElsewhere(run, recordUserLogin(login).at)
  }).not.toThrow()
  expect(() => {
    refuseElsewhere(run, chooseLicenses({ licenses: [] }).at)
  }).toThrow('That belongs to another step.')
  const finished = runAfter(...prepared, { type: 'finished', report: 'report.html', summary: '', open: [] })
  expect(() => {
    refuseElsewhere(finished, recordUserLogin(login).at)
  }).toThrow('This run is finished.')
})
