import { expect, test } from 'vitest'
import { scenes } from '../../fixtures/snapshots'

/** Characters of a snapshot as JSON, whatever the run holds: it crosses to the window at every change. */
const most = 100_000

test.each(scenes.map(({ name }) => name))(
  '%s: the snapshot stays small',
  (name) => {
    const scene = scenes.find((each) => each.name === name)
    expect(JSON.stringify(scene?.snapshot).length).toBeLessThan(most)
  },
  60_000,
)
