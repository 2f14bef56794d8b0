import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { posix, win32 } from 'node:path'

/** How a computer says where a folder lies; another one only in tests. */
export interface Places {
  readonly platform: NodeJS.Platform
  /** `/proc/self/mountinfo` of Linux (proc_pid_mountinfo(5)). It is read without touching a share, which may be gone. */
  readonly mounts: () => string
  readonly exists: (path: string) => boolean
  /** Resolves links; on Windows also drives that stand for a share. */
  readonly real: (path: string) => string
}

const thisComputer: Places = {
  platform: process.platform,
  mounts: () => readFileSync('/proc/self/mountinfo', 'utf8'),
  exists: existsSync,
  real: realpathSync.native,
}

/** File systems on a disk of this computer, by the names that Linux gives them. Any other may be far away, or gone after a restart. */
const onDisk = new Set(
  'bcachefs btrfs ecryptfs exfat ext2 ext3 ext4 f2fs fuseblk jfs nilfs2 ntfs ntfs3 overlay reiserfs ubifs udf vfat xfs zfs'.split(
    ' ',
  ),
)

/** Where macOS mounts what it was not started from. */
const mountedOnMac = ['/Volumes', '/Network', '/net', '/home']

/**
 * What a folder lies on if that is not known to be a disk of this computer: `nfs4`, `a network share` …; `null` if it is
 * one. The folder need not be there yet. What is written to a share may never get to its disk, whatever is said of it.
 */
export function notOnDisk(folder: string, places: Places = thisComputer): string | null {
  try {
    // As it is named first: a share that is gone is not asked for its links.
    return whatHolds(folder, places) ?? whatHolds(realOf(folder, places), places)
  } catch {
    return 'an unknown file system'
  }
}

function whatHolds(folder: string, { platform, mounts }: Places): string | null {
  if (platform === 'win32') return folder.startsWith('\\\\') ? 'a network share' : null
  if (platform === 'darwin')
    return mountedOnMac.some((above) => isWithin(folder, above)) ? 'what may be a network share' : null
  const type = mountOf(folder, mounts())
  return onDisk.has(type) ? null : type
}

/** The folder without links, as far as it is there. */
function realOf(folder: string, { platform, exists, real }: Places): string {
  const paths = platform === 'win32' ? win32 : posix
  let there = folder
  while (!exists(there) && there !== paths.dirname(there)) there = paths.dirname(there)
  return paths.join(real(there), paths.relative(there, folder))
}

/** The type of the file system that is mounted around a folder. */
function mountOf(folder: string, mounts: string): string {
  let found = { point: '', type: '' }
  for (const line of mounts.split('\n')) {
    const [before = '', behind = ''] = line.split(' - ')
    const point = unescaped(before.split(' ')[4] ?? '')
    const [type = ''] = behind.split(' ')
    // Of two at one place the later one hides the other.
    if (point !== '' && isWithin(folder, point) && point.length >= found.point.length) found = { point, type }
  }
  return found.type === '' ? 'an unknown file system' : found.type
}

function unescaped(point: string): string {
  return point.replace(/\\([0-7]{3})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 8)))
}

function isWithin(folder: string, above: string): boolean {
  return folder === above || folder.startsWith(above.endsWith('/') ? above : `${above}/`)
}
