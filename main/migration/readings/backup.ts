import type { ProblemCode } from '../../contract/problems'
import { ProblemError } from '../../contract/result'
import type { Check } from '../../contract/step-views'
import { entriesOf, parseConfig, scopesOf, valueOf } from '../../fortios/config'
import { findCliError } from '../../fortios/output'
import { configurationText, takeInventory, userKey, type Inventory } from '../../review'
import type { BackupTaken } from '../events'
import type { FortiGate } from '../fortigate'
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

/** What a backup is worth: whether it can be restored, and whether it holds what the inventory saw. */
export type BackupReview = Pick<BackupTaken, 'restorable' | 'reason' | 'checks'>

/**
 * Step 4: the configuration by SCP where the device offers it (`set admin-scp enable`), else what `show` prints
 * (`readWholeConfiguration`).
 *
 * @throws ProblemError if neither works.
 */
export async function takeBackup(
  fortigate: FortiGate,
  createSink: () => Promise<BackupSink>,
  progress: (label: string) => void,
  signal?: AbortSignal,
): Promise<{ readonly method: 'scp' | 'show'; readonly stored: StoredBackup }> {
  if (await offersScp(fortigate, signal)) {
    progress('Copying the configuration over SCP')
    const stored = await intoSink(createSink, (sink) => fortigate.fetchBackup(sink.write, signal)).catch(
      orNothing,
    )
    if (stored) return { method: 'scp', stored }
  }
  const text = await readWholeConfiguration(fortigate, progress, signal)
  const error = findCliError(text)
  if (error) {
    throw new ProblemError({
      code: 'backup-refused',
      message: `The FortiGate refused "show": ${error.line}.`,
      hint: 'Take a backup in the web interface of the FortiGate, and point to that file instead.',
    })
  }
  const stored = await intoSink(createSink, (sink) => sink.write(new TextEncoder().encode(`${text}\n`)))
  return { method: 'show', stored }
}

async function offersScp(fortigate: FortiGate, signal: AbortSignal | undefined): Promise<boolean> {
  const nodes = parseConfig(await fortigate.read('show system global', signal)).nodes
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

/**
 * Reviews a backup against the inventory that was read from the device.
 *
 * @throws ProblemError if it is no FortiOS configuration, or one that could never be restored.
 */
export function checkBackup(text: string, method: BackupTaken['method'], expected: Inventory): BackupReview {
  const { kind, reason: whatItIs } = configurationText('keeping', 'This file', text)
  const document = parseConfig(text, {
    tables: ['system global', 'system admin', 'user local', 'user fortitoken'],
  })
  const scopes = scopesOf(document)
  const inventory = takeInventory({ scopes })
  const hasSuperAdmin = scopes.some(
    (scope) =>
      scope.kind === 'global' &&
      entriesOf(scope.nodes, 'system admin').some((admin) => valueOf(admin, 'accprofile') === 'super_admin'),
  )
  const same = holdsTheSame(inventory, expected)
  const checks: Check[] = [
    document.problems.length === 0
      ? { id: 'whole', state: 'pass', text: 'The file is whole and well-formed.' }
      : {
          id: 'whole',
          state: 'stop',
          text: `Line ${document.problems[0]?.line ?? 0} can’t be read: ${document.problems[0]?.message ?? ''}`,
        },
    same
      ? { id: 'matches', state: 'pass', text: 'Its tokens and users are those of the inventory.' }
      : {
          id: 'matches',
          state: 'stop',
          text: `Its tokens and users are not those of the inventory: ${kind === 'partial' ? `it is not complete. ${whatItIs}` : 'it is of another device, or of another day.'}`,
        },
    hasSuperAdmin
      ? { id: 'super-admin', state: 'pass', text: 'It contains the super_admin accounts.' }
      : {
          id: 'super-admin',
          state: 'warn',
          text: 'It contains no super_admin: restoring it would remove those accounts from the FortiGate.',
        },
  ]
  const restorable = method !== 'show' && hasSuperAdmin && document.header !== null
  return {
    restorable,
    reason: restorable
      ? 'A complete configuration with its header, which this FortiGate can restore.'
      : method === 'show'
        ? 'Read over the command line: good to compare with, but FortiOS does not promise to restore such a text. Take one in the web interface too if you want to be able to restore.'
        : 'It lacks the header or the super_admin accounts of a complete backup: good to compare with, not to restore.',
    checks,
  }
}

/** Whether both hold the same tokens and users; what is encrypted differs each time and does not count. */
function holdsTheSame(one: Inventory, other: Inventory): boolean {
  const facts = (inventory: Inventory) =>
    JSON.stringify([
      inventory.tokens.map((token) => `${token.vdom}/${token.serial}/${token.license ?? ''}`).sort(),
      inventory.users.map((user) => `${userKey(user)}/${user.twoFactor}/${user.token ?? ''}`).sort(),
    ])
  return facts(one) === facts(other)
}
