import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/**
 * Whether an administrator may log in from an address: if no network of its kind is named, or the address is in
 * one of those that are (`set trusthost1 192.0.2.0 255.255.255.0`, `set ip6-trusthost1 2001:db8::/64`). What can't be
 * told counts as allowed.
 */
export function mayLogInFrom(trustedHosts: readonly string[], address: string): boolean {
  const from = addressOf(address)
  if (from === null) return true
  const networks = trustedHosts.map(networkOf).filter((network) => network?.base.kind() === from.kind())
  return (
    networks.length === 0 || networks.some((network) => network && from.match(network.base, network.length))
  )
}

interface Network {
  readonly base: Address
  /** Bits that count. */
  readonly length: number
}

/** `192.0.2.0 255.255.255.0`, `192.0.2.0/24`, `2001:db8::/64`, or one host; `null` if it is none of them. */
function networkOf(text: string): Network | null {
  const [host = '', mask] = text.split(/[ /]/)
  const base = addressOf(host)
  if (base === null) return null
  const whole = base.kind() === 'ipv4' ? 32 : 128
  const length = mask === undefined ? whole : lengthOf(mask)
  return length === null || length > whole ? null : { base, length }
}

function lengthOf(mask: string): number | null {
  if (/^\d{1,3}$/.test(mask)) return Number(mask)
  return ipaddr.IPv4.isValidFourPartDecimal(mask)
    ? ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask()
    : null
}

/** An IPv4 address in the shape of an IPv6 one is an IPv4 address; the scope of a link-local one is left out. */
function addressOf(text: string): Address | null {
  const plain = text.replace(/%.*$/, '')
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(plain) || ipaddr.IPv6.isValid(plain)
  return isAddress ? ipaddr.process(plain) : null
}
