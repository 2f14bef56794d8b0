import type { ConfigHeader } from './tree'

const mark = '#config-version='

/**
 * Adds what a comment line tells to what the lines before it told. Known forms:
 *
 *     #config-version=FG5H1E-7.4.8-FW-build2795-250523:opmode=0:vdom=1:user=admin
 *     #config-version=FG100E-6.0.2-FW-build0163-3-180725:opmode=1:vdom=0:user=admin
 *     #global_vdom=0:vd_name=root/root
 *
 * The platform may hold hyphens (`FortiGate-VM64`), any part may be missing. `opmode` is not read: it is seen as 0
 * and as 1 on devices in NAT mode.
 */
export function withHeaderLine(header: ConfigHeader | null, line: string): ConfigHeader | null {
  const vdom = parseSingleVdom(line)
  if (vdom !== null) return { ...(header ?? nothing), vdom }
  if (!line.startsWith(mark)) return header
  const fields = line.slice(mark.length).trim().split(':')
  const firmware = fields[0] ?? ''
  const version = /(?:^|-)(\d+\.\d+(?:\.\d+)?)(?:-|$)/.exec(firmware)
  const build = /(?:^|-)build(\d+)/.exec(firmware)
  const platform = firmware.slice(0, version?.index ?? build?.index ?? firmware.length)
  const vdoms = fields.find((field) => field.startsWith('vdom='))
  const user = fields.findIndex((field) => field.startsWith('user='))
  return {
    platform: platform === '' ? null : platform,
    version: version?.[1] ?? null,
    build: build?.[1] ?? null,
    user: user < 0 ? null : fields.slice(user).join(':').slice('user='.length),
    vdomsEnabled: vdoms === 'vdom=1' ? true : vdoms === 'vdom=0' ? false : null,
    vdom: header?.vdom ?? null,
  }
}

const nothing: ConfigHeader = {
  platform: null,
  version: null,
  build: null,
  user: null,
  vdomsEnabled: null,
  vdom: null,
}

/** The VDOM that a line of the header names, in a backup of one VDOM. */
export function parseSingleVdom(line: string): string | null {
  return /^#global_vdom=0:vd_name=([^/\s]+)/.exec(line)?.[1] ?? null
}
