import { StringDecoder } from 'node:string_decoder'
import { readFirstLine } from '../files/read-stream'
import { showAllMarks } from '../text/marks'
import { messageOf } from '../text/message'
import { MisuseError } from './command'

/**
 * Asks for a secret on the terminal, without showing it.
 *
 * @param question `Password`
 * @param otherwise what to do if there is no terminal, as a sentence
 * @throws MisuseError if there is no terminal, nothing was typed, or Ctrl-C was.
 */
export async function askSecret(question: string, otherwise: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw new MisuseError(`There is no terminal to ask for it: ${question}. ${otherwise}`)
  // Before the question: what is typed at once must not be shown either.
  stdin.setRawMode(true)
  try {
    stderr.write(`${showAllMarks(question)}: `)
    const typed = await readLine(stdin)
    if (typed !== '') return typed
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
  throw new MisuseError(`Nothing was entered for: ${question}.`)
}

/** Bytes that a password may have. */
const longestSecret = 4096

/** The first line of standard input. @throws MisuseError if it is empty, or longer than any. */
export async function readSecret(): Promise<string> {
  const line = await readFirstLine(process.stdin, 'The first line of standard input', longestSecret).catch(
    (error: unknown) => {
      throw new MisuseError(messageOf(error))
    },
  )
  if (line === '') throw new MisuseError('The first line of standard input contains no password.')
  return line
}

/** The keys up to Enter, as a terminal in raw mode sends them. Ctrl-C and Ctrl-D give up. */
function readLine(stdin: NodeJS.ReadStream): Promise<string> {
  const decoder = new StringDecoder('utf8')
  return new Promise((resolve) => {
    let typed: readonly string[] = []
    const end = (line: string) => {
      stdin.off('data', onData)
      resolve(line)
    }
    const onData = (chunk: Buffer) => {
      for (const key of decoder.write(chunk)) {
        if (key === '\r' || key === '\n') return end(typed.join(''))
        if (key === '\u0003' || key === '\u0004') return end('')
        if (key === '\u007f' || key === '\b') typed = typed.slice(0, -1)
        else if (key === '\u0015') typed = []
        else if (key >= ' ') typed = [...typed, key]
      }
    }
    stdin.on('data', onData)
    stdin.resume()
  })
}
