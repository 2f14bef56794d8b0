import { lstatSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import { noPolicy, policySchema, type Policy, type PolicyInForce, type ReportLogo } from '../contract/policy'
import type { Places } from '../files/lasting-disk'
import { wrongWithFixed } from './fixed-data-folder'
import { largestLogo, logoIn, logoWords } from './report-logo'
import { readOwned, Unfit, type Owner } from './owned-file'
import { administrator, machineWidePolicy } from './policy-place'

/** More than any policy has, in bytes. */
const largest = 65_536

/**
 * What holds while a policy can’t be followed. Nothing new begins then, so this is for runs that are open already: what
 * is needed to reach a device and settle a license stays allowed.
 */
const whileInvalid: Policy = { approveOtherWordings: false, restAccess: false }

/** Reads the policy of this computer. */
export function readMachinePolicy(): PolicyInForce {
  return readPolicy(machineWidePolicy(), administrator())
}

/**
 * Reads the policy. One that can’t be followed is never passed over: someone wanted something forbidden, and it is not
 * known what. Nor is one that someone other than its owner could have written.
 *
 * @param owner who alone may write it.
 * @param disks of this computer; others only in tests.
 */
export function readPolicy(path: string, owner: Owner, disks?: Places): PolicyInForce {
  let value: unknown
  try {
    value = parse(readOwned(path, owner, largest).toString('utf8'))
  } catch (error) {
    if (isMissing(error) && !isLink(path) && !isLink(dirname(path))) return noPolicy
    return invalid(path, reasonOf(error), {})
  }
  const folder = folderIn(value, disks)
  const { data: policy, error } = policySchema.safeParse(value)
  if (!policy) return invalid(path, whyUnfit(error), folder.fixed)
  if (folder.wrong !== null) return invalid(path, folder.wrong, folder.fixed)
  if (policy.logo === undefined) return { policy, problem: null }
  try {
    return { policy, logo: readLogo(policy.logo, owner), problem: null }
  } catch (error) {
    return invalid(path, `names the logo ${policy.logo}, which ${reasonOf(error)}`, folder.fixed)
  }
}

/** @throws Unfit if it is no picture that a report can show, or someone else could have written it */
function readLogo(path: string, owner: Owner): ReportLogo {
  if (!isAbsolute(path)) throw new Unfit('is not an absolute path here')
  const logo = logoIn(path, readOwned(path, owner, largestLogo))
  if (logo) return logo
  throw new Unfit(`is not ${logoWords}`)
}

/** @param fixed what holds all the same: runs that were begun lie there. */
function invalid(place: string, reason: string, fixed: Policy): PolicyInForce {
  return {
    policy: { ...whileInvalid, ...fixed },
    problem: {
      code: 'policy-invalid',
      message: `The policy of your organization can’t be followed: ${place} ${reason}.`,
      hint: 'Ask the administrator of this computer. Runs that have been started can be opened, read and settled; nothing is migrated until then.',
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unfit('is not JSON')
  }
}

/** The data folder that a policy fixes, whatever else is wrong with it, and what is wrong with the folder. */
function folderIn(value: unknown, disks?: Places): { readonly fixed: Policy; readonly wrong: string | null } {
  const { dataFolder } = policySchema.pick({ dataFolder: true }).strip().safeParse(value).data ?? {}
  if (dataFolder === undefined) return { fixed: {}, wrong: null }
  const say = (reason: string) => `names the data folder ${dataFolder}, which ${reason}`
  if (!isAbsolute(dataFolder)) return { fixed: {}, wrong: say('is not an absolute path here') }
  const wrong = wrongWithFixed(dataFolder, disks)
  return { fixed: wrong?.isForeign === true ? {} : { dataFolder }, wrong: wrong && say(wrong.reason) }
}

type SchemaError = NonNullable<ReturnType<typeof policySchema.safeParse>['error']>

function whyUnfit({ issues: [issue] }: SchemaError): string {
  if (issue?.code === 'unrecognized_keys') return `has the unknown key "${issue.keys.join('", "')}"`
  const key = issue?.path.join('.') ?? ''
  return key === ''
    ? 'is not a JSON object'
    : `says something other than ${issue?.message ?? ''} for "${key}"`
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** A link that leads nowhere: someone has put a policy there, and it is not known what it says. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

function reasonOf(error: unknown): string {
  if (error instanceof Unfit) return error.message
  return `can’t be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`
}
