import { parseArgs, type ParseArgsConfig } from 'node:util'
import { MisuseError } from './command'

type Options = NonNullable<ParseArgsConfig['options']>

/** The arguments of a call. @throws MisuseError with the words of what is wrong. */
export function parseCall<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    throw new MisuseError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}
