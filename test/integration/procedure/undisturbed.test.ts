import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { live, sampleText, vendorLicense } from './live'
import { temporaryFolder } from '../../temporary-folder'

const yes = { ...vendorLicense, answer: 'y' as const, typed: vendorLicense.license }

/** A backup that someone drops into the window. */
function backup(): string {
  const folder = temporaryFolder()
  const path = join(folder, 'branch.conf')
  writeFileSync(path, sampleText('vendor-page'))
  return path
}

test.concurrent(
  'what comes from outside while a question is open waits, is named in one line, and comes later',
  async () => {
    const { app } = await live()
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    const before = app.snapshot
    let shown = 0
    app.application.startedAgain(() => (shown += 1))
    app.application.startedAgain(() => (shown += 1))
    const dropped = backup()
    await app.call('reviewDropped', { paths: [dropped] })
    const opened = backup()
    app.application.openFiles({ paths: [opened], leftOut: 0 })
    app.application.openFiles({ paths: [opened], leftOut: 0 })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(shown).toBe(0)
    expect(app.snapshot).toMatchObject({
      run: { step: before.run?.step, migrate: { licenses: [{ state: 'asked' }] } },
      review: null,
      question: null,
      notices: before.notices,
      heldBack: 'Kept for later: a second start and 2 files.',
    })

    await app.call('answerDevice', yes)
    await vi.waitFor(() => {
      expect(shown).toBe(2)
    })
    expect(app.snapshot.heldBack).toBe('2 files will open when you leave this run.')
    expect(app.snapshot.review).toBeNull()
    expect(app.license().state).toBe('done')

    await app.call('leaveRun')
    await vi.waitFor(() => {
      expect(app.snapshot).toMatchObject({ run: null, heldBack: '', review: { progress: null } })
    })
    const rows = await app.call('fleetRows')
    expect(rows.map(({ folder, name }) => join(folder, name)).toSorted()).toEqual(
      [dropped, opened].toSorted(),
    )
  },
)

test.concurrent('and so while the FortiGate migrates', async () => {
  const { app, fortigate } = await live({ resultLineDelay: 200 })
  await app.prepare()
  await app.call('askDevice', vendorLicense)
  const answering = app.call('answerDevice', yes)
  await vi.waitFor(() => {
    expect(fortigate.received.some(({ kind }) => kind === 'answer')).toBe(true)
  })
  let shownAt = ''
  app.application.startedAgain(() => {
    shownAt = app.license().state
  })
  expect(app.snapshot.heldBack).toContain('a second start')
  await answering
  await vi.waitFor(() => {
    expect(shownAt).toBe('done')
  })
})

test.concurrent(
  'at any other moment a second start comes at once; files wait for the person to leave',
  async () => {
    const { app } = await live()
    await app.prepare()
    let shown = 0
    app.application.startedAgain(() => (shown += 1))
    expect(shown).toBe(1)
    app.application.openFiles({ paths: [backup()], leftOut: 0 })
    expect(app.snapshot).toMatchObject({
      heldBack: '1 file will open when you leave this run.',
      review: null,
    })
    expect(await app.refusal('reviewDropped', { paths: [] })).toContain('not a file on this computer')
  },
)

test.concurrent('without a run files open at once', async () => {
  const { app } = await live()
  await app.call('leaveRun')
  app.application.openFiles({ paths: [backup()], leftOut: 0 })
  await vi.waitFor(() => {
    expect(app.snapshot).toMatchObject({ heldBack: '', review: { progress: null, counts: { files: 1 } } })
  })
})

test.concurrent('what could not be opened once it had waited is told on the first screen', async () => {
  const { app } = await live()
  await app.prepare()
  await app.call('askDevice', vendorLicense)
  await app.call('reviewDropped', { paths: [temporaryFolder()] })
  app.application.openFiles({ paths: [], leftOut: 3 })
  const before = app.snapshot.notices
  await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
  expect(app.snapshot.notices).toEqual(before)
  await app.call('leaveRun')
  await vi.waitFor(() => {
    expect(app.snapshot.notices.map(({ message }) => message)).toEqual([
      ...before.map(({ message }) => message),
      'Only 1 of the 4 files that were opened at once could be accepted.',
      'There is no file in that folder.',
    ])
  })
  expect(app.snapshot.review).toBeNull()
})
