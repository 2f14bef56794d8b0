import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answersTo, application, linesAt, live, vendorLicense } from './live'

test.concurrent(
  'two people decide if the organization wants it, and the FortiGate hears nothing else',
  async () => {
    const [one, two] = await Promise.all([live(), live()])
    one.app.policy = { policy: { twoPeople: true }, problem: null }
    await one.app.call('leaveRun')
    await one.app.call('startMigration')
    for (const { app } of [one, two]) {
      await app.prepare()
      await app.call('askDevice', vendorLicense)
    }
    expect([one, two].map(({ app }) => app.license().question?.needsTwo)).toEqual([true, false])

    const { license } = vendorLicense
    const answer = { ...vendorLicense, answer: 'y', typed: license } as const
    const people = { first: ' Kim Example ', second: 'Lee Example', typed: license }
    const journal = one.app.journal
    for (const [wrong, why] of [
      [undefined, 'Both have to type their name.'],
      [{ ...people, first: ' ' }, 'Both have to type their name.'],
      [{ ...people, second: 'L' }, 'Both have to type their name.'],
      [{ ...people, second: 'Lee\u202eExample' }, 'Both have to type their name.'],
      [{ ...people, second: 'KIM  EXAMPLE' }, 'Both names are the same.'],
      [{ ...people, typed: '' }, 'also has to type the license number exactly as it is'],
      [{ ...people, typed: `${license} ` }, 'also has to type the license number exactly as it is'],
    ] as const) {
      expect(await one.app.refusal('answerDevice', { ...answer, ...(wrong && { people: wrong }) })).toContain(
        why,
      )
    }
    expect(await one.app.refusal('answerDevice', { ...answer, typed: 'EFTM', people })).toContain(license)
    expect(answersTo(one.fortigate)).toEqual([])
    expect(one.app.journal).toBe(journal)
    expect(one.app.license().state).toBe('asked')

    await one.app.call('answerDevice', { ...answer, people })
    // What nobody has asked for is not kept.
    await two.app.call('answerDevice', { ...answer, people })
    expect([one, two].map(({ app }) => app.license().state)).toEqual(['done', 'done'])
    expect(one.app.journal).toContain('"answer":"y","people":["Kim Example","Lee Example"]')
    expect(two.app.journal).not.toContain('Example"]')
    for (const { app } of [one, two]) {
      for (let step = 0; step < 2; step += 1) await app.call('continueRun')
      await app.call('finish')
    }
    const [said, unsaid] = [one, two].map(({ app }) => readFileSync(app.run.finished?.report ?? '', 'utf8'))
    expect(said).toContain('decided by Kim Example and Lee Example together')
    expect(unsaid).not.toContain('decided by')
    expect(linesAt(one.fortigate)).toEqual(linesAt(two.fortigate))
    expect([one, two].map(({ fortigate }) => answersTo(fortigate))).toEqual([['y'], ['y']])
  },
)

test.concurrent('n needs nobody but the person who is there', async () => {
  const { app, fortigate } = await live()
  await app.call('leaveRun')
  app.policy = { policy: { twoPeople: true }, problem: null }
  await app.call('startMigration')
  await app.prepare()
  await app.call('askDevice', vendorLicense)
  await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
  expect(answersTo(fortigate)).toEqual(['n'])
  expect(app.license().state).toBe('declined')
})

test.concurrent('a rehearsal wants both as well, and its report names them', async () => {
  const app = application()
  app.policy = { policy: { twoPeople: true }, problem: null }
  await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'ready' })
  await app.prepare()
  await app.call('askDevice', vendorLicense)
  expect(app.license().question?.needsTwo).toBe(true)
  const { license } = vendorLicense
  const answer = { ...vendorLicense, answer: 'y', typed: license } as const
  expect(await app.refusal('answerDevice', answer)).toContain('Both have to type their name.')
  expect(app.license().state).toBe('asked')
  await app.call('answerDevice', { ...answer, people: { first: 'Kim', second: 'Lee', typed: license } })
  expect(app.license().state).toBe('done')
  for (let step = 0; step < 2; step += 1) await app.call('continueRun')
  await app.call('finish')
  expect(readFileSync(app.run.finished?.report ?? '', 'utf8')).toContain('decided by Kim and Lee together')
})
