import { showAllMarks } from '../text/marks'
import { exitCodes, type ExitCode } from './command'

/** Ends the process as it should if what it prints can’t be written. */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The program that reads our output, as in `tokenferry review … | head`, has read enough.
    if (error.code === 'EPIPE') process.exit(exitCodes.clear)
    process.exit(complain(`standard output can’t be written: ${error.message}`, exitCodes.misuse))
  })
  // What is done does not depend on whether someone hears of its progress and its complaints.
  process.stderr.on('error', () => undefined)
}

/** Prints a text. Resolves once it is out: a pipe takes its time. */
export function say(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => {
      resolve()
    })
  })
}

/** Says in one line why there is nothing to print. */
export function complain(message: string, code: ExitCode): ExitCode {
  process.stderr.write(`tokenferry: ${showAllMarks(message.replaceAll(/[ \t\r\n]+/g, ' '))}\n`)
  return code
}
