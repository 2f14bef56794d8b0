/**
 * How a backup comes about. Only the device says which: whether it offers SCP (`admin-scp`) and hands the file out,
 * whether its configuration can be read without its empty lines, or a person points to a file.
 */
export const backupWays = ['show', 'show-paged', 'scp', 'scp-refused', 'scp-refused-paged', 'file'] as const

/** One of them. */
export type BackupWay = (typeof backupWays)[number]

/** Those in which it is fetched from the device, the most likely one first. */
export const fetchedWays: readonly BackupWay[] = backupWays.filter((way) => way !== 'file')
