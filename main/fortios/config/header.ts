import type { ConfigHeader } from './tree'

const MARK = '#config-version='

/**
 * The facts of a header line, or `null` where the line is none. Known forms:
 *
 *     #config-version=FG5H1E-7.4.8-FW-build2795-250523:opmode=0:vdom=1:user=admin
 *     #config-version=FG100E-6.0.2-FW-build0163-3-180725:opmode=1:vdom=0:user=admin
 *
 * The platform may hold hyphens (`FortiGate-VM64`), any part may be missing. `opmode` is not read: it is seen as 0
 * and as 1 on devices in NAT mode.
 */
export function parseHeaderLine(line: string): ConfigHeader | null {
  if (!line.startsWith(MARK)) return null
  const fields = line.slice(MARK.length).trim().split(':')
  const firmware = fields[0] ?? ''
  const version = /(?:^|-)(\d+\.\d+(?:\.\d+)?)(?:-|$)/.exec(firmware)
  const build = /(?:^|-)build(\d+)/.exec(firmware)
  const platform = firmware.slice(0, version?.index ?? build?.index ?? firmware.length)
  const vdom = fields.find((field) => field.startsWith('vdom='))
  const user = fields.findIndex((field) => field.startsWith('user='))
  return {
    platform: platform === '' ? null : platform,
    version: version?.[1] ?? null,
    build: build?.[1] ?? null,
    user: user < 0 ? null : fields.slice(user).join(':').slice('user='.length),
    vdomsEnabled: vdom === 'vdom=1' ? true : vdom === 'vdom=0' ? false : null,
  }
}
