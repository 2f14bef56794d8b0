/** What an archive holds under a name. The name is to be shown, never to be opened: nothing is unpacked to the disk. */
export type Member = { readonly name: string } & ({ readonly bytes: Buffer } | UnreadMember)

/** It can’t be read (`unreadable`), or nothing in it could have been (`left-out`); and why, as sentences. */
export interface UnreadMember {
  readonly unread: 'left-out' | 'unreadable'
  readonly reason: string
}

/** The largest member that is read, in bytes: what a file may hold that is no archive. */
export const largestMember = 500 * 1024 ** 2

/** Why members are not read. */
export const notRead = {
  link: { unread: 'left-out', reason: 'It is a link in the archive, which is not followed.' },
  special: { unread: 'left-out', reason: 'It is a device or a pipe in the archive.' },
  tooLarge: { unread: 'unreadable', reason: `It contains more than ${largestMember / 1024 ** 2} MiB.` },
  encrypted: {
    unread: 'unreadable',
    reason: 'It is encrypted in the archive: unpack it with its password and review the result.',
  },
  method: {
    unread: 'unreadable',
    reason: 'Its compression method is not supported: unpack it and review the result.',
  },
  damaged: { unread: 'unreadable', reason: 'It is damaged or truncated in the archive, so it was not read.' },
} as const satisfies Record<string, UnreadMember>
