import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { Desk, root } from './desk'
import { hold } from './held'

let at: Desk['at']
let put: Desk['put']
let tokenferry: Desk['tokenferry']
beforeEach(() => {
  ;({ at, put, tokenferry } = new Desk())
})

describe('a file that another program holds', () => {
  test('and does not let go is said, with 2, by every command that reads it', async () => {
    const [open, held] = [put('open.conf'), put('held.conf')]
    const holding = await hold(held, 50_000)
    for (const args of [
      ['verify', '--before', held, '--after', open],
      ['verify', '--before', open, '--after', held],
      ['review', held],
      ['rehearse', held, '--out', 'out'],
    ]) {
      const { code, stderr } = await tokenferry(...args)
      expect(code).toBe(2)
      expect(stderr).toContain('can’t be read')
    }
    expect(existsSync(at('out'))).toBe(false)
    await holding.release()
  }, 60_000)

  test('of an earlier rehearsal, for a moment again and again, stops no new one', async () => {
    mkdirSync(at('out', 'evidence'), { recursive: true })
    put('out\\evidence\\report.html', 'older')
    const child = tokenferry('rehearse', '--out', 'out')
    const report = at('out', 'evidence', 'report.html')
    for (let moment = 0; moment < 30; moment += 1) await (await hold(report, 150).catch(() => null))?.released
    const { code, stderr } = await child
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect((await tokenferry('verify', at('out', 'evidence'))).code).toBe(0)
  }, 60_000)

  test('of an earlier rehearsal, for good, leaves the new one where it was made, and says where', async () => {
    mkdirSync(at('out', 'evidence'), { recursive: true })
    put('out\\evidence\\report.html', 'older')
    const holding = await hold(at('out', 'evidence', 'report.html'), 50_000)
    const { code, stderr } = await tokenferry('rehearse', '--out', 'out')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^tokenferry: The rehearsal is over but can’t be moved to out: .*\n$/)
    await holding.release()
  }, 60_000)
})

describe('evidence', () => {
  const madeHere = process.env.TOKENFERRY_EVIDENCE_MADE_HERE
  const madeThere = process.env.TOKENFERRY_EVIDENCE_MADE_THERE

  test.skipIf(!madeHere)(
    'of another system is intact, until it is changed or Windows puts something in',
    async () => {
      cpSync(madeHere ?? '', at('evidence'), { recursive: true })
      expect(await tokenferry('verify', 'evidence')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Intact: ') as string,
      })
      put('evidence\\desktop.ini', '[.ShellClassInfo]\r\n')
      expect(await tokenferry('verify', 'evidence')).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('desktop.ini was added, as Windows does automatically') as string,
      })
    },
  )

  test.skipIf(!madeThere)(
    'of this one is there for another system to check',
    async () => {
      const out = madeThere ?? ''
      const { code, stderr } = await tokenferry('rehearse', '--out', out)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(await tokenferry('verify', join(out, 'evidence'))).toMatchObject({ code: 0 })
      expect(readFileSync(join(out, 'evidence', 'SHA256SUMS'), 'utf8')).not.toContain('\r')
    },
    30_000,
  )

  test('of which a file is held can’t be checked, and says which', async () => {
    cpSync(join(root, 'docs/samples'), at('evidence'), { recursive: true })
    const holding = await hold(at('evidence', 'users.csv'), 4_000)
    const { code, stderr } = await tokenferry('verify', 'evidence')
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^tokenferry: The bundle can’t be checked, because .*users\.csv can’t be read: E\w+\./,
    )
    await holding.released
  })
})
