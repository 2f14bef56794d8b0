import type { ProblemCode } from '../../contract/problems'
import { ProblemError } from '../../contract/result'
import type { Check } from '../../contract/step-views'
import { entriesOf, parseConfig, scopesOf, tablesAt, valueOf, type ConfigScope } from '../../fortios/config'
import { findCliError } from '../../fortios/output'
import { configurationText, missingWords, takeInventory, userKey, type Inventory } from '../../review'
import { listNames } from '../../text/words'
import type { BackupWay } from '../backup-ways'
import type { BackupTaken } from '../events'
import type { FortiGate } from '../fortigate'
import { readGlobalTable } from './table'
import { readWholeConfiguration } from './whole-configuration'

/** Where a backup goes; it stands under its name only after `commit`. */
export interface BackupSink {
  readonly write: (chunk: Uint8Array) => Promise<void>
  readonly commit: () => Promise<StoredBackup>
  readonly discard: () => Promise<void>
}

/** A backup on the disk. */
export interface StoredBackup {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** A backup that was fetched from the device, and how. */
interface BackupFetched {
  readonly method: 'scp' | 'show'
  readonly way: BackupWay
  readonly stored: StoredBackup
}

/** What a backup is worth: whether it can be restored, and whether it holds what the inventory saw. */
export type BackupReview = Pick<BackupTaken, 'restorable' | 'reason' | 'checks'>

/**
 * Step 4: the configuration by SCP if the device offers it (`set admin-scp enable`), else what `show` prints
 * (`readWholeConfiguration`).
 *
 * @throws ProblemError if neither works.
 */
export async function takeBackup(
  fortigate: FortiGate,
  createSink: () => Promise<BackupSink>,
  progress: (label: string) => void,
  signal?: AbortSignal,
): Promise<BackupFetched> {
  const isScpOffered = await offersScp(fortigate, signal)
  if (isScpOffered) {
    progress('Copying the configuration over SCP')
    const stored = await intoSink(createSink, (sink) => fortigate.fetchBackup(sink.write, signal)).catch(
      orNothing,
    )
    if (stored) return { method: 'scp', way: 'scp', stored }
  }
  const { text, isPaged } = await readWholeConfiguration(fortigate, progress, signal)
  const error = findCliError(text)
  if (error) {
    throw new ProblemError({
      code: 'backup-refused',
      message: `The FortiGate refused "show": ${error.line}.`,
      hint: 'Make a backup in the web interface of the FortiGate and choose that file instead.',
    })
  }
  const stored = await intoSink(createSink, (sink) => sink.write(new TextEncoder().encode(`${text}\n`)))
  const way = isScpOffered ? (isPaged ? 'scp-refused-paged' : 'scp-refused') : isPaged ? 'show-paged' : 'show'
  return { method: 'show', way, stored }
}

async function offersScp(fortigate: FortiGate, signal: AbortSignal | undefined): Promise<boolean> {
  const { text } = await readGlobalTable(fortigate, 'system global', { signal })
  const { nodes } = parseConfig(text)
  return nodes.some(
    (node) =>
      node.kind === 'config' &&
      node.children.some(
        (child) => child.kind === 'statement' && child.words.join(' ') === 'admin-scp enable',
      ),
  )
}

async function intoSink(
  createSink: () => Promise<BackupSink>,
  fill: (sink: BackupSink) => Promise<void>,
): Promise<StoredBackup> {
  const sink = await createSink()
  try {
    await fill(sink)
    return await sink.commit()
  } catch (error) {
    await sink.discard()
    throw error
  }
}

const noScp: ReadonlySet<ProblemCode> = new Set(['scp-refused', 'exec-refused'])

/** A device that has SCP on and refuses it is no reason to stop: the command line is left. */
function orNothing(error: unknown): null {
  if (error instanceof ProblemError && noScp.has(error.problem.code)) return null
  throw error
}

/** Tables that a backup is checked by. */
const checkedTables = ['system global', 'system admin', 'user local', 'user fortitoken'] as const

/**
 * Reviews a backup against the inventory that was read from the device.
 *
 * @throws ProblemError if it is no FortiOS configuration, or one that could never be restored.
 */
export function checkBackup(text: string, method: BackupTaken['method'], expected: Inventory): BackupReview {
  const { kind, reason: whatItIs, ...held } = configurationText('keeping', 'This file', text)
  const document = parseConfig(held.text, { tables: checkedTables })
  const scopes = scopesOf(document)
  const inventory = takeInventory({ scopes, comparable: false })
  const hasSuperAdmin = scopes.some(
    (scope) =>
      scope.kind === 'global' &&
      entriesOf(scope.nodes, 'system admin').some((admin) => valueOf(admin, 'accprofile') === 'super_admin'),
  )
  const same = holdsTheSame(inventory, expected)
  const lack = missingWords(document) ?? missingVdoms(inventory, expected) ?? doubledTable(scopes)
  const checks: Check[] = [
    ...(lack === null
      ? []
      : [
          {
            id: 'complete',
            state: 'stop' as const,
            text: `The file does not contain the whole configuration as a FortiGate writes it. ${lack}`,
          },
        ]),
    !held.isBare && method !== 'show'
      ? {
          id: 'whole',
          state: 'stop',
          text: 'The file contains more than the configuration, such as text around it or marks in it, so a FortiGate may refuse to restore it. Choose the file as the FortiGate saved it.',
        }
      : document.problems.length === 0
        ? { id: 'whole', state: 'pass', text: 'The file is complete and well-formed.' }
        : {
            id: 'whole',
            state: 'stop',
            text: `Line ${document.problems[0]?.line ?? 0} can’t be read: ${document.problems[0]?.message ?? ''}`,
          },
    same
      ? { id: 'matches', state: 'pass', text: 'Its tokens and users match the inventory.' }
      : {
          id: 'matches',
          state: 'stop',
          text: `Its tokens and users don’t match the inventory: ${kind === 'partial' ? `it is incomplete. ${whatItIs}` : 'it is from another device or another day.'}`,
        },
    hasSuperAdmin
      ? { id: 'super-admin', state: 'pass', text: 'It contains the super_admin accounts.' }
      : {
          id: 'super-admin',
          state: 'warn',
          text: 'It contains no super_admin: restoring it would remove those accounts from the FortiGate.',
        },
  ]
  const restorable = method !== 'show' && hasSuperAdmin && document.header !== null && lack === null
  return {
    restorable,
    reason: restorable
      ? 'A complete configuration with its header, which this FortiGate can restore.'
      : method === 'show'
        ? 'Read over the command line: fine for comparison, but FortiOS doesn’t promise that it can restore such a text. Make one in the web interface too if you want to be able to restore.'
        : 'It lacks the header or the super_admin accounts of a complete backup: fine for comparison, not for a restore.',
    checks,
  }
}

/** A VDOM that the FortiGate lists and the file does not name at all. */
function missingVdoms({ vdoms }: Inventory, expected: Inventory): string | null {
  const missing = expected.vdoms.filter((vdom) => !vdoms.includes(vdom))
  return missing.length === 0 ? null : `The FortiGate has ${listNames(missing)}, which it does not name.`
}

/** A table that stands twice: a FortiGate writes each once, so lines were lost or are of another configuration. */
function doubledTable(scopes: readonly ConfigScope[]): string | null {
  for (const { nodes } of scopes) {
    for (const path of checkedTables) {
      const [, second] = tablesAt(nodes, path)
      if (second)
        return `It contains "config ${path}" twice, the second time on line ${second.line}. Back up again.`
    }
  }
  return null
}

/** Whether both hold the same tokens and users; what is encrypted differs each time and does not count. */
function holdsTheSame(one: Inventory, other: Inventory): boolean {
  const facts = ({ tokens, users }: Inventory) => [
    ...tokens.map((token) => `token/${token.vdom}/${token.serial}/${token.license ?? ''}`),
    ...users.map((user) => `${userKey(user)}/${user.twoFactor}/${user.token ?? ''}`),
  ]
  const [ones, others] = [facts(one), facts(other)]
  const isSame = (all: readonly string[], rest: readonly string[]) =>
    all.length === rest.length && all.every((each, at) => each === rest[at])
  // A FortiGate writes its tables in the order in which it shows them.
  return isSame(ones, others) || isSame(ones.sort(), others.sort())
}
