/**
 * The command line as it describes itself: manual page and completions are made from its `--help` and nothing else.
 */
import { join } from 'node:path'
import { run } from '../../child.mjs'
import { Stop } from '../../terminal.mjs'

/** What an option says goes on in the next line, indented further than any option. */
const goesOn = /\n {10,}(?=\S)/g
const option = /^ {2}(?:(-\w), )?(--[a-z-]+)(?: ([A-Z|]+))? {2,}(\S.*)$/

/**
 * @param {string} text what `tokenferry <command> --help` prints
 * @returns {{ calls: string[], paragraphs: (string | { options: object[] })[], options: object[] }} `calls` are the
 *   first lines; an option is `{ name, short?, argument?, says, values? }`
 */
const parseHelp = (text) => {
  const [calls, ...blocks] = text.trimEnd().split('\n\n')
  const paragraphs = blocks.map((block) => {
    if (!block.startsWith('  ')) return block.replaceAll('\n', ' ')
    return {
      options: block
        .replaceAll(goesOn, ' ')
        .split('\n')
        .map((line) => {
          const match = option.exec(line)
          if (!match) throw new Stop(`The help has a line that is no option: ${line}`)
          const [, short, name, argument, says] = match
          const values = /^what happens: (.+)$/.exec(says)?.[1].split(', ')
          return { name, short, argument, says, values }
        }),
    }
  })
  return {
    calls: calls.split('\n'),
    paragraphs,
    options: paragraphs.flatMap((paragraph) => paragraph.options ?? []),
  }
}

const help = async (root, ...args) => {
  const { code, output, answer } = await run(process.execPath, [
    join(root, 'out', 'main', 'cli.js'),
    ...args,
    '--help',
  ])
  if (code !== 0) throw new Stop('The command line does not print its help.', output)
  return answer
}

/** @returns {Promise<object[]>} each command: `{ name, summary, ...parseHelp }` */
export const readCommands = async (root) => {
  const rows = [...(await help(root)).matchAll(/^ {2}([a-z]+) {2,}(\S.*)$/gm)]
  return Promise.all(
    rows.map(async ([, name, summary]) => ({ name, summary, ...parseHelp(await help(root, name)) })),
  )
}
