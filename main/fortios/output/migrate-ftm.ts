import { filledLinesOf } from './lines'

/** A user whose two-factor setting the device says it has converted. */
interface Conversion {
  /** The table, in the device's word: `admin`. The word for local users is not documented. */
  readonly userKind: string
  readonly name: string
  readonly license: string
  readonly vdom: string
}

/** A token that the device says it has deleted from its configuration. */
interface Deletion {
  readonly serial: string
  readonly license: string
  readonly vdom: string
}

/** What `execute fortitoken-cloud migrate-ftm` prints after the answer. */
export interface MigrateOutput {
  readonly kind: 'migrate-output'
  readonly converted: readonly Conversion[]
  readonly deleted: readonly Deletion[]
  /** The closing line; `null` if there is none. */
  readonly total: { readonly license: string; readonly vdom: string; readonly users: number } | null
  /** Every other line: errors, whose words are not documented, and messages of the console. */
  readonly unrecognised: readonly string[]
}

/** The question in the vendor's words (FortiOS 7.0.4 New Features, "Migrating FortiToken Mobile users"). */
export const documentedQuestion = `Warning: Please acknowledge that once the license and its tokens are migrated to FortiToken Cloud
 - The original FTM license gets invalidated and it cannot be reversed.
 - You will switch from perpetual to annual subscription license.
Please contact customer support to get the migration pre-authorization
and backup your FortiGate configuration!
Ready to proceed? (y/n)`

const questionEnd = 'Ready to proceed? (y/n)'

/** A text without what a terminal adds to break lines. Only these blanks: any other character is a part of the text. */
export function withoutBlanks(text: string): string {
  return text.replaceAll(/[ \t\r\n]+/g, '')
}

/**
 * Reads what the device prints after `y`. Whether the license was migrated is for the device's configuration to
 * say: this output alone proves nothing, and its lines for a refusal are not documented.
 */
export function parseMigrateOutput(text: string): MigrateOutput {
  const converted: Conversion[] = []
  const deleted: Deletion[] = []
  const unrecognised: string[] = []
  let total: MigrateOutput['total'] = null
  for (const line of filledLinesOf(afterAnswer(text)).map((each) => each.trimStart())) {
    const conversion = parseConversion(line)
    const deletion = parseDeletion(line)
    const sum: MigrateOutput['total'] = total === null ? parseTotal(line) : null
    if (conversion !== null) converted.push(conversion)
    else if (deletion !== null) deleted.push(deletion)
    else if (sum !== null) total = sum
    else unrecognised.push(line)
  }
  return { kind: 'migrate-output', converted, deleted, total, unrecognised }
}

/** Leaves out the question and the echo of the answer, if the text still begins with them. */
function afterAnswer(text: string): string {
  const at = text.indexOf(questionEnd)
  const rest = at === -1 ? text : text.slice(at + questionEnd.length)
  return /^\s{0,8}y\s{0,8}\n/.test(rest) ? rest.slice(rest.indexOf('y') + 1) : rest
}

/** `1: Converted admin(ftm-mig1) for license(EFTM…) in vdom(root)`. A name can hold parentheses, so it is read from both ends. */
function parseConversion(line: string): Conversion | null {
  const start = /^\d+: Converted ([^(]+)\(/.exec(line)
  const end = parsePlace(line, ') for license(', ') in vdom(', ')')
  if (start?.[1] === undefined || end === null || end.at < start[0].length) return null
  const { license, vdom } = end
  return { userKind: start[1].trim(), name: line.slice(start[0].length, end.at), license, vdom }
}

/** `fas_migrate_token_clear[667]: Deleted token(FTKMOB…) and license(EFTM…) in vdom(root) configuration`. The number is a line of FortiOS's source and changes with the build. */
function parseDeletion(line: string): Deletion | null {
  const start = /^fas_migrate_token_clear\[\d+\]: Deleted token\(/.exec(line)
  const end = parsePlace(line, ') and license(', ') in vdom(', ') configuration')
  if (start === null || end === null || end.at < start[0].length) return null
  const { license, vdom } = end
  return { serial: line.slice(start[0].length, end.at), license, vdom }
}

/** `License(EFTM…) in VDOM(root): Total 1 admin/local user(s) converted to two-factor Fortitoken-Cloud!` */
function parseTotal(line: string): MigrateOutput['total'] {
  const match =
    /^License\(([^)]*)\) in VDOM\(([^)]*)\): Total (\d+) admin\/local user\(s\) converted to two-factor Fortitoken-Cloud!$/.exec(
      line,
    )
  if (match?.[1] === undefined || match[2] === undefined) return null
  return { license: match[1], vdom: match[2], users: Number(match[3]) }
}

/** Reads `<before><license><between><vdom><after>` off the end of a line; `at` is where it begins. */
function parsePlace(
  line: string,
  before: string,
  between: string,
  after: string,
): { at: number; license: string; vdom: string } | null {
  if (!line.endsWith(after)) return null
  const vdomAt = line.lastIndexOf(between)
  const at = vdomAt === -1 ? -1 : line.lastIndexOf(before, vdomAt - 1)
  if (at === -1) return null
  return {
    at,
    license: line.slice(at + before.length, vdomAt),
    vdom: line.slice(vdomAt + between.length, line.length - after.length),
  }
}
