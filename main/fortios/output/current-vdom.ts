import { filledLinesOf } from './lines'

/** The VDOM that the device says it has entered: `root` of `current vf=root:0`, or `null` if it says nothing. */
export function findCurrentVdom(text: string): string | null {
  const label = 'current vf='
  const line = filledLinesOf(text).find((each) => each.startsWith(label))
  const colon = line?.lastIndexOf(':') ?? -1
  return line === undefined || colon < label.length ? null : line.slice(label.length, colon)
}
