import { afterAll } from 'vitest'

const open: (() => Promise<void> | void)[] = []

/** Ends something with the file of tests: tests that run side by side have no end of their own. */
export function atTheEnd(close: () => Promise<void> | void): void {
  open.push(close)
}
afterAll(async () => {
  for (const close of open.splice(0).reverse()) await close()
})
