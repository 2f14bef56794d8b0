import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { verifyBackups } from '../../../main/evidence/verify-backups'
import { checkBackup } from '../../../main/migration/readings/backup'
import { parseConfig, scopesOf } from '../../../main/fortios/config'
import { takeInventory } from '../../../main/review'
import { reviewOf } from '../../fixtures/review-text'

/** The pieces of a configuration with VDOMs that end where a block ends. */
function piecesOf(vdoms: readonly string[]): readonly string[] {
  const index = `#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=1:user=admin
config vdom\n${vdoms.map((name) => `edit ${name}\nnext\n`).join('')}end\n`
  const global = `config global
config system global\n    set hostname "FW"\nend
config system admin\n    edit "admin"\n        set accprofile "super_admin"\n    next\nend\nend\n`
  const sections = vdoms.map(
    (name, at) => `config vdom\nedit ${name}
config user fortitoken\n    edit "FTKMOB000000000${at}"\n        set license "EFTM000000000001"\n        set reg-id "r"\n    next\nend
config user local\n    edit "user-${at}"\n        set two-factor fortitoken\n        set fortitoken "FTKMOB000000000${at}"\n    next\nend\nend\n`,
  )
  return [index, global, ...sections]
}

const vdoms = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), { minLength: 1, maxLength: 5 })
const findingsIn = (text: string) => reviewOf(text).findings.filter(({ id }) => id === 'file.incomplete')
const codeOf = (work: () => unknown) => {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
}

test('a file with VDOMs that lacks a section says so, wherever it is used; a whole one does not', () => {
  fc.assert(
    fc.property(vdoms, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (names, kept) => {
      const pieces = piecesOf(names)
      const whole = pieces.join('')
      const text = pieces.filter((_, at) => at === 0 || kept[at - 1] === true).join('')
      const isWhole = text === whole
      expect(findingsIn(text)).toHaveLength(isWhole ? 0 : 1)
      const inventory = takeInventory({ scopes: scopesOf(parseConfig(whole)) })
      const stops = checkBackup(text, 'file', inventory).checks.filter(({ state }) => state === 'stop')
      expect(stops.some(({ id }) => id === 'complete')).toBe(!isWhole)
      const verifying = () => verifyBackups({ name: 'a.conf', text: whole }, { name: 'b.conf', text }, null)
      expect(codeOf(verifying)).toBe(isWhole ? null : 'backup-partial')
    }),
  )
})

test('a file that is cut within a block is never verified', () => {
  const whole = piecesOf(['root', 'dmz']).join('')
  fc.assert(
    fc.property(fc.integer({ min: 100, max: whole.length - 5 }), (length) => {
      const text = whole.slice(0, length)
      const verifying = () => verifyBackups({ name: 'a.conf', text: whole }, { name: 'b.conf', text }, null)
      expect(codeOf(verifying)).not.toBeNull()
    }),
  )
})
