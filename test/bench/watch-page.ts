import type { Page } from 'playwright'

/** A frame of 50 ms or more, as Chromium tells of it. */
export interface LongFrame {
  /** Milliseconds from its beginning to its picture. */
  readonly duration: number
  /** Milliseconds of the page's own work in it; 0 if that was less than 50. The rest waits for main or for a core. */
  readonly work: number
  /** The scripts that took part in it, with their milliseconds. */
  readonly scripts: readonly string[]
}

interface Watched {
  longFrames?: LongFrame[]
}

/** What a page has of a browser's, as far as it is used here. */
interface Browser {
  PerformanceObserver: new (told: (list: { getEntries: () => readonly Entry[] }) => void) => {
    observe: (options: { type: string }) => void
  }
  MutationObserver: new (told: () => void) => {
    observe: (node: object, options: object) => void
    disconnect: () => void
  }
  document: {
    body: object
    querySelectorAll: (selector: string) => Iterable<{ textContent: string }>
    addEventListener: (type: string, told: (event: { timeStamp: number }) => void, options: object) => void
  }
  performance: { now: () => number }
  requestAnimationFrame: (frame: () => void) => void
  setTimeout: (done: () => void, delay: number) => void
}

interface Entry {
  readonly duration: number
  /** What its tasks took above 50 ms each. */
  readonly blockingDuration: number
  readonly scripts: readonly {
    readonly invoker: string
    readonly duration: number
    readonly forcedStyleAndLayoutDuration: number
  }[]
}

/** Begins to write down the long frames of a page. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { PerformanceObserver } = globalThis as unknown as Browser
    const watched = globalThis as unknown as Watched
    watched.longFrames = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration, blockingDuration, scripts } of list.getEntries())
        watched.longFrames?.push({
          duration,
          work: blockingDuration > 0 ? blockingDuration + 50 : 0,
          scripts: scripts.map((script) => {
            const layout = Math.round(script.forcedStyleAndLayoutDuration)
            return `${script.invoker} ${Math.round(script.duration)} ms (layout ${layout} ms)`
          }),
        })
    })
    observer.observe({ type: 'long-animation-frame' })
  })
}

/** The long frames since they were last taken. */
export async function takeFrames(page: Page): Promise<readonly LongFrame[]> {
  // Chromium tells of a frame a little after it.
  await page.waitForTimeout(100)
  return page.evaluate(() => (globalThis as unknown as Watched).longFrames?.splice(0) ?? [])
}

/**
 * Milliseconds from the next click in a page until something with a text stands there and is painted. To be called
 * before the click, and awaited after it.
 */
export function drawnAfterClick(page: Page, selector: string, text: string): Promise<number> {
  return page.evaluate(
    ([wanted = '', words = '']) =>
      new Promise<number>((done) => {
        const browser = globalThis as unknown as Browser
        const { document, performance } = browser
        let pressed: number | null = null
        const press = (event: { timeStamp: number }) => (pressed = event.timeStamp)
        document.addEventListener('click', press, { capture: true, once: true })
        const observer = new browser.MutationObserver(() => {
          if (pressed === null) return
          const since = pressed
          if (![...document.querySelectorAll(wanted)].some((each) => each.textContent.includes(words))) return
          observer.disconnect()
          browser.requestAnimationFrame(() => {
            browser.setTimeout(() => {
              done(performance.now() - since)
            }, 0)
          })
        })
        observer.observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
          attributes: true,
        })
      }),
    [selector, text],
  )
}

/** Types a text into the search of a table, and tells of each key how long it took until other rows were drawn. */
export async function keysToRows(page: Page, search: string, text: string): Promise<readonly number[]> {
  const field = page.getByRole('searchbox', { name: search })
  await field.fill('')
  await page.waitForTimeout(300)
  const times: number[] = []
  for (const key of text) {
    await page.evaluate(() => {
      const timed = globalThis as unknown as Browser & { took?: number | null }
      timed.took = null
      const pressed = () => {
        const began = timed.performance.now()
        // The frame after the key, and what is painted with it.
        timed.requestAnimationFrame(() => {
          timed.setTimeout(() => (timed.took = timed.performance.now() - began), 0)
        })
      }
      timed.document.addEventListener('keydown', pressed, { capture: true, once: true })
    })
    await field.press(key)
    await page.waitForFunction(() => (globalThis as unknown as { took?: number | null }).took !== null)
    times.push(await page.evaluate(() => (globalThis as unknown as { took: number }).took))
  }
  return times
}
