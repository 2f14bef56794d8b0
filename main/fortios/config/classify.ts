import { afterBreak, endOfLine, startOfLine } from './characters'
import { parseSingleVdom } from './header'
import { readRecordedPrompt } from './prompt'
import { quoteAfter } from './quotes'

/**
 * What a text is. Only `configuration` is a whole configuration of a device as it runs:
 *
 * - `masked`: secrets were replaced (`FortinetPasswordMask`), so it can be reviewed, not restored;
 * - `partial`: one VDOM, or cut off, or without the header that a backup begins with;
 * - `transcript`: a recording of a terminal, to be read with `readTranscript` first;
 * - `yaml`, `encrypted`, `not-fortios`: cannot be read.
 */
export type ConfigTextKind =
  'configuration' | 'masked' | 'yaml' | 'encrypted' | 'partial' | 'transcript' | 'not-fortios'

export interface ConfigClassification {
  readonly kind: ConfigTextKind
  /** One sentence: why, and what can be done. */
  readonly reason: string
}

/** Lines that are looked at for the first one that tells the language, and characters that they may have in all. */
const linesToTell = 2000
export const longestHead = 65_536

/**
 * Tells what a text is from its first lines, its last one, and the marks of masks and pagers. Reads the text once.
 *
 * @param beginning of the text, where lines of `text` were left out
 */
export function classifyConfig(text: string, beginning = text): ConfigClassification {
  const start = beginning.charCodeAt(0) === 0xfeff ? 1 : 0
  if (beginning.startsWith('#FGBK', start)) {
    return {
      kind: 'encrypted',
      reason: 'The backup is encrypted with a password: take one without encryption.',
    }
  }
  if (text.trim() === '') return { kind: 'not-fortios', reason: 'The file is empty.' }
  const head = beginning.slice(start, start + longestHead)
  if (binaryShare(head) > 0.1) {
    return {
      kind: 'not-fortios',
      reason: 'The file is not text: it is binary, encrypted or compressed in a way that is not known.',
    }
  }
  const first = firstLines(head)
  const last = lastLine(text)
  if (first.prompt || readRecordedPrompt(last) !== null) {
    return {
      kind: 'transcript',
      reason: 'The text is a recording of a terminal: it has prompts or pages in it.',
    }
  }
  if (first.yaml) {
    return {
      kind: 'yaml',
      reason: 'The backup is in YAML format: take one in FortiOS format.',
    }
  }
  if (!first.configuration) {
    return { kind: 'not-fortios', reason: 'The text has no lines of a FortiOS configuration in it.' }
  }
  if (isMasked(text)) {
    return {
      kind: 'masked',
      reason:
        'Passwords and keys are masked: it can be reviewed, but restoring it would not bring them back.',
    }
  }
  if (first.vdom !== null) {
    return {
      kind: 'partial',
      reason: `The backup is of VDOM "${first.vdom}" alone: administrators are not in it.`,
    }
  }
  if (!first.beginsWithBlock) {
    return { kind: 'partial', reason: 'The text begins in the middle of a block: its first part is missing.' }
  }
  if (last.trim() !== 'end') {
    return { kind: 'partial', reason: 'The text ends in the middle of a block: its last part is missing.' }
  }
  if (!first.header) {
    return {
      kind: 'partial',
      reason:
        'The text has no "#config-version" line: it is a part of a configuration, or was copied from a screen.',
    }
  }
  return { kind: 'configuration', reason: 'The text is the configuration of a device.' }
}

/** What stands in the place of a secret in a masked backup. */
export const mask = 'FortinetPasswordMask'

function isMasked(text: string): boolean {
  for (let at = text.indexOf(mask); at >= 0; at = text.indexOf(mask, at + mask.length)) {
    if (/^[\s"]?FortinetPasswordMask(?:["\s]|$)/.test(text.slice(Math.max(0, at - 1), at + mask.length + 1)))
      return true
  }
  return false
}

interface FirstLines {
  header: boolean
  vdom: string | null
  prompt: boolean
  yaml: boolean
  configuration: boolean
  beginsWithBlock: boolean
}

const statement = /^\s*(?:(?:config|edit|set|unset)\s+\S|(?:next|end)\s*$)/

function firstLines(head: string): FirstLines {
  const lines: FirstLines = {
    header: false,
    vdom: null,
    prompt: false,
    yaml: false,
    configuration: false,
    beginsWithBlock: false,
  }
  let position = 0
  let quote = ''
  for (let count = 0; count < linesToTell && position < head.length; count += 1) {
    const end = endOfLine(head, position)
    const line = head.slice(position, end)
    position = afterBreak(head, end)
    const isWithinValue = quote !== ''
    if (line.startsWith('--More-- ') || line.startsWith('=~=~=')) lines.prompt = true
    if (!isWithinValue && readRecordedPrompt(line) !== null) lines.prompt = true
    if (lines.prompt) return lines
    if (isWithinValue || statement.test(line)) quote = quoteAfter(line, quote)
    if (isWithinValue) continue
    if (line.startsWith('#')) {
      if (line.startsWith('#config-version=')) lines.header = true
      lines.vdom ??= parseSingleVdom(line)
    } else if (statement.test(line)) {
      if (!lines.configuration) lines.beginsWithBlock = /^\s*config\s/.test(line)
      lines.configuration = true
    } else if (!lines.configuration && /^(?:[\w.-]+:(?:\s|$)|---\s*$)/.test(line)) {
      lines.yaml = true
      return lines
    }
  }
  return lines
}

const binary = /[\0-\u0008\u000e-\u001a\ufffd]/g

/** Share of characters that no text has: control characters and those that stand for what could not be decoded. */
function binaryShare(text: string): number {
  return (text.match(binary)?.length ?? 0) / text.length
}

/** The last line with something in it, a fence of a ticket or a chat left out. Long lines are cut. */
function lastLine(text: string): string {
  const tail = text
    .slice(-4096)
    .replace(/`{3}\s*$/, '')
    .trimEnd()
  return tail.slice(startOfLine(tail, tail.length))
}
