import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { changedIn, strangersIn } from './changes.mjs'
import { outcomeOf } from './outcome.mjs'

/** The files below a folder, with a sum of each. */
const contentOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map(
      (file) => `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${relative(folder, file)}`,
    )

/**
 * @param {() => import('./place.mjs').Place} at
 * @param {() => { system: object, before: string[] }} of the system, and what was changed there before the installation
 * @param {(which: 'older' | 'newer') => Promise<object>} install by apt
 */
export const theRemoval = (at, of, install) =>
  describe('the removal', () => {
    const home = () => at().file(at().home)
    const apt = async (how) => {
      const { code, stderr } = await outcomeOf(
        of().system.start('root', 'apt-get', [how, '-y', 'tokenferry']),
      )
      return { code, complaint: /^(?:E|W|dpkg):.*/m.exec(stderr)?.[0] }
    }
    const isNamed = (path) => {
      const file = of().system.file(path)
      return (
        path.includes('tokenferry') || (lstatSync(file).isFile() && readFileSync(file).includes('tokenferry'))
      )
    }
    const expectNothingLeft = async () => {
      const { system, before } = of()
      expect((await outcomeOf(at().start('dpkg', ['-s', 'tokenferry']))).code).toBe(1)
      expect(strangersIn(system, before)).toEqual([])
      const written = changedIn(system).filter((path) => !/^\/(?:home|var\/(?:cache|log|lib))\//.test(path))
      expect(written.filter((path) => !before.includes(path) && isNamed(path))).toEqual([])
      for (const folder of ['/usr/lib/tokenferry', '/usr/share/tokenferry', '/usr/share/doc/tokenferry'])
        expect(existsSync(system.file(folder))).toBe(false)
    }

    test('by "apt remove" leaves the person’s data and nothing else, not even settings to purge', async () => {
      const data = contentOf(home())
      expect(data.some((line) => line.endsWith('/report.html'))).toBe(true)
      expect(await apt('remove')).toEqual({ code: 0 })
      expect(contentOf(home())).toEqual(data)
      await expectNothingLeft()
    })

    test('by "apt purge" leaves the person’s data and nothing else', async () => {
      const data = contentOf(home())
      expect(await install('older')).toMatchObject({ code: 0 })
      expect(await apt('purge')).toEqual({ code: 0 })
      expect(contentOf(home())).toEqual(data)
      await expectNothingLeft()
    })
  })
