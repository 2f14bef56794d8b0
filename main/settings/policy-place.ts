import type { Owner } from './owned-file'

/**
 * Where the policy of an organization lies on this computer: nobody but an administrator can put a file there. On Windows
 * it is in a folder of its own below `Program Files`, in which only administrators may make anything; in
 * `%ProgramData%` anybody may, an installation removes what is in its own folder, and the registry could be read by
 * another program only. The drive is not taken from the environment, which is the person’s.
 */
export function machineWidePolicy(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return String.raw`C:\Program Files\Tokenferry Policy\policy.json`
  if (platform === 'darwin') return '/Library/Application Support/Tokenferry/policy.json'
  return '/etc/tokenferry/policy.json'
}

/** Who alone may write there, as far as the operating system tells. */
export function administrator(platform: NodeJS.Platform = process.platform): Owner {
  return platform === 'win32' ? null : 0
}
