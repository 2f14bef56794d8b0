import type { CloudService, HaStatus, SystemStatus } from '../fortios/output'
import type { Unread } from '../review'

/** What the device says of itself. */
export interface DeviceReading {
  readonly status: SystemStatus
  /** `null` if its words were not understood; `haRaw` holds them. */
  readonly ha: HaStatus | null
  readonly haRaw: string
  readonly vdoms: readonly string[]
  /** Whether the prompt says that this administrator may only read. */
  readonly readOnly: boolean
  /** What was asked and could not be read; older journals do not tell it. */
  readonly unread?: readonly Unread[]
}

/** What the device says of FortiToken Cloud. */
export interface ServiceReading {
  /** `null` if the service could not be reached, or its words were not understood; `raw` holds them. */
  readonly service: CloudService | null
  readonly unreachable: boolean
  /** Both commands' output, secrets masked. */
  readonly raw: string
  /** What was asked and could not be read; older journals do not tell it. */
  readonly unread?: readonly Unread[]
}
