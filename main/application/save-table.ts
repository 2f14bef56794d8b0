import type { ShownTable } from '../contract/shown-table'
import { saveText } from './chosen-file'
import type { Desktop } from './desktop'

/**
 * Saves a table as it is shown, for a spreadsheet, where the person chooses.
 *
 * @returns the path, or `null` if the person chose none.
 * @throws ProblemError if it can’t be written
 */
export async function saveTable(
  { title, headings, rows }: ShownTable,
  desktop: Pick<Desktop, 'chooseWhereToSave'>,
): Promise<string | null> {
  const path = await desktop.chooseWhereToSave(`${fileNameOf(title)}.csv`)
  if (path === null) return null
  const { spreadsheet } = await import('../text/spreadsheet')
  await saveText(path, spreadsheet([headings, ...rows]), 'table')
  return path
}

/** `users to compare`: a title as every file system takes it. */
function fileNameOf(title: string): string {
  return (
    title
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join(' ') ?? 'table'
  )
}
