import { ProblemError } from '../contract/result'
import { plural } from '../text/words'
import {
  classifyConfig,
  configurationsIn,
  holdsWords,
  parseConfig,
  withPlainQuotes,
  type ConfigTextKind,
} from '../fortios/config'
import { missingWords } from './missing-sections'
import { refuseOtherProduct } from './refuse-other-product'

/** What a text is needed for. */
export type Use = 'comparing' | 'rehearsing' | 'keeping'

/** A text that will do. */
export interface ConfigurationText {
  readonly kind: ConfigTextKind
  /** One sentence: why it is of that kind. */
  readonly reason: string
  /** The configuration alone; that of a recorded terminal is read out of it. */
  readonly text: string
  /** Whether the text held nothing else, as a device writes it. */
  readonly isBare: boolean
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
 * @param part which of several configurations in the file, from 1; `null` if there is to be one alone
 * @throws ProblemError `backup-…` with the kind of the text, if it can’t; `backup-several` if there are several;
 *   `backup-other-product` if it is that of something else than a FortiGate
 */
export function configurationText(
  use: Use,
  name: string,
  text: string,
  part: number | null = null,
): ConfigurationText {
  const { bare, isRecorded, parts } = configurationsIn(text)
  const wanted = parts.at((part ?? 1) - 1)
  if ((part === null && parts.length > 1) || !wanted) throw severalIn(use, name, parts.length)
  const configuration = withPlainQuotes(wanted.text).text
  const { kind, reason } = classifyConfig(isRecorded ? bare : configuration)
  const refusal = kind === 'configuration' ? undefined : refusalsOf(use, name, reason)[kind]
  if (kind !== 'configuration' && refusal) throw new ProblemError({ code: `backup-${kind}`, ...refusal })
  const document = parseConfig(configuration, { tables: [] })
  refuseOtherProduct(name, document.header?.platform ?? null)
  const lack = use === 'rehearsing' ? missingWords(document) : null
  if (lack !== null) {
    throw new ProblemError({
      code: 'backup-partial',
      message: `${name} can’t be used for a rehearsal: ${lack}`,
      hint: 'Choose a complete backup made by a super_admin.',
    })
  }
  return { kind, reason, text: configuration, isBare: configuration === text && !holdsWords(configuration) }
}

function severalIn(use: Use, name: string, count: number): ProblemError {
  const held = `${name} contains ${plural(count, 'configuration')}`
  return new ProblemError({
    code: 'backup-several',
    ...(use === 'keeping'
      ? {
          message: `${held}, or one that starts over: it is not one complete configuration of this FortiGate.`,
          hint: 'Back up again, or choose a file that contains one configuration.',
        }
      : {
          message: `${held}, so it is unclear which one you mean.`,
          hint: 'Split the file: each configuration starts with its "#config-version" line, or with its first "config" if it has none.',
        }),
  })
}

function refusalsOf(use: Use, name: string, reason: string): Refusals {
  const hint = 'Choose a complete, unencrypted backup in FortiOS format.'
  switch (use) {
    case 'comparing': {
      const said = { message: `${name} can’t be compared: ${reason}`, hint }
      return { encrypted: said, yaml: said, 'not-fortios': said }
    }
    case 'rehearsing': {
      const said = { message: `${name} can’t be used for a rehearsal: ${reason}`, hint }
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
    hint: 'Make one without a password and choose that.',
  },
  masked: {
    message: 'The passwords in this backup are masked: the FortiGate can’t be restored from it.',
    hint: 'Make one without "Password mask" and choose that.',
  },
  yaml: {
    message: 'This backup is in YAML format, which Tokenferry doesn’t read.',
    hint: 'Make one in FortiOS format and choose that.',
  },
  transcript: {
    message: 'This file is a terminal recording, not a backup.',
    hint: 'Make a backup in the web interface of the FortiGate and choose that.',
  },
  'not-fortios': {
    message: 'This file is not a FortiOS configuration.',
    hint: 'Choose a backup of this FortiGate as the web interface saves it (.conf).',
  },
}
