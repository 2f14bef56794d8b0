import { isOwnPage } from '../../text/own-page'
import { survey, type Survey } from './survey'
import { mayDecide } from './words'

/**
 * What a text is. Only `configuration` is a whole configuration of a device as it runs:
 *
 * - `masked`: secrets were replaced (`FortinetPasswordMask`, `<configuration removed>`), so it can be reviewed, not restored;
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

/** Characters at the beginning from which it is told whether they are text at all. */
export const longestHead = 65_536

/**
 * Tells what a text is, from all of its lines and the marks of masks and pagers.
 *
 * @param beginning of the text, if lines of `text` were left out
 * @param lines of the text, if it was gone over already
 */
export function classifyConfig(text: string, beginning = text, lines = survey(text)): ConfigClassification {
  const start = beginning.charCodeAt(0) === 0xfeff ? 1 : 0
  if (beginning.startsWith('#FGBK', start)) return encrypted
  if (text.trim() === '') return { kind: 'not-fortios', reason: 'The file is empty.' }
  if (isOwnPage(beginning)) {
    return { kind: 'not-fortios', reason: 'The file is a page made by Tokenferry.' }
  }
  const holdsBlock = lines.firstBlock !== null || lines.closes
  if (!holdsBlock && /^#FGBK\|/m.test(text)) return encrypted
  if (binaryShare(beginning.slice(start, start + longestHead)) > 0.1) {
    return {
      kind: 'not-fortios',
      reason: 'The file is not text: it is binary, or encrypted or compressed in an unknown way.',
    }
  }
  if (isRecording(lines)) {
    return {
      kind: 'transcript',
      reason: 'The text is a terminal recording: it contains prompts or pages.',
    }
  }
  if (lines.yamlBehindHeader || (!holdsBlock && lines.yamlKeys > 0)) {
    return {
      kind: 'yaml',
      reason: 'The backup is in YAML format: make one in FortiOS format.',
    }
  }
  // A sentence may begin with “config”.
  const maybeCut = lines.beginsWithBlock && (lines.headers.length > 0 || mayDecide(text))
  if (!holdsBlock && !maybeCut) {
    return { kind: 'not-fortios', reason: 'The text contains no lines of a FortiOS configuration.' }
  }
  if (lines.takenOut || isMasked(text)) {
    return {
      kind: 'masked',
      reason:
        'Passwords and keys are masked: the backup can be reviewed, but restoring it would not bring them back.',
    }
  }
  if (lines.vdom !== null) {
    return {
      kind: 'partial',
      reason: `The backup contains only VDOM "${lines.vdom}": administrators are not in it.`,
    }
  }
  if (!lines.beginsWithBlock) {
    return { kind: 'partial', reason: 'The text begins in the middle of a block: its first part is missing.' }
  }
  if (lines.lastWord !== 'end') {
    return { kind: 'partial', reason: 'The text ends in the middle of a block: its last part is missing.' }
  }
  if (!lines.firmware) {
    return {
      kind: 'partial',
      reason:
        'The text has no "#config-version" line: it is part of a configuration or was copied from a screen.',
    }
  }
  return { kind: 'configuration', reason: 'The text is the configuration of a device.' }
}

const encrypted: ConfigClassification = {
  kind: 'encrypted',
  reason: 'The backup is encrypted with a password: make one without encryption.',
}

/** Lines that end in `#` may be anything (“Ticket #”), unless a command is behind it, or nothing at all. */
function isRecording({ recorded, commands, endsWithPrompt }: Survey): boolean {
  return recorded || commands > 0 || endsWithPrompt
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

const binary = /[\0-\u0008\u000e-\u001a\ufffd]/g

/** Share of characters that no text has: control characters and those that stand for what could not be decoded. */
function binaryShare(text: string): number {
  return (text.match(binary)?.length ?? 0) / text.length
}
