/**
 * Where Tokenferry is installed, and the ordinary person who uses it there.
 *
 * @typedef {object} Place
 * @property {string} application Electron’s binary, as that person sees it
 * @property {string} program the command `tokenferry`
 * @property {string} home the person’s folder, which they are in
 * @property {(program: string, args: string[], options?: object) => import('node:child_process').ChildProcess} start
 *   starts something as that person
 * @property {(path: string) => string} file where a file of theirs is to be found from here
 */
import { chownSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { outcomeOf } from './outcome.mjs'

/** Puts a file into the person's folder, as theirs. */
export const put = (place, name, content) => {
  const home = place.file(place.home)
  const { uid, gid } = statSync(home)
  writeFileSync(join(home, name), content)
  chownSync(join(home, name), uid, gid)
}

/** Runs `tokenferry` as that person, to its end. */
export const tokenferry = (place, args, { input, ...options } = {}) =>
  outcomeOf(place.start(place.program, args, options), input)
