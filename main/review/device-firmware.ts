import type { Device } from '../contract/review'
import { softwareOf } from '../fortios/product'
import type { Firmware } from '../text/firmware'

/** What runs on the device of a configuration. */
export function deviceFirmware(
  device: Device | null,
): Firmware & { readonly platform: string | null; readonly build: string | null } {
  const { platform = null, version = null, build = null } = device ?? {}
  return { software: softwareOf(platform), platform, version, build }
}
