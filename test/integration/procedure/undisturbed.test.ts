import { atTheEnd } from '../../at-the-end'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { live, sampleText, vendorLicense } from './live'

const yes = { ...vendorLicense, answer: 'y' as const, typed: vendorLicense.license }

/** A backup that somebody drops into the window. */
function backup(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tokenferry-dropped-'))
  atTheEnd(async () => {
    rmSync(folder, { recursive: true, force: true })
  })
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
    app.application.startedAgain(() => shown++)
    app.application.startedAgain(() => shown++)
    await app.call('reviewDropped', { paths: [backup()] })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(shown).toBe(0)
    expect(app.snapshot).toMatchObject({
      run: { step: before.run?.step, migrate: { licenses: [{ state: 'asked' }] } },
      review: null,
      question: null,
      notices: before.notices,
      heldBack: 'Kept for later: a second start and 1 dropped file.',
    })

    await app.call('answerDevice', yes)
    await vi.waitFor(() => {
      expect(app.snapshot.heldBack).toBe('')
    })
    expect(shown).toBe(2)
    expect(app.snapshot.review).not.toBeNull()
    expect(app.license().state).toBe('done')
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

test.concurrent('at any other moment it comes at once, and what can’t be reviewed is told', async () => {
  const { app } = await live()
  await app.prepare()
  let shown = 0
  app.application.startedAgain(() => shown++)
  expect(shown).toBe(1)
  await app.call('reviewDropped', { paths: [backup()] })
  expect(app.snapshot).toMatchObject({ heldBack: '', review: {} })
  expect(await app.refusal('reviewDropped', { paths: [] })).toContain('no file of this laptop')
})

test.concurrent('what could not be reviewed once it had waited is told on the first screen', async () => {
  const { app } = await live()
  await app.prepare()
  await app.call('askDevice', vendorLicense)
  await app.call('reviewDropped', { paths: [] })
  await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
  await vi.waitFor(() => {
    expect(app.snapshot.notices.map(({ message }) => message)).toContain(
      'What was dropped is no file of this laptop.',
    )
  })
})
