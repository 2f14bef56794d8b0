import { expect, test } from 'vitest'
import { windowCommandsNow } from '../../../main/application/window-commands'
import { windowCommands } from '../../../main/contract/window-commands'
import { besideScenes } from '../../fixtures/scenes/beside'
import { connectScenes } from '../../fixtures/scenes/connecting'
import { homeScenes } from '../../fixtures/scenes/home'
import { scenes } from '../../fixtures/snapshots'

const snapshotOf = (name: string) => {
  const scene = scenes.find((each) => each.name === name)
  if (!scene) throw new Error(`There is no scene ${name}.`)
  return scene.snapshot
}
const now = (name: string, isStill = false) => windowCommandsNow({ ...snapshotOf(name), isStill })

test('on the first screen every door is open', () => {
  expect(now('home')).toEqual([
    ...['migrate', 'migrate-by-hand', 'rehearse', 'open-files', 'open-folder'],
    ...['palette', 'settings', 'help', 'shortcuts', 'about'],
  ])
  expect(now('home-devices')).toEqual(expect.arrayContaining(['export', 'search']))
})

test('in a run nothing else is begun, and the console is there', () => {
  expect(now('inventory')).toEqual([
    ...['export', 'search', 'console', 'palette', 'settings', 'help', 'shortcuts', 'about'],
  ])
})

test('every table can be searched and exported, and nothing where there is none', () => {
  for (const name of ['home-devices', 'inventory', 'verify', 'portal', 'settings'])
    expect(now(name), name).toEqual(expect.arrayContaining(['export', 'search']))
  for (const name of ['home', 'connect', 'migrate-asked', 'help-shortcuts', 'about'])
    for (const command of ['export', 'search'] as const) expect(now(name), name).not.toContain(command)
})

test('while the screen has to stay as it is, nothing leads away and nothing takes the focus', () => {
  expect(now('migrate-asked', true)).toEqual(['console'])
  expect(snapshotOf('migrate-asked').may, 'as main shows that question').toEqual(['console'])
})

test('a question of a login stands in front of everything', () => {
  const withQuestion = connectScenes.filter(({ snapshot }) => snapshot.question !== null)
  expect(withQuestion.length).toBeGreaterThan(0)
  for (const { snapshot } of withQuestion) expect(snapshot.may).toEqual([])
})

test('whatever is shown, nothing is allowed that has no name', () => {
  for (const { snapshot } of [...homeScenes, ...connectScenes, ...besideScenes])
    expect(snapshot.may.filter((command) => !Object.hasOwn(windowCommands, command))).toEqual([])
})
