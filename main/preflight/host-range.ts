import { mostDevices } from './entry'

/** What a range counts through if it is one of letters, in this order. */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** `[begin:end]` or `[begin:end:step]`, with what stands in front of it and behind it. */
const range = /^([^[\]]*)\[(?:(\d{0,15}):(\d{1,15})|([a-zA-Z]):([a-zA-Z]))(?::(\d{1,15}))?\](.*)$/

/**
 * The names that the ranges of a name stand for: `fw[01:10]`, `fw[a:f]`, `fw[1:9:2]`, several in one name (Ansible,
 * "How to build your inventory", "Adding ranges of hosts"). Both ends belong to a range. A zero in front of its
 * beginning is kept, and its end is then as long.
 *
 * @param complain is told what is wrong; then there are no names
 */
export function namesOfRanges(pattern: string, complain: (message: string) => void): readonly string[] {
  let names = ['']
  let rest = pattern
  while (/[[\]]/.test(rest)) {
    const found = range.exec(rest)
    const values = found === null ? null : valuesOf(found)
    if (found === null || values === null) {
      complain('Write a range of hosts as [1:9], [01:10], [a:f] or [1:9:2], from low to high.')
      return []
    }
    if (names.length * values.count > mostDevices) {
      complain(`It stands for more than ${mostDevices} devices.`)
      return []
    }
    const all = Array.from({ length: values.count }, (_, at) => `${found[1] ?? ''}${values.at(at)}`)
    names = names.flatMap((name) => all.map((each) => name + each))
    rest = found[7] ?? ''
  }
  return names.map((name) => name + rest)
}

interface RangeValues {
  readonly count: number
  readonly at: (index: number) => string
}

/** `null` if it counts down or not at all, or its ends do not fit. */
function valuesOf(found: RegExpExecArray): RangeValues | null {
  const [, , from, to = '', firstLetter, lastLetter = '', by = '1'] = found
  const isLetters = firstLetter !== undefined
  const begin = isLetters ? letters.indexOf(firstLetter) : Number(from)
  const end = isLetters ? letters.indexOf(lastLetter) : Number(to)
  const step = Number(by)
  const isFilled = !isLetters && from !== undefined && from.length > 1 && from.startsWith('0')
  if (begin > end || step === 0 || (isFilled && from.length !== to.length)) return null
  const width = isFilled ? from.length : 0
  return {
    count: Math.floor((end - begin) / step) + 1,
    at: (index) => {
      const value = begin + index * step
      return isLetters ? letters.charAt(value) : String(value).padStart(width, '0')
    },
  }
}
