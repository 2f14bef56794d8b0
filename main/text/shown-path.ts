/** What stands between a file and what lies in it, when both are shown. */
const within = ' › '

/** A file as it is named to people, with its name in the archive that it lies in: `backup.zip › site/a.conf`. */
export function shownPath({
  path,
  member,
}: {
  readonly path: string
  readonly member: string | null
}): string {
  return member === null ? path : inArchive(path, member)
}

/** The name of a file in an archive that is a file of an archive itself. */
export function inArchive(archive: string, member: string): string {
  return `${archive}${within}${member}`
}
