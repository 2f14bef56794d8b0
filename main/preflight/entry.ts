/** More devices than this are no list that someone wrote. */
export const mostDevices = 10_000

/** A host on the way to a device. */
interface Jump {
  readonly host: string
  readonly port: number
  readonly user: string
}

/** A device of an inventory file. */
export interface DeviceEntry {
  /** What to call it; its host if the file says nothing else. */
  readonly name: string
  readonly host: string
  readonly port: number
  readonly user: string
  /** As it stands in the file. */
  readonly keyFile: string | null
  readonly jumps: readonly Jump[]
  readonly oldAlgorithms: boolean
  /** `SHA256:…` of the only host keys to accept; empty if the file names none. */
  readonly hostKeys: readonly string[]
  /** Line of the file. */
  readonly line: number
}

/** The value of a field as text, or as the texts of a list. */
export interface RawField {
  readonly value: string | readonly string[]
  readonly line: number
}

/** A device as the file has it, before its fields are judged. */
export interface RawEntry {
  readonly fields: ReadonlyMap<string, RawField>
  readonly line: number
}

/**
 * What is wrong in an inventory file, and where. It never repeats a value: in a file whose columns have slipped any of
 * them may be a password.
 */
export interface InventoryFault {
  readonly line: number
  /** `null` if it is about more than one field. */
  readonly field: string | null
  readonly message: string
}

/** The fields of a device. */
export const deviceFields = [
  'name',
  'host',
  'port',
  'user',
  'key_file',
  'jump',
  'old_algorithms',
  'host_key',
] as const

type DeviceField = (typeof deviceFields)[number]

/** Names under which people keep secrets, Ansible's among them. */
const secretField = /^(?:\w+_)?(?:password|passwd|pass|passphrase|pwd|secret|token|api_key)$/i

/** Judges the fields of one device. Every fault is told to `complain`; `null` if there was one. */
export function readEntry(raw: RawEntry, complain: (fault: InventoryFault) => void): DeviceEntry | null {
  let sound = true
  const fault = (field: string | null, line: number, message: string) => {
    sound = false
    complain({ line, field, message })
  }
  for (const [name, { line }] of raw.fields) {
    if (secretField.test(name)) fault(name, line, secretsDoNotBelongHere)
    else if (!deviceFields.some((field) => field === name)) {
      fault(name, line, `There is no such field; choose from: ${deviceFields.join(', ')}.`)
    }
  }

  /** The texts of a field, blanks and empty ones taken away. */
  const list = (field: DeviceField): readonly string[] =>
    [raw.fields.get(field)?.value ?? []]
      .flat()
      .map((text) => text.trim())
      .filter(Boolean)
  const lineOf = (field: DeviceField) => raw.fields.get(field)?.line ?? raw.line
  /** A field with one value; `null` if it is empty or wrong. */
  const one = (field: DeviceField, pattern: RegExp, what: string): string | null => {
    const values = list(field)
    const [value] = values
    if (value === undefined) return null
    if (values.length === 1 && pattern.test(value)) return value
    fault(field, lineOf(field), `It is not ${what}.`)
    return null
  }
  const must = (field: DeviceField, pattern: RegExp, what: string): string => {
    if (list(field).length === 0) fault(field, lineOf(field), `It is missing: ${what}.`)
    return one(field, pattern, what) ?? ''
  }

  const host = bare(must('host', hostPattern, 'a host name or an IP address'))
  const user = must('user', userPattern, 'the name of an administrator')
  const name = one('name', /^[^\p{Cc}]{1,100}$/u, 'a name of at most 100 visible characters') ?? host
  const port = Number(one('port', portPattern, 'a TCP port, 1 to 65535') ?? 22)
  const oldAlgorithms = yes.test(one('old_algorithms', yesOrNo, 'true or false') ?? 'false')
  const keyFile = one('key_file', /^[^\p{Cc}]{1,4096}$/u, 'the path of a file')
  const hostKeys = list('host_key')
  if (!hostKeys.every((key) => /^SHA256:[A-Za-z0-9+/]{43}$/.test(key))) {
    fault(
      'host_key',
      lineOf('host_key'),
      'It is not a fingerprint as OpenSSH prints it: SHA256: and 43 characters.',
    )
  }
  const jumps = list('jump')
    .flatMap((text) => text.split(','))
    .map((text) => {
      const parts = jumpPattern.exec(text.trim())?.groups
      if (!parts) fault('jump', lineOf('jump'), 'It is not user@host or user@host:port.')
      return {
        user: parts?.user ?? '',
        host: bare(parts?.host ?? ''),
        port: Number(parts?.port ?? 22),
      }
    })
  return sound ? { name, host, port, user, keyFile, jumps, oldAlgorithms, hostKeys, line: raw.line } : null
}

/** The faults of devices that are each sound but do not go together. */
export function findDoubles(entries: readonly DeviceEntry[]): readonly InventoryFault[] {
  const names = new Map<string, number>()
  const places = new Map<string, number>()
  return entries.flatMap(({ name, host, port, line }) => {
    const place = `${host.toLowerCase()} port ${port}`
    const sameName = names.get(name)
    const samePlace = places.get(place)
    names.set(name, sameName ?? line)
    places.set(place, samePlace ?? line)
    if (samePlace !== undefined) {
      return [
        {
          line,
          field: 'host',
          message: `The same host and port are already in line ${samePlace}.`,
        },
      ]
    }
    return sameName === undefined
      ? []
      : [{ line, field: 'name', message: `The same name is already in line ${sameName}.` }]
  })
}

const secretsDoNotBelongHere =
  'Passwords don’t belong in an inventory file. Remove this line and use the SSH agent, a key, --ask-password or --password-stdin.'

const hostPattern =
  /^(?:[A-Za-z0-9_](?:[\w.-]{0,252}[A-Za-z0-9_.])?|\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%\w+)?\]?)$/
const userPattern = /^[^\p{Cc}\s]{1,64}$/u
const portPattern = /^(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/
const jumpPattern =
  /^(?<user>[^\p{Cc}\s@]{1,64})@(?<host>[A-Za-z0-9_][\w.-]{0,253}|\[[0-9A-Fa-f:.]+(?:%\w+)?\])(?::(?<port>[1-9]\d{0,4}))?$/u
const yes = /^(?:true|yes|on|1)$/i
const yesOrNo = /^(?:true|yes|on|1|false|no|off|0)$/i

/** An IPv6 address without the brackets that it has in a URL. */
function bare(host: string): string {
  return host.replace(/^\[(.+)\]$/, '$1')
}
