import { expect, test } from 'vitest'
import { answersTo, live, office, otherLicense } from './live'

test(
  'a device that breaks every line at 80 columns is read like any other',
  { timeout: 60_000 },
  async () => {
    const { app, fortigate } = await live({ configuration: office, faults: { wrapAt: 80 } })
    await app.prepare()
    expect(app.run.inventory?.counts).toMatchObject({ licenses: 2 })
    await app.migrate(0)
    expect(app.license(0).state).toBe('done')
    await app.migrate(1)
    expect(app.license(1).state).toBe('done')
    expect(answersTo(fortigate, otherLicense.license)).toEqual(['y'])
    await app.call('continueRun')
    expect(app.run.problem).toBeNull()
    expect(app.run.verify).toMatchObject({ otherChanges: { count: 0 } })
    expect((await app.call('verificationRows')).map(({ name, state }) => `${name} ${state}`).sort()).toEqual([
      'ftm-mig1 through',
      'kim through',
      'lee through',
    ])
  },
)
