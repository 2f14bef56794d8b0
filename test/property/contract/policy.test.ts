import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policySchema, type Policy } from '../../../main/contract/policy'
import { ProblemError } from '../../../main/contract/result'
import { documentedQuestion } from '../../../main/fortios/output'
import { knownQuestions, refuseApproval } from '../../../main/migration/question'
import { namesOfTwo } from '../../../main/migration/two-people'
import { whatPolicyForbids } from '../../../main/preflight/what-policy-forbids'
import { allowedLogin, refuseRestAccess } from '../../../main/application/allowed-by-policy'
import { ReportLookSettings } from '../../../main/application/report-look'
import { refuseOtherKey } from '../../../main/application/wanted-key'
import { openSettings } from '../../../main/settings/settings'
import { temporaryFolder } from '../../temporary-folder'

const fingerprints = ['0', '1'].map((digit) => `SHA256:${digit.repeat(64)}`)

/** A way to make each key: one that is added to the policy without one does not compile. */
const each: { readonly [K in keyof Required<Policy>]: fc.Arbitrary<NonNullable<Policy[K]>> } = {
  approveOtherWordings: fc.boolean(),
  acceptNewHostKeys: fc.boolean(),
  oldEncryption: fc.boolean(),
  restAccess: fc.boolean(),
  dataFolder: fc.constantFrom('/srv/tokenferry', '/mnt/share'),
  keepRunsDays: fc.integer({ min: 1, max: 36_500 }),
  signingKey: fc.constantFrom(...fingerprints),
  company: fc.constantFrom('Example AG', 'Other AG'),
  logo: fc.constant('/etc/tokenferry/logo.png'),
  twoPeople: fc.boolean(),
}
const policies: fc.Arbitrary<Policy> = fc.record(each, { requiredKeys: [] }) as fc.Arbitrary<Policy>

const license = 'EFTM000000425212'
const device = { serial: 'FGVM01TM00000001', build: '1639' }
/** Documented, one that a person may approve, and one that nobody may. */
const questions = [documentedQuestion, 'Something new. Ready to proceed? (y/n)', 'Erase the disk? (y/n)']
const names = fc.constantFrom('', 'Kim', 'kim ', 'Lee', 'L\u202Eee')

const settings = openSettings(temporaryFolder())
const keys = fc.constantFrom('SHA256:one', 'SHA256:other')

/** What is asked for. */
const situations = fc.record({
  question: fc.constantFrom(...questions),
  approved: fc.option(fc.constantFrom(...questions)),
  isBehindEcho: fc.boolean(),
  typed: fc.constantFrom(license, ''),
  reason: fc.constantFrom('', 'Customer Service has confirmed these words.'),
  people: fc.option(fc.record({ first: names, second: names, typed: fc.constantFrom(license, '') }), {
    nil: undefined,
  }),
  oldAlgorithms: fc.boolean(),
  acceptNew: fc.boolean(),
  isRehearsal: fc.boolean(),
  unsettled: fc.option(fc.record({ hostKey: keys })),
  shown: fc.record({ fingerprint: keys, jumpHost: fc.boolean() }),
})
type Situation = typeof situations extends fc.Arbitrary<infer T> ? T : never

/** What of it is allowed under a policy. */
function allowed(policy: Policy, asked: Situation): readonly string[] {
  const { question, approved, isBehindEcho, typed, reason, people, oldAlgorithms, acceptNew } = asked
  const { isRehearsal, unsettled, shown } = asked
  const login = () => allowedLogin(policy, { host: 'fw', oldAlgorithms, isRehearsal, unsettled })
  const wording = approved === null ? null : { question: approved, reason, ...device }
  const can = {
    'answer this question with y': () => knownQuestions(policy, wording, device)(question),
    'approve these words': isNotRefused(() =>
      refuseApproval({ question, isBehindEcho }, license, typed, reason, policy),
    ),
    'decide with these people': isNotRefused(() => namesOfTwo(policy, license, people)),
    'read this device': () => whatPolicyForbids(policy, [{ name: 'fw', oldAlgorithms }], acceptNew) === null,
    connect: isNotRefused(login),
    'trust this host key': isNotRefused(login, ({ mayTrustNew }) => mayTrustNew(shown)),
    'ask about a license in this session': isNotRefused(login, ({ settlesOnly }) => !settlesOnly),
    'ask the REST API': isNotRefused(() => {
      refuseRestAccess(policy)
    }),
    'change the logo': isNotRefused(() => {
      new ReportLookSettings(settings, () => ({ policy, problem: null })).refuseLogo()
    }),
  }
  return Object.entries(can).flatMap(([what, is]) => (is() ? [what] : []))
}

/** @param holds what else has to be so for it to be allowed */
function isNotRefused<T>(act: () => T, holds: (what: T) => boolean = () => true): () => boolean {
  return () => {
    try {
      return holds(act())
    } catch (error) {
      if (error instanceof ProblemError) return false
      throw error
    }
  }
}

test('every policy that is made here is one, and every key is made', () => {
  expect(Object.keys(each)).toEqual(Object.keys(policySchema.shape))
  fc.assert(
    fc.property(policies, (policy) => {
      expect(policySchema.parse(policy)).toEqual(policy)
    }),
  )
})

test('what a policy allows is allowed without it, and without any one of its keys', () => {
  fc.assert(
    fc.property(policies, situations, (policy, asked) => {
      const here = allowed(policy, asked)
      const without = Object.keys(policy).map((key) =>
        Object.fromEntries(Object.entries(policy).filter(([other]) => other !== key)),
      )
      for (const less of [{}, ...without])
        expect(allowed(less, asked)).toEqual(expect.arrayContaining([...here]))
    }),
    { numRuns: 1_000 },
  )
})

test('a policy changes nothing by what it allows: true of what may be forbidden, false of what may be wanted', () => {
  const nothing: Policy = {
    ...{ approveOtherWordings: true, acceptNewHostKeys: true, oldEncryption: true, restAccess: true },
    twoPeople: false,
  }
  fc.assert(
    fc.property(situations, (asked) => {
      expect(allowed(nothing, asked)).toEqual(allowed({}, asked))
    }),
  )
})

test('a policy leaves a rehearsal as it is, and lets a license be settled on its FortiGate as it was reached', () => {
  fc.assert(
    fc.property(policies, fc.boolean(), keys, (policy, oldAlgorithms, hostKey) => {
      const login = { host: 'fw', oldAlgorithms, unsettled: null }
      const free = allowedLogin(policy, { ...login, isRehearsal: true })
      expect(free.settlesOnly).toBe(false)
      expect(free.mayTrustNew({ fingerprint: hostKey, jumpHost: true })).toBe(true)
      const bound = allowedLogin(policy, { ...login, isRehearsal: false, unsettled: { hostKey } })
      expect(bound.mayTrustNew({ fingerprint: hostKey, jumpHost: false })).toBe(true)
    }),
  )
})

test('a run that may begin under a policy may begin without it', async () => {
  await fc.assert(
    fc.asyncProperty(policies, async (policy) => {
      const begins = await refuseOtherKey(policy, { dataFolder: '/nowhere', keeper: null }).then(
        () => true,
        () => false,
      )
      expect(begins).toBe(policy.signingKey === undefined)
      await refuseOtherKey({}, { dataFolder: '/nowhere', keeper: null })
    }),
  )
})
