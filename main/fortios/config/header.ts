import type { ConfigHeader } from './tree'

/** What the first line of a backup begins with. */
export const firmwareMark = '#config-version='

/** A line that only the header of a configuration has, at the start of any line of a text. */
export const anyHeaderLine =
  /^[ \t]*#(?:config-version=|conf_file_ver=|global_vdom=|RANCID-CONTENT-TYPE:| ?Version: \S+ v\d| ?Hostname: \S| ?Platform Type\s*:)/m

/** The first line of a backup, with what comes behind it: no value holds that. */
const backupHeader = /#config-version=[^\n\r"]{1,200}:opmode=[^\n\r"]{1,200}[\n\r]+(?:#|config )/y

/** Where the first backup begins at or after a position, be it in the middle of a line; `Infinity` if none does. */
export function backupHeaderAfter(text: string, from: number): number {
  for (let at = text.indexOf(firmwareMark, from); at >= 0; at = text.indexOf(firmwareMark, at + 1)) {
    backupHeader.lastIndex = at
    if (backupHeader.test(text)) return at
  }
  return Infinity
}

/**
 * Adds what a comment line tells to what the lines before it told. Known forms:
 *
 *     #config-version=FG5H1E-7.4.8-FW-build2795-250523:opmode=0:vdom=1:user=admin
 *     #config-version=FG100E-6.0.2-FW-build0163-3-180725:opmode=1:vdom=0:user=admin
 *     #config-version=FortiGate-VM64 v6.2.3,build1066,191218 (GA):opmode=0:vdom=0:user=admin
 *     #global_vdom=0:vd_name=root/root
 *     #Version: FortiGate-1500D v7.2.8,build1639,240313 (GA.M)
 *     # Virtual domain configuration: multiple
 *
 * The last two are lines of `get system status`, which RANCID and oxidized put in front. The platform may hold hyphens
 * (`FortiGate-VM64`), any part may be missing. `opmode` is not read: it is seen as 0 and as 1 on devices in NAT mode.
 */
export function withHeaderLine(header: ConfigHeader | null, line: string): ConfigHeader | null {
  const vdom = parseSingleVdom(line)
  if (vdom !== null) return { ...(header ?? nothing), vdom }
  if (line.startsWith(firmwareMark))
    return { ...withMark(line.slice(firmwareMark.length).trim()), vdom: header?.vdom ?? null }
  return withStatusLine(header, line)
}

function withMark(text: string): ConfigHeader {
  const fields = text.split(':')
  const vdoms = fields.find((field) => field.startsWith('vdom='))
  const user = fields.findIndex((field) => field.startsWith('user='))
  return {
    ...nothing,
    ...firmwareOf(fields[0] ?? ''),
    user: user < 0 ? null : fields.slice(user).join(':').slice('user='.length),
    vdomsEnabled: vdoms === 'vdom=1' ? true : vdoms === 'vdom=0' ? false : null,
  }
}

/** `FGT60F-7.2.8-FW-build1639-240313`, `FortiGate-VM64 v6.2.3,build1066,191218 (GA)`: its parts in any order of the kind. */
function firmwareOf(text: string): Pick<ConfigHeader, 'platform' | 'version' | 'build'> {
  const version = /(?:^|[-_ ])v?(\d{1,2}\.\d{1,3}(?:\.\d{1,3})?)(?![\d.]*\d)/.exec(text)
  const build = /(?:^|[-, ])build(\d+)/.exec(text)
  const platform = text.slice(0, version?.index ?? build?.index ?? text.length)
  return {
    platform: platform === '' ? null : platform,
    version: version?.[1] ?? null,
    build: build?.[1] ?? null,
  }
}

/** A line of `get system status` tells nothing that the header of the device itself has told already. */
function withStatusLine(header: ConfigHeader | null, line: string): ConfigHeader | null {
  const [, name = '', value = ''] = /^# ?([A-Z][\w -]*?)\s*:\s*(.*?)\s*$/.exec(line) ?? []
  const known = header ?? nothing
  if (name === 'Version' && /^\S+ v\d/.test(value)) {
    const { platform, version, build } = firmwareOf(value)
    return {
      ...known,
      platform: known.platform ?? platform,
      version: known.version ?? version,
      build: known.build ?? build,
    }
  }
  const vdoms = name === 'Virtual domain configuration' ? vdomWords.get(value) : undefined
  return vdoms === undefined ? header : { ...known, vdomsEnabled: known.vdomsEnabled ?? vdoms }
}

const vdomWords: ReadonlyMap<string, boolean> = new Map([
  ['disable', false],
  ['enable', true],
  ['multiple', true],
  ['multi-vdom', true],
  ['split-task', true],
])

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
