import { openAfter, type OpenValue } from './open-value'

const begin = /^-----BEGIN [A-Z0-9 ]+-----$/
const opensWithBlock = /"-----BEGIN [A-Z0-9 ]+-----$/
const end = /^-----END [A-Z0-9 ]+-----(?:"\s*)?$/
const base64 = /^[A-Za-z0-9+/]+={0,2}$/

/**
 * Says whether a configuration that was read without its empty lines (`show | grep .`) may lack any that meant
 * something. Only a value of several lines can have held one. A certificate or a key holds none, unless it has header
 * fields (RFC 1421), which an empty line ends; of any other value nobody can tell.
 *
 * @returns the number of the first line, from 1, from which a value may lack lines; `null` if nothing is lost.
 */
export function mayMissLines(configuration: string): number | null {
  let open: OpenValue = null
  let inBlock = false
  let number = 0
  for (let from = 0; from < configuration.length;) {
    const newline = configuration.indexOf('\n', from)
    const line = configuration.slice(from, newline < 0 ? configuration.length : newline).trimEnd()
    from = newline < 0 ? configuration.length : newline + 1
    number += 1
    if (open === null) {
      if (line.startsWith('#')) continue
      open = openAfter(line, null)
      if (open === null) continue
      if (open !== '"' || !opensWithBlock.test(line)) return number
      inBlock = true
      continue
    }
    if (inBlock ? !base64.test(line) && !end.test(line) : line !== '"' && !begin.test(line)) return number
    inBlock = inBlock ? !end.test(line) : begin.test(line)
    open = openAfter(line, open)
  }
  return open === null ? null : number
}

/**
 * The same for one table of users, tokens or settings, whose values are compared and typed: none of several lines is let
 * through there, whatever it looks like.
 *
 * @returns whether a value goes over several lines, or does not end.
 */
export function holdsLongValue(table: string): boolean {
  if (isQuotedWithinLines(table)) return false
  let open: OpenValue = null
  return table.split('\n').some((line) => {
    if (open !== null || !line.startsWith('#')) open = openAfter(line, open)
    return open !== null
  })
}

/** A quick look that spares most tables the long one: nothing but double quotes quotes, and each ends in its line. */
function isQuotedWithinLines(table: string): boolean {
  if (table.includes("'") || table.includes('\\')) return false
  for (let open = table.indexOf('"'); open >= 0;) {
    const close = table.indexOf('"', open + 1)
    if (close < 0 || table.slice(open, close).includes('\n')) return false
    open = table.indexOf('"', close + 1)
  }
  return true
}
