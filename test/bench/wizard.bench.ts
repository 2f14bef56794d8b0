import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StepId } from '../../main/contract/steps'
import { stepTitles } from '../../main/contract/steps'
import { Wizard } from '../e2e/wizard'
import { crowd } from '../fixtures/scenes/office'
import { temporaryFolder } from '../temporary-folder'
import { textOf } from '../unit/migration/world'
import { growthFigure, median, pairs, round, spreadOf, type Figure } from './figure'
import { takeSent, watchMain } from './watch-main'
import { drawnAfterClick, keysToRows, takeFrames, watchFrames, type LongFrame } from './watch-page'
import { openWindow, type Stage } from './window'

const many = 20_000
const few = 40
/** Sizes between, gone through once each, for the growth. */
const between = [5_000, 10_000]
const searches = ['keller', 'ana.', 'vdom-1', 'zoe']

/** What a step is drawn by, once all that it reads has come. */
const drawnBy: Readonly<Partial<Record<StepId, readonly [selector: string, text: string]>>> = {
  service: ['button:enabled', 'Continue to the inventory'],
  inventory: ['[role=tabpanel] .findings', ''],
  verify: ['[role=grid][aria-label=Verification] [role=gridcell]', ''],
}

/** The steps that begin with a long reading: the window says at once what is read. */
const reading: readonly StepId[] = ['inventory', 'verify']

/** What was measured of one thing that a person does. */
interface Phase {
  readonly name: string
  readonly frames: readonly LongFrame[]
  readonly largestSnapshot: number
  readonly peakMegabytes: number
  /** Of a way from step to step: milliseconds from the click to what is drawn, and those that the device took of it. */
  readonly drawn: number | null
  readonly device: number
  /** Milliseconds from the click to the words that say what is being read, if any do. */
  readonly told: number | null
  /** The longest time in which main answered nobody. */
  readonly standstill: number
}

/** Of a way from step to step: milliseconds from the click to what is drawn, and to what says what is read. */
interface Way {
  readonly drawn: number
  readonly told: number | null
}

interface Walk {
  readonly phases: readonly Phase[]
  readonly keys: readonly number[]
}

/**
 * A rehearsal with 20,000 users and one with 40, in turn, from the first screen to the report, in a window. With
 * `TOKENFERRY_BENCH_DETAILS` in the environment every frame is told on standard error as it comes.
 */
export async function measure(stage: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  try {
    const crowded: Walk[] = []
    const small: Walk[] = []
    for (let run = 0; run < pairs; run += 1) {
      small.push(await walk(stage, join(folder, 'few.conf'), few))
      crowded.push(await walk(stage, join(folder, 'many.conf'), many))
    }
    const points: WalkOfSize[] = []
    for (const people of between)
      points.push({ people, walks: [await walk(stage, join(folder, `${people}.conf`), people)] })
    return [...figuresOf(crowded, small), ...growthOf([...points, { people: many, walks: crowded }])]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figuresOf(crowded: readonly Walk[], small: readonly Walk[]): readonly Figure[] {
  const names = crowded[0]?.phases.map(({ name }) => name) ?? []
  const phase = (name: string, walks = crowded) =>
    walks.flatMap(({ phases }) => phases.filter((each) => each.name === name))
  const steps = names.filter((name) => phase(name).some(({ drawn }) => drawn !== null))
  const isReport = (name: string) => name === 'the report'
  const peak = ({ phases }: Walk, counts: (name: string) => boolean) =>
    Math.max(...phases.filter(({ name }) => counts(name)).map(({ peakMegabytes }) => peakMegabytes))
  const memory = (what: string, counts: (name: string) => boolean): Figure => {
    const above = crowded.flatMap((walk, at) => {
      const other = small[at]
      return other ? [peak(walk, counts) - peak(other, counts)] : []
    })
    return figure(`memory of all processes, ${what}, above that with ${few} users`, above, 'MB', 300)
  }
  return [
    // Chromium tells of frames of 50 ms and more; 0 if there was none.
    ...names.map((name) => figure(`longest frame, ${name}`, phase(name).map(longestFrame), 'ms', 50)),
    ...steps.map((name) =>
      figure(
        `${name}, beyond the time of the device`,
        phase(name).map(({ drawn, device }) => (drawn ?? 0) - device),
        'ms',
        100,
      ),
    ),
    ...steps
      .filter((name) => phase(name).some(({ told }) => told !== null))
      .flatMap((name) => [
        figure(
          `${name}, until it is said what is read`,
          phase(name).map(({ told }) => told ?? 0),
          'ms',
          100,
        ),
        figure(
          `${name}, longest standstill of main`,
          phase(name).map(({ standstill }) => standstill),
          'ms',
          100,
        ),
      ]),
    figure('longest work of the page in a frame, in all of it', crowded.map(longestWork), 'ms', 50),
    figure(
      'key to rows, longest',
      crowded.map(({ keys }) => Math.max(...keys)),
      'ms',
      50,
    ),
    figure(
      'largest snapshot',
      crowded.map(({ phases }) => Math.max(...phases.map((each) => each.largestSnapshot)) / 1000),
      'kB',
      100,
    ),
    memory('up to the portal', (name) => !isReport(name)),
    memory('report with its PDF', isReport),
  ]
}

interface WalkOfSize {
  readonly people: number
  readonly walks: readonly Walk[]
}

/** How the ways from step to step grow with the users, beyond the time of the device. */
function growthOf(sizes: readonly WalkOfSize[]): readonly Figure[] {
  const beyond = (walks: readonly Walk[], name: string) =>
    walks.flatMap(({ phases }) =>
      phases
        .filter((each) => each.name === name)
        .map(({ drawn, device }) => Math.max(1, (drawn ?? 0) - device)),
    )
  return reading.map((step) => {
    const name = `to “${stepTitles[step]}”`
    return growthFigure(
      `wizard: growth of ${name}, beyond the time of the device, with the users`,
      sizes.map(({ people, walks }) => ({ size: people, values: beyond(walks, name) })),
    )
  })
}

const longestWork = ({ phases }: Walk) =>
  Math.max(0, ...phases.flatMap(({ frames }) => frames.map(({ work }) => work)))

const longestFrame = ({ frames }: Phase) => Math.max(0, ...frames.map(({ duration }) => duration))

/** The median of all runs. */
function figure(what: string, values: readonly number[], unit: string, bound: number): Figure {
  const about = { figure: `wizard, 20,000 users: ${what}`, unit, bound, spread: spreadOf(values) }
  return { ...about, value: round(median(values)), runs: values.length }
}

/** Goes through the whole rehearsal of a device with so many users. */
async function walk(stage: Stage, backup: string, people: number): Promise<Walk> {
  const world = crowd(people, 2, people / 10)
  // Someone whom the twin asks for no code.
  writeFileSync(backup, textOf({ ...world, people: [{ name: 'admin', table: 'admin' }, ...world.people] }))
  const { electron, page, close } = await openWindow(stage)
  page.setDefaultTimeout(120_000)
  const wizard = new Wizard(page)
  const phases: Phase[] = []
  const phase = async (name: string, act: () => Promise<Way | void>) => {
    await takeSent(electron)
    const { drawn, told } = (await act()) ?? { drawn: null, told: null }
    const frames = await takeFrames(page)
    const { deviceMilliseconds: device, ...sent } = await takeSent(electron)
    phases.push({ name, frames, drawn, told, device, ...sent })
    if (process.env.TOKENFERRY_BENCH_DETAILS !== undefined) {
      process.stderr.write(`${JSON.stringify({ people, name, frames, drawn, told, device, ...sent })}\n`)
    }
  }
  const goOn = (button: string, to: StepId) =>
    phase(`to “${stepTitles[to]}”`, async () => {
      const drawn = drawnAfterClick(page, ...(drawnBy[to] ?? ['h1', stepTitles[to]]))
      const told = reading.includes(to) ? drawnAfterClick(page, '.work__label', '') : null
      await wizard.button(button).click()
      return { drawn: await drawn, told: await told }
    })
  try {
    await page.getByRole('heading', { level: 1 }).waitFor()
    await electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, backup)
    await wizard.button('Start a rehearsal').click()
    await page.getByRole('radio', { name: 'A backup of my own FortiGate' }).check()
    await wizard.button('Choose the backup and start').click()
    await wizard.heading('connect').waitFor()
    await wizard.connect()
    await watchFrames(page)
    await watchMain(electron)
    await goOn('Continue to the service check', 'service')
    await goOn('Continue to the inventory', 'inventory')
    await phase('the findings answered', () => wizard.decideFindings())
    await phase('the table of users', async () => {
      await page.getByRole('tab', { name: /^Users/ }).click()
      await page.getByRole('grid', { name: 'Users' }).waitFor()
    })
    const keys: number[] = []
    await phase('the search of a user', async () => {
      for (const text of searches) keys.push(...(await keysToRows(page, 'Search users', text)))
    })
    await goOn('Continue to the backup', 'backup')
    await phase('the backup', () => wizard.takeBackup())
    await goOn('Continue to pre-authorization', 'preauthorization')
    await phase('the flags confirmed', () => wizard.confirmFlags('8812345'))
    await goOn('Continue to the migration', 'migrate')
    await phase('the licenses migrated', () => migrateAll(wizard))
    await goOn('Continue to the verification', 'verify')
    await phase('the second login', () => wizard.tryLogin())
    await goOn('Continue to the portal', 'portal')
    await phase('the users ticked', () => wizard.tickAll())
    await phase('the report', () => finish(wizard))
    return { phases, keys }
  } finally {
    await close()
  }
}

async function migrateAll(wizard: Wizard): Promise<void> {
  for (;;) {
    await wizard.answerYes(await wizard.ask())
    // A result is printed for ten seconds and more (simulator), and read again.
    await wizard.page.getByText(/^Migrated: /).waitFor({ timeout: 180_000 })
    const next = wizard.button(/^Go to license /)
    if ((await next.count()) === 0) return
    await next.click()
  }
}

async function finish({ page }: Wizard): Promise<void> {
  await page.getByRole('button', { name: 'Finish and create the report' }).click()
  const anyway = page.getByRole('button', { name: 'Finish anyway' })
  const finished = page.getByRole('heading', { level: 1, name: /is finished$/ })
  await anyway.or(finished).first().waitFor()
  if (await anyway.isVisible()) await anyway.click()
  await finished.waitFor()
}
