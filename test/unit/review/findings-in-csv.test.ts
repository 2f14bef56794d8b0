import { expect, test } from 'vitest'
import { reviewAsCsv } from '../../../main/review/export/csv'
import { reviewOf } from '../../fixtures/review-text'

const serial = 'FTKMOB0000000001'
const vdom = (name: string, user: string, ...settings: readonly string[]) => `edit ${name}
config user fortitoken
    edit "${serial}"
        set license "EFTM000000000001"
        set reg-id "r"
${settings.map((setting) => `        set ${setting}\n`).join('')}    next
end
config user local
    edit "${user}"
        set two-factor fortitoken
        set fortitoken "${serial}"
        set email-to "${user}@example.com"
    next
end
next
`
const file = reviewOf(`#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=1:user=admin
config global
config system admin
    edit "admin"
        set accprofile "super_admin"
    next
    edit "kim"
        set accprofile "read"
        set two-factor fortitoken
        set fortitoken "FTKMOB0000000009"
    next
end
end
config vdom
${vdom('root', 'kim')}${vdom('dmz', 'lee', 'status lock')}end
`)

/** The findings of each user, by the column of that name. */
const findingsIn = (csv: string) => {
  const [head = '', ...rows] = csv.replace('\uFEFF', '').trim().split('\r\n')
  const at = (name: string) => head.split(',').indexOf(name)
  return Object.fromEntries(
    rows.map((row) => {
      const cells = row.split(',')
      return [`${cells[at('table')]} ${cells[at('user')]}`, cells[at('findings')]?.split(' ')]
    }),
  )
}

test('a user has the findings about the entry, its token and the license of that, and nobody else’s', () => {
  const found = findingsIn(reviewAsCsv({ files: [file], passedOver: [] }))
  expect(found['local lee']).toContain('token.locked')
  expect(found['local kim']).not.toContain('token.locked')
  expect(found['admin kim']).toEqual(expect.arrayContaining(['token.missing', 'user.no-contact']))
  expect(found['local kim']).not.toContain('token.missing')
  expect(found['local kim']).not.toContain('user.no-contact')
})
