/**
 * Whether an administrator may log in from an IPv4 address: where no network is named, or the address is in one of
 * those that are (`set trusthost1 192.0.2.0 255.255.255.0`). What can't be told counts as allowed.
 */
export function mayLogInFrom(trustedHosts: readonly string[], address: string): boolean {
  const from = numberOf(address)
  const networks = trustedHosts.flatMap((host) => {
    const [network, mask] = host.split(/[ /]/)
    const base = numberOf(network ?? '')
    const bits = maskOf(mask ?? '255.255.255.255')
    return base === null || bits === null ? [] : [{ base, bits }]
  })
  if (from === null || networks.length === 0) return true
  return networks.some(({ base, bits }) => (from & bits) >>> 0 === (base & bits) >>> 0)
}

function numberOf(address: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number)
  if (!parts || parts.some((part) => part > 255)) return null
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

function maskOf(mask: string): number | null {
  if (/^\d{1,2}$/.test(mask)) {
    const length = Number(mask)
    return length > 32 ? null : length === 0 ? 0 : (-1 << (32 - length)) >>> 0
  }
  return numberOf(mask)
}
