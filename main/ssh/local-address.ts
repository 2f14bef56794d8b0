import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'

/**
 * The address of this computer towards another, as its routes say; `null` if they don't. Nothing is sent. Behind
 * address translation the other side sees another one.
 *
 * @param host that was reached just before; a name is looked up once more.
 */
export function localAddressTowards(host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
    const finish = (address: string | null) => {
      socket.removeAllListeners('error')
      socket.on('error', () => undefined)
      socket.close()
      resolve(address)
    }
    socket.once('error', () => {
      finish(null)
    })
    // Connecting a datagram socket only chooses the route.
    socket.connect(9, host, () => {
      finish(socket.address().address)
    })
  })
}
