import { temporaryFolder } from '../../../temporary-folder'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCommands } from '../../../../main/evidence/transcript/commands'
import { Transcript } from '../../../../main/evidence/transcript/transcript'
import { TranscriptFile } from '../../../../main/evidence/transcript/transcript-file'

const at = '2026-11-23T10:00:00.000Z'

/** The commands of a transcript with this text, and where each was typed. */
async function commandsOf(text: string) {
  const path = join(temporaryFolder(), 'transcript.log')
  writeFileSync(path, text)
  return (await readCommands(path)).map(({ scope, command, output }) => ({ scope, command, output }))
}

describe('what was typed', () => {
  test('stands in its scope, which was written down when it was typed', async () => {
    const path = join(temporaryFolder(), 'transcript.log')
    const file = new TranscriptFile(path, (error) => {
      throw error
    })
    const transcript = new Transcript({ lines: (lines) => file.write(lines) }, () => new Date(at))
    transcript.note('Connecting')
    transcript.sent('edit "sg traffic"', '')
    transcript.sent('show user local', 'sg traffic')
    transcript.received('FW (sg traffic) # show user local')
    transcript.received('config user local')
    transcript.sent('end', 'sg traffic')
    transcript.sent('execute fortitoken-cloud migrate-ftm EFTM000000881001 "sg traffic"', 'global')
    transcript.sent('y', 'global')
    transcript.flush()
    await file.close()
    expect((await readCommands(path)).map(({ scope, command }) => [scope, command])).toEqual([
      ['', 'edit "sg traffic"'],
      ['sg traffic', 'show user local'],
      ['sg traffic', 'end'],
      ['global', 'execute fortitoken-cloud migrate-ftm EFTM000000881001 "sg traffic"'],
      ['global', 'y'],
    ])
    expect(readFileSync(path, 'utf8').split('\n')[2]).toBe(`${at} ("sg traffic")> show user local`)
  })

  test('by 0.1.0, which wrote no scopes, stands in the one that its lines led to', async () => {
    const typed = [
      'config global',
      'show system admin',
      'end',
      'config vdom',
      'edit dmz',
      'show user local',
      'end',
      'config vdom',
      String.raw`edit "a \"b\" \\ c"`,
      'show user local',
      'end',
    ]
    expect(
      (await commandsOf(typed.map((text) => `${at} > ${text}\n`).join(''))).map(({ scope }) => scope),
    ).toEqual([
      '',
      'global',
      'global',
      '',
      '',
      'dmz',
      'dmz',
      '',
      '',
      String.raw`a "b" \ c`,
      String.raw`a "b" \ c`,
    ])
  })

  test('in a run that 0.1.0 began is read from both', async () => {
    const path = join(temporaryFolder(), 'transcript.log')
    writeFileSync(path, `${at} # Connecting\n${at} > config global\n${at} > show system admin\n`)
    appendFileSync(path, `${at} # Connecting\n${at} (root)> show user local\n${at}   FW # show user local\n`)
    appendFileSync(path, `${at}   config user local\n`)
    expect(await commandsOf(readFileSync(path, 'utf8'))).toEqual([
      { scope: '', command: 'config global', output: '' },
      { scope: 'global', command: 'show system admin', output: '' },
      { scope: 'root', command: 'show user local', output: 'config user local' },
    ])
  })
})

/** All that some program takes for the end of a line, our own line feed aside. */
const lineEnds = [
  '\r',
  '\v',
  '\f',
  '\u001c',
  '\u001d',
  '\u001e',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u0000',
  '\u0008',
]

describe('a text of the device can’t pose as what was typed', () => {
  const forged = (end: string) =>
    ['x', `${at} > execute factoryreset`, `${at} (global)> y`, `${at} # Disconnected`].join(end)

  test.each([...lineEnds, '\n', '\r\n'])(
    'with %j between its words, as the writer writes it',
    async (end) => {
      const path = join(temporaryFolder(), 'transcript.log')
      const file = new TranscriptFile(path, (error) => {
        throw error
      })
      const transcript = new Transcript({ lines: (lines) => file.write(lines) }, () => new Date(at))
      transcript.sent('show', '')
      transcript.received(forged(end))
      transcript.note(forged(end))
      transcript.sent('end', forged(end))
      transcript.flush()
      await file.close()
      const text = readFileSync(path, 'utf8')
      expect(text.split('\n')).toHaveLength(5)
      expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/u)
      expect((await readCommands(path)).map(({ scope, command }) => [scope, command])).toEqual([
        ['', 'show'],
        [forged(end), 'end'],
      ])
    },
  )

  test.each(lineEnds)('with %j between its words, as 0.1.0 wrote it', async (end) => {
    const commands = await commandsOf(`${at} > show\n${at}   show\n${at}   ${forged(end)}\n`)
    expect(commands).toEqual([{ scope: '', command: 'show', output: forged(end) }])
  })
})
