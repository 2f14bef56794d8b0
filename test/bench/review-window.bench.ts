import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { generateConfig } from '../fixtures/generate-config'
import { median, round, type Figure } from './figure'
import { keysToRows } from './watch-page'
import { openWindow, type Stage } from './window'
import { temporaryFolder } from '../temporary-folder'

const people = 20_000
/** A frame that missed its turn: the gap to the one before is more than one and a half refreshes of 60 Hz. */
const missed = 25
const scrolledFrames = 600
const searches = ['user-01', 'customer-1', '@example', 'ftkmob10000', 'kiosk']

/**
 * The window while it reviews a backup of 50 MB with 250 VDOMs and 20,000 users, and then shows them: its frames while
 * the file is read, its frames while the table is scrolled, and how long a key in the search takes. An empty page is
 * measured in the same run, since a machine without a GPU misses frames by itself.
 */
export async function measure(stage: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  const file = join(folder, 'large.conf')
  writeFileSync(file, generateConfig({ megabytes: 50, vdoms: 250, tokens: people, users: people }))
  try {
    const idle = await emptyPage(stage)
    const { electron, page, close } = await openWindow(stage)
    try {
      await page.getByRole('heading', { level: 1 }).waitFor()
      await electron.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
      }, file)
      await startFrames(page)
      const began = performance.now()
      await page.getByRole('button', { name: 'Open files' }).click()
      await page.getByRole('tab', { name: /^Users/ }).waitFor({ timeout: 120_000 })
      const seconds = (performance.now() - began) / 1000
      const reading = await stopFrames(page)
      await startFrames(page)
      await page.getByRole('tab', { name: /^Users/ }).click()
      await page.getByRole('grid', { name: 'Users' }).waitFor()
      await page.waitForTimeout(500)
      const opening = await stopFrames(page)
      const scrolling = await scroll(page)
      const keys: number[] = []
      for (const text of searches) keys.push(...(await keysToRows(page, 'Search users', text)))
      const tasks = await page.evaluate(() => (globalThis as unknown as Recorder).tasks ?? [])
      return [
        figure('50 MB, from the choice to its findings', seconds, 's'),
        figure('longest frame while it is read', longest(reading), 'ms', 100),
        figure('longest frame while the table of 20,000 users opens', longest(opening), 'ms', 100),
        figure('longest frame of an empty page', longest(idle), 'ms'),
        // Only tasks of 50 ms and more are told.
        figure('longest task of the page, from first to last', Math.max(0, ...tasks), 'ms', 100),
        figure('frames missed while 20,000 users are scrolled', share(scrolling), '%', 1, scrolling.length),
        figure('frames missed by an empty page', share(idle), '%', undefined, idle.length),
        figure('key to rows, median', median(keys), 'ms', 50, keys.length),
        figure('key to rows, longest', Math.max(...keys), 'ms', undefined, keys.length),
      ]
    } finally {
      await close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figure(what: string, value: number, unit: string, bound?: number, runs = 1): Figure {
  return {
    figure: `review window: ${what}`,
    value: round(value),
    unit,
    ...(bound !== undefined && { bound }),
    runs,
  }
}

/** The frames of a page that does nothing. */
async function emptyPage(stage: Stage): Promise<readonly number[]> {
  const { page, close } = await openWindow(stage, join(stage.root, 'test', 'bench', 'empty-window'))
  try {
    await page.waitForTimeout(1_000)
    await startFrames(page)
    await page.waitForTimeout(10_000)
    return await stopFrames(page)
  } finally {
    await close()
  }
}

interface Recorder {
  frames?: number[]
  recording?: boolean
  /** Durations of the long tasks since the first recording, in ms. */
  tasks?: number[]
}

/** Begins to write down the gaps between the frames of a page. */
async function startFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    interface Watching {
      requestAnimationFrame: (frame: (at: number) => void) => void
      PerformanceObserver: new (told: (list: { getEntries: () => { duration: number }[] }) => void) => {
        observe: (options: { type: string }) => void
      }
    }
    const recorder = globalThis as unknown as Recorder & Watching
    if (recorder.tasks === undefined) {
      const tasks: number[] = []
      recorder.tasks = tasks
      const observer = new recorder.PerformanceObserver((list) => {
        tasks.push(...list.getEntries().map(({ duration }) => duration))
      })
      observer.observe({ type: 'longtask' })
    }
    const gaps: number[] = []
    recorder.frames = gaps
    recorder.recording = true
    let last: number | null = null
    const next = (at: number) => {
      if (last !== null) gaps.push(at - last)
      last = at
      if (recorder.recording === true) recorder.requestAnimationFrame(next)
    }
    recorder.requestAnimationFrame(next)
  })
}

async function stopFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const recorder = globalThis as unknown as Recorder
    recorder.recording = false
    return recorder.frames ?? []
  })
}

/** Scrolls the table four rows a frame, 240 in a second, and tells the gaps between the frames. */
async function scroll(page: Page): Promise<readonly number[]> {
  await startFrames(page)
  await page
    .locator('.grid')
    .last()
    .evaluate(
      (grid, frames) =>
        new Promise<void>((done) => {
          const scroller = grid as unknown as { scrollTop: number }
          const { requestAnimationFrame } = globalThis as unknown as {
            requestAnimationFrame: (frame: () => void) => void
          }
          let left = frames
          const next = () => {
            scroller.scrollTop += 148
            left -= 1
            if (left > 0) requestAnimationFrame(next)
            else done()
          }
          requestAnimationFrame(next)
        }),
      scrolledFrames,
    )
  return stopFrames(page)
}

function longest(gaps: readonly number[]): number {
  return Math.max(...gaps)
}

/** Percentage of the frames that missed their turn. */
function share(gaps: readonly number[]): number {
  return (gaps.filter((gap) => gap > missed).length / gaps.length) * 100
}
