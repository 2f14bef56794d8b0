import { hasMarks, showMarks } from '../../../main/text/marks'

/** What a person reads or hears of an element, besides what stands in it. What is typed stays as it is. */
const spoken = ['title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'aria-valuetext'] as const

const isPlain = /^[\n\t -~]*$/

/**
 * The props of an element of the page with each mark that hides or turns text as its code, `<U+202E>`. Names and texts of a
 * device come to the window as they are, since it names things by them; they are drawn so that what is read is what is
 * there.
 */
export function visibleProps(props: unknown): unknown {
  if (typeof props !== 'object' || props === null) return props
  const given = props as Readonly<Record<string, unknown>>
  const changed: Record<string, unknown> = {}
  const children = visible(given.children)
  if (children !== given.children) changed.children = children
  for (const name of spoken) {
    const text = given[name]
    if (typeof text === 'string' && !isPlain.test(text) && hasMarks(text)) changed[name] = showMarks(text)
  }
  return Object.keys(changed).length === 0 ? props : { ...given, ...changed }
}

function visible(children: unknown): unknown {
  if (typeof children === 'string') return isPlain.test(children) ? children : showMarks(children)
  if (!Array.isArray(children)) return children
  const shown = children.map(visible)
  return shown.every((child, at) => child === children[at]) ? children : shown
}
