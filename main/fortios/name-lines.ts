/** A name as `quoteName` writes it. */
const name = String.raw`(?:[\w.-]+|"(?:[^"\\\p{Cc}?]|\\["\\])+")`
const migrateLine = new RegExp(`^execute fortitoken-cloud migrate-ftm ([A-Za-z0-9]+) ${name}$`, 'u')
const editLine = new RegExp(`^edit ${name}$`, 'u')

/** Whether a line is `edit <name>`, which enters a VDOM. */
export function isEditLine(line: string): boolean {
  return editLine.test(line)
}

/** The license that a line migrates, of whatever length; `null` if it is not the command that does. */
export function licenseToMigrate(line: string): string | null {
  return migrateLine.exec(line)?.[1] ?? null
}
