import { hostKeyOf } from '../../../main/simulator/host-key'
import { atTheEnd } from '../../at-the-end'
import { connect as dial, type AddressInfo } from 'node:net'
import ssh2 from 'ssh2'

/** A jump host that lets a password in and passes connections on, which ends with the file of tests. */
export async function passwordHop(password: string) {
  const { privateKey: hostKey } = hostKeyOf()
  const tried: string[] = []
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    client.on('error', () => undefined)
    client.on('authentication', (attempt) => {
      if (attempt.method !== 'none') tried.push(attempt.method)
      if (attempt.method === 'password' && attempt.password === password) attempt.accept()
      else attempt.reject(['password'])
    })
    client.on('tcpip', (accept, reject, { destIP, destPort }) => {
      const socket = dial({ port: destPort, host: destIP, noDelay: true })
      socket.once('error', () => {
        reject()
      })
      socket.once('connect', () => {
        const channel = accept()
        channel.on('error', () => undefined)
        socket.on('error', () => undefined)
        socket.pipe(channel).pipe(socket)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atTheEnd(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
      }),
  )
  return { port: (server.address() as AddressInfo).port, tried }
}
