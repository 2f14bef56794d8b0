import { ProblemError } from '../contract/result'
import { classifyConfig, readTranscript, type ConfigTextKind } from '../fortios/config'

/** What a text is needed for. */
export type Use = 'comparing' | 'rehearsing' | 'keeping'

/** A text that will do. */
export interface ConfigurationText {
  readonly kind: ConfigTextKind
  /** One sentence: why it is of that kind. */
  readonly reason: string
  /** The configuration; that of a recorded terminal is read out of it. */
  readonly text: string
}

interface Said {
  readonly message: string
  readonly hint: string
}

/** What is said of each kind of text that won’t do; a kind that is missing here will. A whole one always does. */
type Refusals = Readonly<Partial<Record<Exclude<ConfigTextKind, 'configuration'>, Said>>>

/**
 * The configuration in a text, if it can be used for that.
 *
 * @param name of the file, for the sentence
 * @throws ProblemError `backup-…` with the kind of the text, if it can’t
 */
export function configurationText(use: Use, name: string, text: string): ConfigurationText {
  const { kind, reason } = classifyConfig(text)
  const refusal = kind === 'configuration' ? undefined : refusalsOf(use, name, reason)[kind]
  if (kind !== 'configuration' && refusal) throw new ProblemError({ code: `backup-${kind}`, ...refusal })
  return { kind, reason, text: kind === 'transcript' ? readTranscript(text) : text }
}

function refusalsOf(use: Use, name: string, reason: string): Refusals {
  const hint = 'Choose a complete, unencrypted backup in FortiOS format.'
  switch (use) {
    case 'comparing': {
      const said = { message: `${name} can’t be compared: ${reason}`, hint }
      return { encrypted: said, yaml: said, 'not-fortios': said }
    }
    case 'rehearsing': {
      const said = { message: `${name} can’t be rehearsed with: ${reason}`, hint }
      return { encrypted: said, yaml: said, 'not-fortios': said, partial: said, transcript: said }
    }
    case 'keeping':
      return notABackup
  }
}

/** What can’t be the backup of a run, which may have to be restored. */
const notABackup: Refusals = {
  encrypted: {
    message: 'This backup is encrypted, so it can’t be checked.',
    hint: 'Take one without a password, and point to that.',
  },
  masked: {
    message: 'This backup has its passwords masked: the FortiGate can’t be restored from it.',
    hint: 'Take one without "Password mask", and point to that.',
  },
  yaml: {
    message: 'This backup is in YAML format, which is not read.',
    hint: 'Take one in FortiOS format, and point to that.',
  },
  transcript: {
    message: 'This file is a recording of a terminal, not a backup.',
    hint: 'Take a backup in the web interface of the FortiGate, and point to that.',
  },
  'not-fortios': {
    message: 'This file is not a FortiOS configuration.',
    hint: 'Point to a backup of this FortiGate, as the web interface saves it (.conf).',
  },
}
