import { flowingCommands, globalCommands, rootCommands, vdomCommands } from '../../fortios/commands'
import { isEditLine, licenseToMigrate } from '../../fortios/name-lines'
import { enterGlobal, enterVdoms, leaveScope } from '../../fortios/scope-lines'

const fixedLines: readonly string[] = [
  ...globalCommands,
  ...vdomCommands,
  ...rootCommands,
  ...flowingCommands,
  enterGlobal,
  enterVdoms,
  leaveScope,
]
const bySqueezed = new Map(fixedLines.map((line) => [squeezed(line), line]))
const beginnings = new Set(
  [...bySqueezed.keys()].flatMap((line) =>
    Array.from({ length: line.length }, (_, end) => line.slice(0, end + 1)),
  ),
)
/** The lines that hold names: `edit …`, `execute fortitoken-cloud migrate-ftm …`. */
const withNames = ['edit', 'executefortitoken-cloudmigrate-ftm']
/** The first two letters of all of them: most lines of an output begin otherwise. */
const firstLetters = new Set([...bySqueezed.keys(), ...withNames].map((line) => line.slice(0, 2)))
const mayBe = new RegExp(
  String.raw`^\s*(?:${[...firstLetters].map((letters) => [...letters].join(String.raw`\s*`)).join('|')})`,
)
const longest = 200

/**
 * The line on the allow-list that a text is, with or without the filter behind it, whatever blanks it lost at the ends
 * of lines; `null` if there is none. A line that holds names needs its blanks.
 */
export function typedLine(text: string): string | null {
  if (text.length > longest || !mayBe.test(text)) return null
  const line = text.trim().replace(/\s+/g, ' ')
  return isEditLine(line) || licenseToMigrate(line) !== null ? line : (bySqueezed.get(squeezed(line)) ?? null)
}

/** Whether lines on the allow-list begin with a text, whatever blanks it lost. */
export function beginsTypedLine(text: string): boolean {
  if (text.length > longest) return false
  const begun = squeezed(text)
  return beginnings.has(begun) || withNames.some((each) => each.startsWith(begun) || begun.startsWith(each))
}

/** Whether a line on the allow-list leads from one scope to another. */
export function leadsToScope(line: string): boolean {
  return /^(?:config|edit|end)\b/.test(line)
}

/** Whether a line leads into a table, whose name and entries the prompt shows as it shows a VDOM. */
export function entersTable(line: string): boolean {
  return /^conf(?:i|ig)? \S/.test(line) && line !== enterGlobal && line !== enterVdoms
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}
