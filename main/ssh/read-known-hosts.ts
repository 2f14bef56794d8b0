import { join } from 'node:path'
import { readWithin } from '../files/open-file'
import { OpenSshKnownHosts, parseKnownHosts } from './openssh-known-hosts'

/** More than the keys of a hundred thousand hosts take, in bytes. */
const largest = 64 * 1024 ** 2

/**
 * Reads the host keys that the OpenSSH of a person knows: of the person, then of the computer. Files that are not
 * there or can't be read count as empty.
 *
 * @param folder `~/.ssh`.
 * @param computer the folder of the whole computer: `/etc/ssh`, or `%PROGRAMDATA%\ssh` on Windows.
 */
export async function readOpenSshKnownHosts(folder: string, computer: string): Promise<OpenSshKnownHosts> {
  const files = [folder, computer].flatMap((place) => {
    const names = place === folder ? ['known_hosts', 'known_hosts2'] : ['ssh_known_hosts', 'ssh_known_hosts2']
    return names.map((name) => join(place, name))
  })
  const entries = await Promise.all(files.map(async (file) => parseKnownHosts(await textOf(file), file)))
  return new OpenSshKnownHosts(entries.flat())
}

async function textOf(file: string): Promise<string> {
  const bytes = await readWithin(file, largest).catch(() => null)
  return bytes?.toString('utf8') ?? ''
}
