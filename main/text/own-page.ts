/** Stands in the head of every page that Tokenferry writes: such a page shows configurations, and is none. */
export const ownPageMark = '<meta name="generator" content="Tokenferry">'

/** Whether a text is a page that Tokenferry wrote. */
export function isOwnPage(text: string): boolean {
  const head = text.slice(0, 1000)
  return /^\s*<!doctype html>/i.test(head) && head.includes(ownPageMark)
}
