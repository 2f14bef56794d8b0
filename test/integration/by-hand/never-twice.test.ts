import { describe, expect, test } from 'vitest'
import type { HandNote, HandRequest } from '../../../main/contract/by-hand'
import { answersTo, application, password, simulate, vendorLicense } from '../procedure/live'
import type { Headless } from '../procedure/rehearsal'
import { pause, type Deed, type Person, Terminal } from './person'
import { begunByHand, personAt, toMigrate, type ByHand } from './run-by-hand'

const { license } = vendorLicense
const limit = { timeout: 60_000 }

async function atMigrate(): Promise<ByHand> {
  return toMigrate(await begunByHand())
}

/** Waits until something is so. */
async function until(what: () => boolean, label: string): Promise<void> {
  for (let turns = 0; turns < 600; turns += 1) {
    if (what()) return
    await pause(20)
  }
  throw new Error(`It never came to this: ${label}`)
}

function notes(app: Headless): readonly HandNote['kind'][] {
  return app.run.byHand?.lastPaste?.notes.map(({ kind }) => kind) ?? []
}

/** Hands nothing over, and says so. */
const givesUp: Deed = async ({ id }, { app }) => {
  await app.result('giveUpByHand', { request: id })
}

/** Does as asked, and pastes only what `cut` leaves of it. */
function pasting(cut: (text: string, request: HandRequest) => string): Deed {
  return async (request, person) => {
    person.last = await person.terminal(request)
    await person.handOver(request, cut(await person.doIt(request), request))
  }
}

/** Begins to ask, and comes to the question. */
async function asked({ app }: ByHand): Promise<void> {
  await app.call('askDevice', vendorLicense)
  expect(app.run.problem).toBeNull()
  expect(app.license().state).toBe('asked')
}

function decide({ app }: Pick<ByHand, 'app'>): Promise<null> {
  return app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: license })
}

/** Connects again, reads everything, lets the time pass if need be; what is concluded has to be what became of it. */
async function settles(
  { app, fortigate, person }: ByHand,
  became: 'done' | 'not-started',
  deviceClock = app.clock,
): Promise<void> {
  person.instead = {}
  await app.call('connectByHand', { user: 'admin' })
  expect(app.run.problem).toBeNull()
  for (let turns = 0; turns < 3 && app.license().state === 'unknown'; turns += 1) {
    expect(became).toBe('not-started')
    if (deviceClock !== app.clock) await deviceClock.pass(16 * 60_000)
    await app.clock.pass(16 * 60_000)
    await app.atRest()
  }
  expect(app.license().state).toBe(became)
  expect(answersTo(fortigate).filter((key) => key === 'y').length).toBeLessThanOrEqual(1)
}

describe('the command', () => {
  test('that is not handed over leaves the license unknown, until it is read', limit, async () => {
    const run = await atMigrate()
    run.person.instead = { command: givesUp }
    await run.app.call('askDevice', vendorLicense)
    expect(run.app.run.problem?.code).toBe('given-up')
    expect(run.app.license().state).toBe('unknown')
    expect(run.app.run.connection.state).toBe('lost')
    await settles(run, 'not-started')
  })

  test('whose question was answered before the decision is never asked for a key', limit, async () => {
    const run = await atMigrate()
    run.person.instead = {
      command: async (request, person) => {
        person.last = await person.terminal(request)
        const typed = await person.doIt(request)
        const from = person.last.recording.length - typed.length
        person.last.press('y')
        await pause(300)
        await person.handOver(request, person.last.since(from))
      },
    }
    await run.app.call('askDevice', vendorLicense)
    expect(run.app.run.problem?.code).toBe('answered-undecided')
    expect(run.app.license().state).toBe('unknown')
    expect(run.person.requests.some(({ kind }) => kind === 'key')).toBe(false)
    await settles(run, 'done')
    expect(answersTo(run.fortigate)).toEqual(['y'])
  })

  for (const [what, cut] of [
    ['nothing of it', () => ''],
    ['its output without the line of the command', (text: string) => text.slice(text.indexOf('\n') + 1)],
    ['the beginning of its output', (text: string) => text.split('\n').slice(0, 3).join('\n')],
    ['the same from another FortiGate', (text: string) => text.replaceAll('FGT-LAB', 'FGT-OTHER')],
    ['another license', (text: string) => text.replaceAll(license, 'EFTM000000009999')],
    [
      'what an earlier attempt printed, up to its prompt',
      () =>
        `FGT-LAB # execute fortitoken-cloud migrate-ftm ${license} root\r\nInvalid license\r\n\r\nFGT-LAB # `,
    ],
  ] as const) {
    test(`of which is pasted ${what} is no question`, limit, async () => {
      const run = await atMigrate()
      run.person.instead = { command: pasting(cut) }
      const asking = run.app.call('askDevice', vendorLicense)
      await until(() => run.person.requests.at(-1)?.kind === 'command' && notes(run.app).length > 0, 'a note')
      expect(run.app.license().state).not.toBe('asked')
      const { request } = run.person
      if (request?.kind !== 'command') throw new Error('The command is no longer asked for.')
      await givesUp(request, run.person)
      await asking
      expect(run.app.license().state).toBe('unknown')
      expect(answersTo(run.fortigate)).not.toContain('y')
      await settles(run, 'not-started')
    })
  }
})

test('an earlier attempt, with what told its time, is not the end of this one', limit, async () => {
  const run = await atMigrate()
  const recording = run.person.last?.recording ?? ''
  const from = recording.indexOf('FGT-LAB # get system status')
  const earlier = `${recording.slice(from, recording.indexOf('FGT-LAB # ', from + 1))}FGT-LAB # execute fortitoken-cloud migrate-ftm ${license} root\r\nInvalid license\r\n\r\nFGT-LAB # `
  await run.app.clock.pass(60_000)
  run.person.instead = { command: pasting(() => earlier) }
  const asking = run.app.call('askDevice', vendorLicense)
  await until(() => notes(run.app).includes('too-old'), 'a note')
  const { request } = run.person
  if (request?.kind !== 'command') throw new Error('The command is no longer asked for.')
  expect(request.line, 'it was not typed in this recording').not.toBeNull()
  expect(run.app.license().state).not.toBe('refused')
  await givesUp(request, run.person)
  await asking
  await settles(run, 'not-started')
})

test(
  'a recording of another FortiGate, whose clock is ahead, keeps none of this one from being taken',
  limit,
  async () => {
    const run = await begunByHand()
    const other = pasting((text) =>
      text.replaceAll(' 2026', ' 2028').replaceAll('FGVM02TM22000417', 'FGVM02TM22009999'),
    )
    run.person.instead = {
      blocks: async (request, person) => {
        await other(request, person)
        await person.handOver(request, await person.doIt(request))
      },
    }
    await run.app.goTo('inventory')
    expect(run.app.run.problem).toBeNull()
    expect(run.app.run.inventory?.counts.tokens).toBe(5)
  },
)

test(
  'another FortiGate that was connected first, whose clock is ahead, keeps none of the right one from being taken',
  limit,
  async () => {
    const app = application()
    const fortigate = await simulate({ clock: app.clock })
    await app.call('startByHand')
    const person = personAt(app, fortigate)
    person.instead = {
      blocks: pasting((text) =>
        text.replaceAll(' 2026', ' 2028').replaceAll('FGVM02TM22000417', 'FGVM02TM22009999'),
      ),
    }
    await app.call('connectByHand', { user: 'admin' })
    expect(app.run.device?.serial).toBe('FGVM02TM22009999')
    person.instead = {}
    await app.call('connectByHand', { user: 'admin' })
    expect(app.run.problem).toBeNull()
    expect(app.run.device?.serial).toBe('FGVM02TM22000417')
  },
)

test('what was compared from an old recording leads to no key', limit, async () => {
  const app = application()
  const fortigate = await simulate({ clock: app.clock })
  await app.call('startByHand')
  const run = { app, fortigate, person: personAt(app, fortigate) }
  const older = pasting((text) => text.replaceAll(' 2026\r', ' 2025\r'))
  run.person.instead = {
    blocks: async (request, person) => {
      await older(request, person)
      if (person.request?.id === request.id) {
        await pause(300)
        person.again()
      }
    },
  }
  await app.call('connectByHand', { user: 'admin' })
  await toMigrate(run)
  await app.call('askDevice', vendorLicense)
  expect(run.app.run.problem?.code).toBe('answer-unclear')
  expect(run.app.run.problem?.message).toContain('an old recording')
  expect(run.person.requests.some(({ kind }) => kind === 'key')).toBe(false)
  expect(run.app.license().state).toBe('unknown')
  expect(answersTo(run.fortigate)).toEqual([])
})

describe('a command answered in the terminal, of whose question', () => {
  const lines = (text: string) => text.split('\r\n')
  for (const [what, lose] of [
    [
      'nothing was copied',
      (text: string) => text.replace(/(migrate-ftm [^\n]*\n)[^]*?(?=\S+ # $)/, '$1\r\n'),
    ],
    [
      'its end was lost',
      (text: string) =>
        lines(text)
          .filter((line) => !line.includes('(y/n)'))
          .join('\r\n'),
    ],
    [
      'the part alone is there that speaks like a refusal',
      (text: string) =>
        text.replace(/(migrate-ftm [^\n]*\n)[^]*?(Please contact[^\n]*\n)[^]*?(?=\S+ # $)/, '$1$2\r\n'),
    ],
    ['the end was broken by the terminal', (text: string) => text.replace('(y/n)', '(y/\r\nn)')],
  ] as const) {
    test(`${what}, is unknown, and read`, limit, async () => {
      const run = await atMigrate()
      run.person.instead = {
        command: async (request, person) => {
          person.last = await person.terminal(request)
          const typed = await person.doIt(request)
          const from = person.last.recording.length - typed.length
          person.last.press('y')
          await pause(300)
          const text = person.last.since(from)
          const left = lose(text)
          expect(left).not.toBe(text)
          expect(left).not.toContain('(y/n)')
          await person.handOver(request, left)
        },
      }
      await run.app.call('askDevice', vendorLicense)
      expect(run.app.run.problem?.code).toBe('answer-unclear')
      expect(run.app.license().state).toBe('unknown')
      await settles(run, 'done')
      expect(answersTo(run.fortigate)).toEqual(['y'])
    })
  }
})

describe('a command of whose output lines were lost, and a refusal in known words is left beside', () => {
  for (const [what, left] of [
    ['the rest of a question and its key', 'n)y'],
    ['the begin of what came behind the key', '1: Converted admin(ftm-mig1) for\r\nlicense(EFTM'],
    ['words that nobody knows', 'Working on it.'],
  ] as const) {
    test(`${what}, is unknown, and read`, limit, async () => {
      const run = await atMigrate()
      run.person.instead = {
        command: pasting((text) =>
          text.replace(
            /(migrate-ftm [^\n]*\n)[^]*/,
            (_, line: string) => `${line}${left}\r\nInvalid license\r\n\r\nFGT-LAB # `,
          ),
        ),
      }
      await run.app.call('askDevice', vendorLicense)
      expect(run.app.run.problem?.code).toBe('answer-unclear')
      expect(run.app.license().state).toBe('unknown')
      await settles(run, 'not-started')
    })
  }
})

describe('the key', () => {
  test(
    'behind which nothing is handed over leaves the license unknown, until it is read',
    limit,
    async () => {
      const run = await atMigrate()
      await asked(run)
      run.person.instead = {
        key: async (request, person) => {
          await person.doIt(request)
          await givesUp(request, person)
        },
      }
      await decide(run)
      expect(run.app.run.problem?.code).toBe('given-up')
      expect(run.app.license().state).toBe('unknown')
      await settles(run, 'done')
      expect(answersTo(run.fortigate)).toEqual(['y'])
    },
  )

  test('that was pressed long after the decision is believed to have done nothing late', limit, async () => {
    const run = await atMigrate()
    await asked(run)
    run.person.instead = {
      key: async (request, person) => {
        await run.app.clock.pass(16 * 60_000)
        await givesUp(request, person)
      },
    }
    await decide(run)
    run.person.instead = {}
    await run.app.call('connectByHand', { user: 'admin' })
    expect(run.app.license().state).toBe('unknown')
    await run.app.clock.pass(61_000)
    await run.app.atRest()
    await run.app.call('settle', vendorLicense)
    expect(run.app.license().state).toBe('unknown')
    await run.app.clock.pass(15 * 60_000)
    await run.app.atRest()
    expect(run.app.license().state).toBe('not-started')
  })

  test('that was never pressed is settled as untouched, late', limit, async () => {
    const run = await atMigrate()
    await asked(run)
    run.person.instead = { key: givesUp }
    await decide(run)
    expect(run.app.license().state).toBe('unknown')
    await settles(run, 'not-started')
    expect(answersTo(run.fortigate)).not.toContain('y')
  })

  test(
    'of whose output only a part is pasted goes on being waited for, and is never asked for again',
    limit,
    async () => {
      const run = await atMigrate()
      await asked(run)
      run.person.instead = { key: pasting((text) => text.slice(0, text.lastIndexOf('\n'))) }
      const answering = decide(run)
      await until(
        () => run.person.requests.at(-1)?.kind === 'key' && notes(run.app).includes('missing'),
        'a note',
      )
      const { request } = run.person
      if (request?.kind !== 'key') throw new Error('No key is asked for.')
      expect(request.key).toBeNull()
      expect(request.printed).not.toBe('')
      run.person.instead = {}
      const { last } = run.person
      await run.person.handOver(
        request,
        last?.recording.slice(
          last.recording.lastIndexOf(
            'FGT-LAB',
            last.recording.lastIndexOf('get system status', last.recording.lastIndexOf('migrate-ftm')),
          ),
        ) ?? '',
      )
      await answering
      expect(run.app.license().state).toBe('done')
      expect(answersTo(run.fortigate)).toEqual(['y'])
    },
  )

  test('that was pressed twice is said, and the license is read', limit, async () => {
    const run = await atMigrate()
    await asked(run)
    run.person.instead = {
      key: async (request, person) => {
        await person.doIt(request)
        await person.last?.type('y')
        const { recording } = person.last ?? { recording: '' }
        await person.handOver(
          request,
          recording.slice(
            recording.lastIndexOf(
              'FGT-LAB',
              recording.lastIndexOf('get system status', recording.lastIndexOf('migrate-ftm')),
            ),
          ),
        )
      },
    }
    await decide(run)
    expect(run.app.run.problem?.code).toBe('answer-unclear')
    expect(run.app.license().state).toBe('unknown')
    await settles(run, 'done')
  })
})

describe('what settles an outcome', () => {
  test('is never what was typed before the decision', limit, async () => {
    const run = await atMigrate()
    const before = run.person.last?.recording ?? ''
    await asked(run)
    // All that the terminal has shown up to the question: whole, of this FortiGate, and too old.
    const old = run.person.last?.recording ?? ''
    expect(old.length).toBeGreaterThan(before.length)
    let offered = 0
    run.person.instead = {
      blocks: async (request, person) => {
        if (offered < 2) {
          await person.handOver(request, offered === 0 ? old : before)
          offered += 1
          expect(notes(run.app)).toContain('too-old')
          expect(run.app.license().state).not.toBe('not-started')
        }
        person.instead = {}
        person.again()
      },
    }
    await decide(run)
    expect(offered).toBe(1)
    expect(run.app.license().state).toBe('done')
  })

  test('is never what another FortiGate printed', limit, async () => {
    const run = await atMigrate()
    await asked(run)
    const other = await simulate({ clock: run.app.clock, serial: 'FGVM02TM22009999' })
    run.person.instead = {
      blocks: async (request, person) => {
        const right = person.last
        person.last = await Terminal.logIn({ port: other.port, user: 'admin', password: password })
        await person.handOver(request, await person.doIt(request))
        expect(notes(run.app)).toContain('other-device')
        person.last = right
        person.instead = {}
        person.again()
      },
    }
    await decide(run)
    expect(run.app.license().state).toBe('done')
  })
})

describe('an application that ends', () => {
  for (const [when, reaches, became] of [
    ['while the command is asked for', (person: Person) => person.request?.kind === 'command', 'not-started'],
    ['while the key is asked for', (person: Person) => person.request?.kind === 'key', 'done'],
    [
      'while what settles it is asked for',
      (person: Person) =>
        person.request?.kind === 'blocks' && person.requests.some(({ kind }) => kind === 'key'),
      'done',
    ],
  ] as const) {
    test(`${when} leaves the license unknown, and reads it once it is resumed`, limit, async () => {
      const run = await atMigrate()
      const { id } = run.app.run
      const isAtCommand = became === 'not-started'
      if (isAtCommand) run.person.instead = { command: null }
      else {
        await asked(run)
        run.person.instead = {
          ...(when.includes('settles') && { blocks: null }),
          ...(when.includes('key') && {
            key: async (request: HandRequest, person: Person) => {
              await person.doIt(request)
            },
          }),
        }
      }
      const working = isAtCommand ? run.app.call('askDevice', vendorLicense) : decide(run)
      await until(() => reaches(run.person), 'the request')
      await pause(400)
      await run.person.leave()
      await run.app.quit()
      await working.catch(() => undefined)
      const app = application(run.app.dataFolder)
      app.files.push(...run.app.files)
      await app.call('resumeRun', { id })
      expect(app.run.byHand).not.toBeNull()
      expect(app.license().state).toBe('unknown')
      const person = personAt(app, run.fortigate)
      await settles({ app, fortigate: run.fortigate, person }, became, run.app.clock)
      const pressed = person.requests.filter(({ kind }) => kind === 'key')
      expect(pressed).toEqual([])
    })
  }
})

test('the same recording pasted twice at once is one reading', limit, async () => {
  const run = await atMigrate()
  await asked(run)
  run.person.instead = { key: givesUp }
  await decide(run)
  run.person.instead = {}
  await run.app.call('connectByHand', { user: 'admin' })
  expect(run.app.license().state).toBe('unknown')
  let text = ''
  run.person.instead = {
    blocks: async (request, person) => {
      if (text === '') text = await person.doIt(request)
      await person.handOver(request, text)
    },
  }
  await run.app.call('settle', vendorLicense)
  const again = run.app.call('settle', vendorLicense)
  await until(() => run.person.request !== null && notes(run.app).includes('too-old'), 'a note')
  run.person.instead = {}
  run.person.again()
  await again
  expect(run.app.license().state).toBe('unknown')
})
