import { ProblemError } from '../../contract/result'
import type { DeviceView } from '../../contract/run-view'
import { parseHaStatus, parseSystemStatus, parseVdomList, type SystemStatus } from '../../fortios/output'
import { isTypeable } from '../../fortios/commands'
import { maskSecrets } from '../../fortios/mask-secrets'
import { productNamedIn, softwareOf } from '../../fortios/product'
import { showAllMarks } from '../../text/marks'
import type { FortiGate } from '../fortigate'
import { announced } from './announced'
import { unread } from './unread'
import type { DeviceReading } from '../what-was-read'

/**
 * Step 1: `get system status`, the VDOMs if there are any, `get system ha status`.
 *
 * @throws ProblemError `not-a-fortigate` if the device does not answer like one; `vdoms-unknown` if VDOMs
 *   are enabled and the list of them is not understood; `vdom-untypeable` if one of them can't be entered.
 */
export function readDevice(fortigate: FortiGate, signal?: AbortSignal): Promise<DeviceReading> {
  return announced(fortigate, 'What the FortiGate reports about itself', (any) => deviceOf(any, signal))
}

async function deviceOf(fortigate: FortiGate, signal?: AbortSignal): Promise<DeviceReading> {
  const statusText = await fortigate.read('get system status', signal)
  const status = parseSystemStatus(statusText)
  if (status.kind === 'unknown') throw notFortiGate(statusText)
  const vdoms = await readVdoms(fortigate, hasVdoms(status), signal)
  const haRaw = await fortigate.read('get system ha status', signal)
  const ha = parseHaStatus(haRaw)
  return {
    status,
    ha: ha.kind === 'unknown' ? null : ha,
    haRaw,
    vdoms,
    readOnly: fortigate.readOnly,
    // A single unit says itself that it is one.
    unread:
      ha.kind === 'unknown' && status.haMode.mode !== 'standalone'
        ? [unread('get system ha status', haRaw)]
        : [],
  }
}

/** Whether the device is divided into VDOMs. */
export function hasVdoms(status: SystemStatus): boolean {
  return status.vdoms !== 'disabled'
}

/**
 * The VDOMs as the device lists them now; from then on only these are entered. A name that has gone since an earlier
 * reading would be created by entering it.
 *
 * @throws ProblemError `vdoms-unknown`, `vdom-untypeable`.
 */
export async function readVdoms(
  fortigate: FortiGate,
  enabled: boolean,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  fortigate.useVdoms({ enabled, names: [] })
  const names = enabled ? await listVdoms(fortigate, signal) : ['root']
  fortigate.useVdoms({ enabled, names })
  return names
}

async function listVdoms(fortigate: FortiGate, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const text = await fortigate.read('diagnose sys vd list', signal)
  const list = parseVdomList(text)
  if (list.kind === 'vdom-list') {
    const untypeable = list.names.find((name) => !isTypeable(name))
    if (untypeable !== undefined) throw vdomUntypeable(untypeable)
    return list.names
  }
  throw new ProblemError({
    code: 'vdoms-unknown',
    message: 'The FortiGate has VDOMs, but its list of them could not be understood.',
    hint: 'Use an administrator with access to the global settings and every VDOM (a super_admin).',
    detail: maskSecrets(text).slice(0, 400),
  })
}

/** Nothing is typed in any VDOM then: one that is left out would not be looked into. */
function vdomUntypeable(name: string): ProblemError {
  return new ProblemError({
    code: 'vdom-untypeable',
    message: `This FortiGate has a VDOM that can’t be entered from a command line: its name, “${showAllMarks(name).slice(0, 100)}”, is too long or holds a character that a terminal reads as a key.`,
    hint: 'Nothing was typed there. Migrate this FortiGate without Tokenferry, with Fortinet Customer Service.',
  })
}

/** The facts for the band, the stepper and the report. */
export function describeDevice({ status, ha, vdoms }: DeviceReading): DeviceView {
  const { major, minor, patch } = status.version
  const software = softwareOf(status.model)
  return {
    hostname: status.hostname,
    model: status.model,
    serial: status.serial,
    ...(software !== 'FortiOS' && { software }),
    version: `${major}.${minor}.${patch} build ${status.build}`,
    vdoms,
    vdomsEnabled: hasVdoms(status),
    ha: status.haMode.mode === 'standalone' ? 'standalone' : `HA ${status.haMode.role}`,
    members: (ha?.members ?? []).map(({ serial, hostname, inSync }) => ({
      serial,
      hostname: hostname ?? '',
      inSync,
    })),
  }
}

/** Whether it is the approved device that answers: the same unit, or another one of the cluster as it was approved. */
export function isSameDevice(approved: DeviceReading, now: DeviceReading): boolean {
  return serialsOf(approved).includes(now.status.serial)
}

/** The serial numbers of every unit: the license may be registered to any of them. */
export function serialsOf({ status, ha }: DeviceReading): readonly string[] {
  return [...new Set([status.serial, ...(ha?.members ?? []).map((member) => member.serial)])]
}

function notFortiGate(text: string): ProblemError {
  const product = productNamedIn(text)
  return new ProblemError({
    code: 'not-a-fortigate',
    message: product
      ? `The device at this address is a ${product}, not a FortiGate.`
      : 'The device at this address does not look like a FortiGate.',
    hint: product
      ? 'The migration is documented for the FortiGate only. Connect to the FortiGate that the users log in to.'
      : 'Check the address. Tokenferry needs FortiOS 7.0.4 or newer.',
    detail: maskSecrets(text).slice(0, 400),
  })
}
