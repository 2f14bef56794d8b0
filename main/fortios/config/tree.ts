/**
 * A FortiOS configuration as a tree.
 *
 * The tree is a view on its source text: every node knows where it stands in it, so that a document that was
 * parsed and not changed is written back byte for byte (`writeConfig`), and a finding can point at its line.
 */

/** `set two-factor fortitoken`, `unset status`, `append member "x"`, `rename a to b` …: one statement of a block. */
export interface Statement {
  readonly kind: 'statement'
  /** The first word, as written: `set`, `unset`, `append`, `select`, `unselect`, `clear`, `rename`, `move`, `clone`, `delete`, `purge`. */
  readonly verb: string
  /** The words after the verb, quotes and escapes resolved: `['two-factor', 'fortitoken']`. */
  readonly words: readonly string[]
  /** Line of the first character in the source, from 1. 0 if the node was made by code. */
  readonly line: number
  /** Whether the source quotes a value of it. Absent if the node was made by code: the writer then decides. */
  readonly quoted?: boolean
}

/** `edit "name" … next`: one entry of a table. In the `config vdom` sections of a multi-VDOM backup one `end` closes it and its table. */
export interface EditBlock {
  readonly kind: 'edit'
  /** The name, quotes and escapes resolved. */
  readonly name: string
  readonly children: readonly ConfigNode[]
  readonly line: number
  /** Whether the source quotes the name. Absent if the node was made by code: the writer then decides. */
  readonly quoted?: boolean
}

/** `config user local … end`: a table or a single object. */
export interface ConfigBlock {
  readonly kind: 'config'
  /** The words after `config`, quotes resolved: `['user', 'local']`, `['system', 'replacemsg', 'admin', 'post_admin-disclaimer-text']`. */
  readonly path: readonly string[]
  readonly children: readonly ConfigNode[]
  readonly line: number
}

/** A comment line (`#…`), kept with its text. The header lines of a backup are such lines. */
interface Comment {
  readonly kind: 'comment'
  readonly text: string
  readonly line: number
}

/** Everything that can stand in a configuration. */
export type ConfigNode = Statement | EditBlock | ConfigBlock | Comment

/**
 * What is not well-formed: the text is `cut-off` at its end; a quoted value is `unclosed`; a line is `misplaced`, since
 * another is missing, stands twice or was mangled; or it is `malformed` in itself.
 */
export type ConfigProblemKind = 'cut-off' | 'unclosed' | 'misplaced' | 'malformed'

/** Something that is not well-formed. Parsing goes on after it. */
export interface ConfigProblem {
  readonly kind: ConfigProblemKind
  /** Both from 1. */
  readonly line: number
  readonly column: number
  /** One sentence: what was expected or found. It quotes no values. */
  readonly message: string
}

/** The facts of the comment lines that a backup begins with; absent parts are `null`. */
export interface ConfigHeader {
  /** Platform code before the version: `FGVM64`, `FG100E`, `FortiGate-VM64`. */
  readonly platform: string | null
  /** `7.0.4` */
  readonly version: string | null
  /** As written, with its leading zeros: `0301`. */
  readonly build: string | null
  /** The administrator who took the backup. */
  readonly user: string | null
  readonly vdomsEnabled: boolean | null
  /** The VDOM that a backup of one VDOM is of. */
  readonly vdom: string | null
}

/** Sections that are not there, though every line that is there is well-formed. */
export interface MissingSections {
  /** VDOMs that are listed, in that order, and whose tables are not in the text. */
  readonly vdoms: readonly string[]
  /** Whether there are VDOMs, and no `config global`. */
  readonly global: boolean
}

/** A parsed configuration. */
export interface ConfigDocument {
  readonly nodes: readonly ConfigNode[]
  readonly header: ConfigHeader | null
  readonly problems: readonly ConfigProblem[]
  /** The sections that a configuration with VDOMs should hold and this one does not. */
  readonly missing: MissingSections
  /** The text it was parsed from. */
  readonly source: string
}
