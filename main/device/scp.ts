import type { ClientChannel } from '../ssh/connection'
import { ProblemError } from '../contract/result'
import type { Deadlines } from './deadline'

/** The largest file that is taken, in bytes: as much as one output of the command line may hold. */
const largestFile = 128 * 1024 ** 2

/** How long a file may stall, and how long it may take as a whole. */
export const filePatience: Deadlines = { idle: 60_000, overall: 30 * 60_000 }

/**
 * Receives one file over the legacy SCP protocol, the only one that FortiOS serves (`scp -O`, Fortinet KB "Backing
 * up the FortiGate configuration file via SCP"). Bytes go to `sink` as they come; nothing is kept here.
 *
 * @throws ProblemError `scp-refused` if the device does not offer the file, cuts it short, or says that it is larger
 * than any configuration.
 */
export async function receiveFile(
  channel: ClientChannel,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<number> {
  let size: number | null = null
  let received = 0
  let header = ''
  channel.write('\0')
  for await (const piece of channel as AsyncIterable<Buffer>) {
    let chunk = piece
    if (size === null) {
      const end = chunk.indexOf(0x0a)
      header += chunk.subarray(0, end < 0 ? chunk.length : end).toString('latin1')
      if (header.length > 4096) break
      if (end < 0) continue
      const parts = /^C[0-7]{4} (\d{1,12}) .+$/.exec(header)
      if (!parts) break
      size = Number(parts[1])
      if (size > largestFile) throw scpRefused(`Its announced size is ${size} bytes.`)
      chunk = chunk.subarray(end + 1)
      channel.write('\0')
    }
    const left = size - received
    if (chunk.length > 0 && left > 0) {
      const content = chunk.subarray(0, Math.min(left, chunk.length))
      received += content.length
      await sink(content)
    }
    if (received >= size) {
      channel.write('\0')
      channel.end()
      return received
    }
  }
  throw scpRefused(size === null ? header : `It ended after ${received} of ${size} bytes.`)
}

/** The device offers no SCP, or broke it off; `detail` says how. */
export function scpRefused(detail: string): ProblemError {
  const printable = detail.replace(/[^\x20-\x7e]/g, '').slice(0, 200)
  return new ProblemError({
    code: 'scp-refused',
    message: 'The FortiGate did not provide its configuration over SCP.',
    hint: 'The backup is read over the command line instead.',
    ...(printable !== '' && { detail: printable }),
  })
}
