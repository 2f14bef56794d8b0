import { rightsOf } from '../../store/folder'
import { temporaryFolder } from '../../../temporary-folder'
import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { TranscriptLine } from '../../../../main/contract/rows'
import { readCommands } from '../../../../main/evidence/transcript/commands'
import { TranscriptFile } from '../../../../main/evidence/transcript/transcript-file'

const at = '2026-11-23T10:00:00.000Z'
const sent = (text: string, scope = ''): TranscriptLine => ({ seq: 1, at, direction: 'sent', scope, text })

/** Writes lines in one session. */
async function session(path: string, lines: readonly TranscriptLine[]): Promise<void> {
  const file = new TranscriptFile(path, (error) => {
    throw error
  })
  file.write(lines)
  await file.close()
}

describe('a transcript file', () => {
  test('holds each line with its time, its direction and its scope; for this user alone', async () => {
    const path = join(temporaryFolder(), 'transcript.log')
    await session(path, [
      sent('show user local', 'sg traffic'),
      { seq: 2, at, direction: 'received', text: 'end' },
      { seq: 3, at, direction: 'note', text: 'Disconnected' },
    ])
    expect(readFileSync(path, 'utf8')).toBe(
      `${at} ("sg traffic")> show user local\n${at}   end\n${at} # Disconnected\n`,
    )
    expect(rightsOf(path, 0o077, 0)).toBe(0)
  })

  test.skipIf(process.platform === 'win32')(
    'that can’t be written says so once, and the session goes on',
    async () => {
      const told: string[] = []
      const file = new TranscriptFile('/dev/full', (error) => told.push(error.message))
      for (let number = 0; number < 5; number += 1) file.write([sent(`line ${number}`)])
      await vi.waitFor(() => {
        expect(told).toHaveLength(1)
      })
      file.write([sent('more')])
      await file.flushed()
      await file.close()
      await file.close()
      file.write([sent('late')])
      expect(told).toHaveLength(1)
      expect(told[0]).toContain('ENOSPC')
    },
  )

  test('that is closed has been let go, and takes late lines without a word', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'transcript.log')
    const told: string[] = []
    const file = new TranscriptFile(path, (error) => told.push(error.message))
    file.write([sent('one')])
    await file.close()
    expect(readFileSync(path, 'utf8')).toContain('one')
    file.write([sent('late')])
    rmSync(folder, { recursive: true })
    expect(told).toEqual([])
  })

  test('goes on behind what a crash left of a line, and nothing that is typed then is lost', async () => {
    const path = join(temporaryFolder(), 'transcript.log')
    await session(path, [sent('get system status')])
    appendFileSync(path, `${at}   Versi`)
    await session(path, [sent('show user local', 'root')])
    expect(
      (await readCommands(path)).map(({ command, transcriptLine }) => [transcriptLine, command]),
    ).toEqual([
      [1, 'get system status'],
      [3, 'show user local'],
    ])
  })
})
