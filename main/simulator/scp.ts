import type { ServerChannel } from 'ssh2'

/** Sends one file as `scp -f` does in its first protocol, each step after the zero byte of the other side. */
export function sendFile(channel: ServerChannel, name: string, content: Buffer): void {
  const steps: (() => void)[] = [
    () => channel.write(`C0644 ${content.length} ${name}\n`),
    () => {
      channel.write(content)
      channel.write(Buffer.from([0]))
    },
    () => {
      channel.exit(0)
      channel.end()
    },
  ]
  channel.on('error', () => undefined)
  channel.on('data', (bytes: Buffer) => {
    for (const byte of bytes) {
      if (byte === 0) steps.shift()?.()
      else return refuse(channel, 'scp: protocol error')
    }
  })
}

/** Ends an `scp` that cannot be served, with the reason as its error. */
export function refuse(channel: ServerChannel, reason: string): void {
  channel.write(`\x01${reason}\n`)
  channel.exit(1)
  channel.end()
}
