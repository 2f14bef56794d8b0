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
      message: `${name} can’t be rehearsed with: ${lack}`,
      hint: 'Choose a complete backup, taken by a super_admin.',
    })
  }
  return { kind, reason, text: configuration, isBare: configuration === text && !holdsWords(configuration) }
}

function severalIn(use: Use, name: string, count: number): ProblemError {
  const held = `${name} holds ${plural(count, 'configuration')}`
  return new ProblemError({
    code: 'backup-several',
    ...(use === 'keeping'
      ? {
          message: `${held}, or one that begins again: it is not one whole configuration of this FortiGate.`,
          hint: 'Take the backup again, or point to a file that holds one configuration.',
        }
      : {
          message: `${held}, so it is not known which one is meant.`,
          hint: 'Split the file: each configuration begins with its line "#config-version", or with its first "config" if it has none.',
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
