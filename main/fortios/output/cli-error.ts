import { filledLinesOf } from './lines'

/** An error of the command line interface. */
export interface CliError {
  /** The first line of the error: `command parse error before 'psu'`. */
  readonly line: string
  /** Of `Command fail. Return code -61`; `null` if the device gave none. */
  readonly code: number | null
}

/** How the lines of errors begin, as FortiOS prints them. */
const beginnings: readonly RegExp[] = [
  /^Unknown action/,
  /^command parse error before/i,
  /^Command fail\./,
  /^CLI Parsing Error/i,
  /^incomplete command in the end/i,
  /^ambiguous command/i,
  /^entry not found in datasource/,
  /^value parse error before/,
  /^object check operator error/,
  /^object\b.{0,200}\b(does not exist|already exists)/,
  /^node_check_object fail!/,
  /^The entry is used by other/,
  /^string value is too long/,
  /^attribute '.{0,200}' MUST be set/i,
  /^no object\b/,
  /^please use 'end' to return to root shell/,
  /^Permission denied/,
]

/** More characters than any error has. */
const edge = 4096

/**
 * Finds the error in the output of a command. An error is what the output begins or ends with: a line like one
 * in the middle of a configuration is a value of that configuration.
 */
export function findCliError(text: string): CliError | null {
  const edges = text.length > 2 * edge ? `${text.slice(0, edge)}\n${text.slice(-edge)}` : text
  const lines = filledLinesOf(edges).map((line) => line.trimStart())
  const first = lines.findIndex((line) => !isErrorLine(line))
  const last = lines.findLastIndex((line) => !isErrorLine(line))
  const errors = first === -1 ? lines : [...lines.slice(0, first), ...lines.slice(last + 1)]
  const [line] = errors
  if (line === undefined) return null
  const code = errors.map((each) => /^Command fail\. Return code (-?\d+)/.exec(each)?.[1]).find(Boolean)
  return { line, code: code === undefined ? null : Number(code) }
}

function isErrorLine(line: string): boolean {
  return beginnings.some((beginning) => beginning.test(line))
}
