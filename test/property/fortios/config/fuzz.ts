import { isDeepStrictEqual } from 'node:util'
import {
  classifyConfig,
  entriesOf,
  formatNodes,
  parseConfig,
  readTranscript,
  scopesOf,
  type ConfigDocument,
  type ConfigNode,
} from '../../../../main/fortios/config'
import { writeConfig } from '../../../../main/fortios/config/write'
import { decodeText } from '../../../../main/fortios/config/decode'
import { reviewSkimmed } from '../../../../main/review'
import { reviewsOf } from '../../../fixtures/review-text'
import { meaning } from './documents'
import { skim } from './skim'

/** An input at which something did not hold. */
export interface Failure {
  readonly seed: number
  readonly input: string
  readonly error: string
}

/** Longest time of the processor for one input, in milliseconds: each has a few thousand characters. */
const longest = 2000

/**
 * Tries the configuration room on inputs made up from seeds: well-formed ones, damaged ones, and noise. Returns the
 * first failure, its input made as small as was easy, or `null`.
 *
 * @param from the first seed; the next input has the next one.
 */
export function fuzz(count: number, from: number, progress: (done: number) => void): Failure | null {
  for (let index = 0; index < count; index += 1) {
    const seed = from + index
    const input = inputOf(seed)
    const error = check(input)
    if (error !== null) return { seed, ...shrunk(input, error) }
    if (index % 10_000 === 9999) progress(index + 1)
  }
  return null
}

/** What does not hold for an input, or `null`. */
function check(input: string): string | null {
  const began = process.cpuUsage()
  try {
    const error = checkDocument(input) ?? checkFiltered(input) ?? checkSkimmed(input) ?? checkOthers(input)
    if (error !== null) return error
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  const took = process.cpuUsage(began).user / 1000
  return took > longest ? `took ${Math.round(took)} ms` : null
}

function checkDocument(input: string): string | null {
  const document = parseConfig(input)
  if (writeConfig(document) !== input) return 'not written back as it was'
  const breaks = input.split(/\r\r\n|\r\n|\n|\r/).length
  for (const problem of document.problems) {
    if (problem.line < 1 || problem.line > breaks || problem.column < 1)
      return 'a problem outside of the text'
  }
  const error = checkNodes(document.nodes, breaks)
  if (error !== null) return error
  if (document.problems.length > 0) return null
  const again = parseConfig(formatNodes(document.nodes))
  if (again.problems.length > 0) return 'formatted text has problems'
  return isDeepStrictEqual(meaning(again.nodes), meaning(document.nodes))
    ? null
    : 'formatted text has another tree'
}

/** Lines only rise, lie within the text, and blocks are not deeper than a stack. */
function checkNodes(nodes: readonly ConfigNode[], lines: number): string | null {
  let last = 1
  const open = [...nodes].reverse().map((node) => ({ node, depth: 1 }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next
    if (node.line < last || node.line > lines) return `line ${node.line} after line ${last}`
    if (depth > 65) return 'too deep'
    last = node.line
    if ('children' in node)
      for (const child of [...node.children].reverse()) open.push({ node: child, depth: depth + 1 })
  }
  return null
}

const migratedTables = ['user local', 'user fortitoken', 'system admin']

/** Reading some tables finds in them what reading all finds. */
function checkFiltered(input: string): string | null {
  const all = entriesIn(parseConfig(input))
  const some = entriesIn(parseConfig(input, { tables: migratedTables }))
  return isDeepStrictEqual(all, some) ? null : 'reading some tables finds something else'
}

/** What was skimmed, from pieces of any length, is reviewed like the whole text. */
function checkSkimmed(input: string): string | null {
  const bytes = new TextEncoder().encode(input)
  const file = { path: 'x.conf', sha256: '', bytes: bytes.length }
  const skimmed = skim(bytes, 1 + (input.length % 97))
  const review = skimmed && reviewSkimmed(file, skimmed)
  if (review === null) return null
  const whole = reviewsOf(decodeText(bytes).text, { bytes: bytes.length })
  return isDeepStrictEqual([review], whole) ? null : 'skimming finds something else'
}

function entriesIn(document: ConfigDocument): unknown[] {
  return scopesOf(document).map(({ kind, vdom, nodes }) => [
    kind,
    vdom,
    migratedTables.map((table) => entriesOf(nodes, table)),
  ])
}

function checkOthers(input: string): string | null {
  const { reason } = classifyConfig(input)
  if (!reason.endsWith('.')) return 'no sentence for the kind of text'
  scopesOf(parseConfig(readTranscript(input)))
  const decoded = decodeText(Uint8Array.from(input, (character) => character.charCodeAt(0) & 255))
  parseConfig(decoded.text)
  const encoded = decodeText(new TextEncoder().encode(input))
  return isDecodable(input) && encoded.text !== input.replace(/^\ufeff/, '') ? 'not decoded' : null
}

/** Half a character has no bytes, and text full of zeros reads like UTF-16, whatever it is. */
function isDecodable(input: string): boolean {
  return !/[\p{Surrogate}\0]/u.test(input)
}

type Random = (below: number) => number

function randomNumbers(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** The input that a seed stands for. */
export function inputOf(seed: number): string {
  const random = randomNumbers(seed)
  const text = random(10) === 0 ? noise(random) : configuration(random)
  return random(3) === 0 ? text : damaged(text, random)
}

const words = [
  'config user local',
  'config user fortitoken',
  'config system admin',
  'config vdom',
  'config global',
  'config ipv6',
  'config',
  'edit root',
  'edit "a"',
  'edit 1',
  'edit',
  'set two-factor fortitoken',
  'set fortitoken "FTKMOB0000000001"',
  'set comments "it\'s"',
  'set buffer "',
  "set x '",
  'unset x',
  'append member "a" "b"',
  'delete a',
  'next',
  'end',
  '#config-version=FGVM64-7.0.4-FW-build0301:vdom=1:user=a',
  '#config-version=FGVM64-7.0.4-FW-build0301:opmode=0:vdom=1:user=a\nconfig user local',
  '#config-version="',
  '#Version: FortiGate-60F v7.2.8,build1639,240313 (GA.M)',
  '#global_vdom=0:vd_name=dmz/dmz',
  'FGT # ',
  'FGT (global) # show',
  'FGT (vdom) # edit root',
  '--More-- \r         \r',
  'FortinetPasswordMask',
  '__proto__',
]
const marks = [
  '"',
  "'",
  '\\',
  '\n',
  '\r',
  '\r\n',
  '\r\r\n',
  ' ',
  '\t',
  '\f',
  '\u00a0',
  '#',
  '\0',
  '\ufeff',
  '\u001b[K',
  '\b',
  'ä',
  '😀',
  '\ud800',
]

function noise(random: Random): string {
  let text = ''
  for (let count = random(80); count > 0; count -= 1)
    text += pick([...words, ...marks, '\n', '\n    ', '\n        '], random)
  return text
}

function pick(list: readonly string[], random: Random): string {
  return list[random(list.length)] ?? ''
}

/** A configuration such as a device writes, of one scope or of several. */
function configuration(random: Random): string {
  const end = pick(['\n', '\n', '\n', '\r\n', '\r', '\r\r\n'], random)
  const lines = ['#config-version=FGVM64-7.0.4-FW-build0301:opmode=0:vdom=1:user=admin']
  if (random(2) === 0) lines.push(...tables(random))
  else {
    const vdoms = ['root', 'dmz', 'a b'].slice(0, 1 + random(3))
    lines.push('config vdom', ...vdoms.flatMap((vdom) => [`edit "${vdom}"`, 'next']), 'end', '')
    lines.push('config global', ...tables(random), 'end', '')
    for (const vdom of vdoms) lines.push('config vdom', `edit "${vdom}"`, ...tables(random), 'end', '')
  }
  const text = lines.join(end)
  return random(4) === 0 ? text.replace(/^ +/gm, '') : text
}

function tables(random: Random): string[] {
  const lines: string[] = []
  for (let count = random(4); count > 0; count -= 1) {
    lines.push(
      pick(
        ['config user local', 'config user fortitoken', 'config system admin', 'config firewall policy'],
        random,
      ),
    )
    for (let entry = random(4); entry > 0; entry -= 1) {
      lines.push(`    edit "${pick(['a', 'b', 'FTKMOB0000000001', 'x \\"y\\"', 'é'], random)}"`)
      for (let option = random(5); option > 0; option -= 1) lines.push(`        ${statement(random)}`)
      if (random(5) === 0) lines.push('        config ipv6', '            set mode static', '        end')
      lines.push('    next')
    }
    lines.push('end')
  }
  return lines
}

function statement(random: Random): string {
  switch (random(7)) {
    case 6:
      return `set buffer "<p>\n${pick(words, random).replaceAll('"', '\\"')}\n</p>"`
    case 0:
      return 'set two-factor fortitoken'
    case 1:
      return 'set fortitoken "FTKMOB0000000001"'
    case 2:
      return 'set certificate "-----BEGIN CERTIFICATE-----\nTUlJQw==\n-----END CERTIFICATE-----"'
    case 3:
      return 'set buffer "<p class=\\"x\\">\nconfig user local\n    edit \\"z\\"\n    next\nend\nset a </p>"'
    case 4:
      return `set comments '${pick(['a "b"', '', 'c\\'], random)}'`
    default:
      return 'append member "a" "b c" d'
  }
}

/** The text with a few of the damages that editors, terminals, transfers and people do. */
function damaged(text: string, random: Random): string {
  let result = text
  for (let count = 1 + random(3); count > 0; count -= 1) result = damage(result, random)
  return result
}

function damage(text: string, random: Random): string {
  const at = random(text.length + 1)
  const lines = text.split('\n')
  const line = random(lines.length)
  switch (random(8)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(at)
    case 2:
      return text.slice(0, at) + pick(marks, random) + text.slice(at)
    case 3:
      return text.slice(0, at) + text.slice(at + 1 + random(5))
    case 4:
      return lines.toSpliced(line, 1).join('\n')
    case 5:
      return lines.toSpliced(line, 0, lines[line] ?? '').join('\n')
    case 6:
      return lines.toSpliced(line, 0, pick(words, random)).join('\n')
    default:
      return lines.toSpliced(line, 0, ...lines.slice(random(lines.length), random(lines.length))).join('\n')
  }
}

/** Leaves parts out as long as something does not hold. */
function shrunk(input: string, error: string): { readonly input: string; readonly error: string } {
  let small = { input, error }
  for (
    let size = input.length >> 1;
    size > 0;
    size = small.input.length <= size ? size >> 1 : size === 1 ? 0 : size >> 1
  ) {
    for (let at = 0; at < small.input.length;) {
      const shorter = small.input.slice(0, at) + small.input.slice(at + size)
      const why = check(shorter)
      if (why === null) at += size
      else small = { input: shorter, error: why }
    }
  }
  return small
}
