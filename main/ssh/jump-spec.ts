/** A port as a number; `null` if it is none. */
export function portOf(text: string | null): number | null {
  const port = Number(text ?? Number.NaN)
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null
}

/** A host as `ProxyJump` names it; what is `null` is left to the configuration. */
export interface JumpSpec {
  readonly host: string
  readonly port: number | null
  readonly user: string | null
}

/** `[user@]host[:port]`, `[user@][IPv6]:port` or `ssh://…`; `null` if it is none of them. */
export function jumpSpec(text: string): JumpSpec | null {
  const parts =
    /^(?:ssh:\/\/)?(?:(?<user>.+)@)?(?:\[(?<six>[^\]]+)\]|(?<name>[^@:[\]]+)|(?<bare>[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*))(?::(?<port>\d+))?\/?$/i.exec(
      text.trim(),
    )?.groups
  const host = parts?.six ?? parts?.name ?? parts?.bare
  if (parts === undefined || host === undefined) return null
  if (parts.port !== undefined && portOf(parts.port) === null) return null
  return { host, port: portOf(parts.port ?? null), user: parts.user ?? null }
}
