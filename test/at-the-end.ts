const open: (() => Promise<void> | void)[] = []

/** Ends something with the file of tests: tests that run side by side have no end of their own. */
export function atTheEnd(close: () => Promise<void> | void): void {
  open.push(close)
}

/** Ends all of it. The last that was begun ends first. */
export async function endAll(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close()
}
