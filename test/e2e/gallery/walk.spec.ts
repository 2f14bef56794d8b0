import { expect, test } from '@playwright/test'
import { stepIds } from '../../../main/contract/steps'
import { reviewScenes } from '../../fixtures/review-scenes'
import { homeSnapshot, scenes, type Scene } from '../../fixtures/snapshots'
import { GalleryWindow } from './open-gallery'

/** What can be used on a screen, and what a click on it does to the focus. */

let window: GalleryWindow

test.beforeAll(async () => {
  window = await GalleryWindow.open()
  await window.resize(1280, 800)
})

test.afterAll(async () => {
  await window.close()
})

interface Walked {
  /** The controls that have no name, or that of another one on the same screen. */
  readonly unnamed: readonly string[]
  readonly twice: readonly string[]
  /** The controls that were used. */
  readonly used: readonly string[]
  /** Those after which nothing had the focus. */
  readonly lost: readonly string[]
}

/**
 * Uses each control of the scene in `walked` as a keyboard does, and each of the dialogs that this opens. Of a table
 * only the first rows, which are as the others. What is in `known` was used in another scene of the same step. Where a
 * control changed the screen, the scene is drawn again.
 */
const walk = `(async () => {
  const { gallery, walked, blank, known, isThorough } = globalThis
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
  const settle = async () => {
    await new Promise((later) => setTimeout(later))
    // What closes in steps gives the focus back some frames later.
    for (let turn = 0; turn < 10 && isLost(); turn += 1) await frame()
  }
  const isLost = () => document.activeElement === null || document.activeElement === document.body
  const dialog = () => [...document.querySelectorAll('dialog:modal')].at(-1) ?? null
  const controls = () =>
    [...(dialog() ?? document.body).querySelectorAll('button, a[href], input, select, textarea, summary')].filter(
      (each) =>
        each.checkVisibility({ visibilityProperty: true }) &&
        !each.matches(':disabled, [aria-disabled=true]') &&
        !(Number(each.closest('[data-row]')?.dataset.row ?? 0) > 1),
    )
  // A screen reader says the groups as well: the jump host, for example, and how to log in there.
  const groupsOf = (each) => {
    const group = each.parentElement?.closest('fieldset, [role=group]')
    return group ? groupsOf(group) + group.computedName + ': ' : ''
  }
  const nameOf = (each) => groupsOf(each) + each.computedRole + ' “' + each.computedName + '”'
  // Computed names are dear after each change: the same screen drawn again is told apart by its words.
  const wordsOf = (each) => [each.tagName, each.type, each.ariaLabel, each.placeholder, each.textContent].join(' ')
  const draw = async () => {
    gallery.show(blank)
    await frame()
    gallery.show(walked)
    for (let turn = 0; turn < 3; turn += 1) await frame()
  }
  const found = { unnamed: [], twice: [], used: [], lost: [] }
  const judge = (where, names) => {
    found.unnamed.push(...names.filter((name) => name.endsWith('“”')).map((name) => where + name))
    found.twice.push(...names.filter((name, at) => names.indexOf(name) !== at).map((name) => where + name))
  }
  const done = new Set()
  /** The control again. Lists that are fetched, and what opens with the focus, come a moment later. */
  const again = async ({ words, at }) => {
    for (let turn = 0; turn < 4; turn += 1) {
      const all = controls()
      if (all[at] && wordsOf(all[at]) === words) return all[at]
      const moved = turn > 1 && all.find((each) => wordsOf(each) === words)
      if (moved) return moved
      await frame()
    }
    return null
  }
  const use = async (control) => {
    control.focus()
    control.click()
    await settle()
  }
  const within = async (path, where) => {
    const begin = async () => {
      await draw()
      for (const each of path) {
        const control = await again(each)
        if (control === null) return
        await use(control)
        await frame()
      }
    }
    await begin()
    const all = controls().map((each, at) => ({
      at,
      name: nameOf(each),
      words: wordsOf(each),
      isStep: each.closest('main, dialog') !== null,
      // A text may name one page of the help as often as it likes.
      isProse: each.closest('.help__text') !== null,
    }))
    judge(where, all.filter(({ isProse }) => !isProse).map(({ name }) => name))
    for (const each of all) {
      const name = where + each.name
      // A table's head or a dialog that was walked already.
      if (path.length > 0 && done.has(name)) continue
      done.add(name)
      if (known.includes(name) && !(isThorough && each.isStep)) continue
      const control = await again(each)
      // What only the use of another one had brought.
      if (control === null) continue
      const before = controls()
      await use(control)
      found.used.push(name)
      if (isLost()) found.lost.push(name)
      const after = controls()
      if (after.length === before.length && after.every((control, place) => control === before[place])) continue
      const title = dialog()?.querySelector('h2')?.textContent
      if (title && path.length === 0) await within([each], title + ' > ')
      await begin()
    }
  }
  await within([], '')
  return found
})()`

const blank: Scene = { name: 'blank', snapshot: homeSnapshot }
const other: Scene = scenes.find(({ name }) => name === 'connect') ?? blank

/** The scene of a step's screen, of the first one, or of the review. */
const screenOf = ({ snapshot: { run, review } }: Scene) => run?.step ?? (review ? 'review' : 'home')

/** Those of many thousand rows have the controls of the small ones, and take long to draw. */
const isLarge = ({ name }: Scene) => /-large$|-many-/.test(name)

/** Whether each control is used in each scene. Otherwise once at each step, as what stands around a step always is. */
const isThorough = Boolean(process.env.CI)

for (const screen of ['home', 'review', ...stepIds]) {
  test(`${screen}: each control has a name of its own, and none loses the focus`, async () => {
    test.setTimeout(600_000)
    await window.show(blank)
    const known = new Set<string>()
    const bad: string[] = []
    for (const scene of [...scenes, ...reviewScenes]) {
      if (screenOf(scene) !== screen || isLarge(scene)) continue
      await window.page.evaluate(
        (held) => {
          Object.assign(globalThis, held)
        },
        { walked: scene, blank: screen === 'home' ? other : blank, known: [...known], isThorough },
      )
      const { unnamed, twice, used, lost } = await window.page.evaluate<Walked>(walk)
      for (const name of used) known.add(name)
      bad.push(
        ...unnamed.map((name) => `${scene.name}: without a name: ${name}`),
        ...twice.map((name) => `${scene.name}: two of one name: ${name}`),
        ...lost.map((name) => `${scene.name}: the focus was lost: ${name}`),
        ...window.faults.splice(0).map((fault) => `${scene.name}: ${fault}`),
      )
    }
    expect(bad).toEqual([])
    expect(known.size).toBeGreaterThan(10)
  })
}
