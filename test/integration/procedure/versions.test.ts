import { describe, expect, test } from 'vitest'
import { linesAt, live, sampleText } from './live'

const ofVersion = (version: string) =>
  sampleText('vendor-page').replace(/^(#config-version=[^-\n]*-)[\d.]+-/m, `$1${version}-`)

/** What an older FortiOS says of a table that it does not have. */
const noTable = (word: string) => `\ncommand parse error before '${word}'\nCommand fail. Return code -61`

describe.each([
  ['7.0.4', false, ['sso-admin', 'sso-forticloud-admin']],
  ['7.0.17', false, ['sso-admin', 'sso-forticloud-admin']],
  ['7.2.3', false, ['sso-admin', 'sso-forticloud-admin']],
  ['7.2.11', false, ['sso-admin', 'sso-forticloud-admin', 'sso-fortigate-cloud-admin']],
  ['7.4.8', false, ['sso-admin', 'sso-forticloud-admin', 'sso-fortigate-cloud-admin']],
  ['7.6.0', true, ['sso-admin', 'sso-forticloud-admin', 'sso-fortigate-cloud-admin']],
  ['7.6.6', true, ['sso-admin', 'sso-forticloud-admin', 'sso-fortigate-cloud-admin']],
  ['7.6.7', false, ['sso-admin', 'sso-forticloud-admin', 'sso-fortigate-cloud-admin']],
  ['8.0.0', false, ['sso-admin', 'sso-forticloud-admin', 'sso-fortigate-cloud-admin']],
])('a FortiGate with FortiOS %s', (version, provesLess, tables) => {
  test.concurrent('is migrated, and is asked for and told of what concerns it', async () => {
    const { app, fortigate } = await live({
      configuration: ofVersion(version),
      faults: {
        // A model without FortiCloud, or a range that is not known to the day.
        answers: { 'show system sso-fortigate-cloud-admin': noTable('sso-fortigate-cloud-admin') },
      },
    })
    await app.prepare()
    await app.migrate()
    await app.call('continueRun')
    expect(app.run.problem).toBeNull()
    expect(app.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 } })
    const typed = linesAt(fortigate).filter((line) => line.startsWith('show system sso-'))
    // A table that this FortiGate does not have is asked for in both forms.
    const forms = tables.flatMap((table) => [
      `show system ${table} | grep .`,
      ...(table === 'sso-fortigate-cloud-admin' ? [`show system ${table}`] : []),
    ])
    expect(new Set(typed)).toEqual(new Set(forms))
    const points = app.run.verify?.openPoints ?? []
    expect(points.map(({ link }) => link)).toEqual(provesLess ? ['advisories'] : [])
    expect(app.journal).not.toContain('"unread":[{')
  })
})
