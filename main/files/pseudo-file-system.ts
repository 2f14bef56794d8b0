import { statfs } from './plain-fs'

/** File systems that the kernel makes up as they are read, by their type (Linux, `linux/magic.h`). */
const pseudo: ReadonlyMap<number, string> = new Map([
  [0x9fa0, 'proc'],
  [0x62656572, 'sysfs'],
  [0x27e0eb, 'cgroup'],
  [0x63677270, 'cgroup2'],
  [0x64626720, 'debugfs'],
  [0x74726163, 'tracefs'],
  [0x73636673, 'securityfs'],
  [0x1cd1, 'devpts'],
  [0xcafe4a11, 'bpf'],
  [0x6165676c, 'pstore'],
  [0xde5e81e4, 'efivarfs'],
  [0xf97cff8c, 'selinuxfs'],
  [0x42494e4d, 'binfmt_misc'],
  [0x6e736673, 'nsfs'],
])

/** The name of the pseudo file system that a folder lies in; `null` if it lies in none, or this is not Linux. */
export async function pseudoFileSystemOf(folder: string): Promise<string | null> {
  if (process.platform !== 'linux') return null
  return pseudo.get((await statfs(folder)).type) ?? null
}
