import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { documentedQuestion } from '../../../main/fortios/output'
import type { ReceivedLine, Simulator } from '../../../main/simulator'
import type { Headless } from './rehearsal'
import { answersTo, application, linesAt, live, sampleText, vendorLicense } from './live'

const second = 1_000
const minute = 60 * second
const yes = { ...vendorLicense, answer: 'y' as const, typed: vendorLicense.license }

/** How often the command that asks was typed. */
function timesAsked(fortigate: Simulator): number {
  return linesAt(fortigate).filter((line) => line.includes('migrate-ftm')).length
}

/** The licenses, as the journal says what was recorded of one kind. */
function recordsOf(app: Headless, type: string): readonly Record<string, unknown>[] {
  return readFileSync(join(app.folder, 'journal.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: Record<string, unknown> }).event)
    .filter((event) => event.type === type)
}

/** Lets a device do what it does so long after its question. */
async function thinkFor(app: Headless, milliseconds: number): Promise<void> {
  await app.clock.pass(milliseconds)
  // What it printed meanwhile is still on its way.
  await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Resolves once the license was read by itself, over a new session. */
async function inDoubt(app: Headless): Promise<void> {
  await vi.waitFor(
    () => {
      expect(app.run.busy).toBeNull()
      expect(app.run.connection.state).toBe('connected')
      expect(app.license().state).toBe('unknown')
    },
    { timeout: 5_000, interval: 20 },
  )
}

describe('something comes behind the question', () => {
  test.concurrent.each([
    ['another question', '\nErase the whole disk? (y/n)', 'asks', 'Erase the whole disk? (y/n)'],
    ['a message of the console', '\nport3: link down\n', 'waits', 'port3: link down'],
    ['the prompt', '\n', 'prompt', '#'],
  ] as const)(
    '%s: it is told, no key goes out, the license is in doubt, and can be asked about again',
    async (_name, prints, then, shown) => {
      const whileAsking = { after: 10 * second, prints, then, times: 1 }
      const { app, fortigate } = await live({ faults: { whileAsking } })
      await app.prepare()
      await app.call('askDevice', vendorLicense)
      expect(app.license().state).toBe('asked')
      await thinkFor(app, 10 * second)
      await inDoubt(app)
      expect(app.license().usedUp).toContain(shown)
      expect(app.license()).toMatchObject({ yesAt: [], doubt: { oldSessionIsThere: false } })
      expect(app.license().doubt?.secondsLeft).toBeGreaterThan(14 * 60)
      expect(await app.refusal('answerDevice', yes)).toBe('The FortiGate is not waiting for an answer.')
      expect(await app.refusal('askDevice', vendorLicense)).toContain('Read the FortiGate first')
      expect(app.run.next.allowed).toBe(false)
      expect(answersTo(fortigate)).toEqual([])

      await app.waitOutDoubt()
      expect(app.license().state).toBe('not-started')
      await app.call('askDevice', vendorLicense)
      expect(app.license().state).toBe('asked')
      // A key may have reached it for all that is known here, so another session watches.
      expect(fortigate.openSessions).toBe(2)
      await app.call('answerDevice', yes)
      expect(app.license()).toMatchObject({ state: 'done', usedUp: '' })
      expect(answersTo(fortigate)).toEqual(['y'])
      expect(timesAsked(fortigate)).toBe(2)
    },
  )

  test.concurrent('while the number is typed: the answer that comes too late is refused', async () => {
    const whileAsking = {
      after: minute,
      prints: '\nErase the whole disk? (y/n)',
      then: 'asks',
      times: 1,
    } as const
    const { app, fortigate } = await live({ faults: { whileAsking } })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    await app.clock.pass(minute)
    await vi.waitFor(async () => {
      expect(await app.refusal('answerDevice', yes)).toBe('The FortiGate is not waiting for an answer.')
    })
    await inDoubt(app)
    expect(answersTo(fortigate)).toEqual([])
    expect(recordsOf(app, 'decided')).toEqual([])
    expect(app.license().usedUp).toContain('Erase the whole disk?')
  })

  test.concurrent('the device closes the session: it is told, and the license is in doubt', async () => {
    const { app, fortigate } = await live({ faults: { idleTimeout: 5 * minute } })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    await app.clock.pass(4 * minute)
    expect(app.license().state).toBe('asked')
    expect(app.license().question?.openSeconds).toBeGreaterThanOrEqual(240)
    await thinkFor(app, minute + second)
    await inDoubt(app)
    expect(app.license()).toMatchObject({ usedUp: '', yesAt: [] })
    expect(app.license().doubt?.secondsLeft).toBeGreaterThan(14 * 60)
    expect(await app.refusal('answerDevice', yes)).toBe('The FortiGate is not waiting for an answer.')
    expect(answersTo(fortigate)).toEqual([])
  })
})

describe('what is kept of a question', () => {
  const ends = documentedQuestion.replace('Ready to', '%s\nReady to')

  test.concurrent('holds no secret, and one with a secret in it can’t be approved', async () => {
    const question = ends.replace('%s', '    set passwd ENC c2VjcmV0b2ZxdWVzdGlvbg==')
    const { app, fortigate } = await live({ faults: { question } })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    expect(app.license().state).toBe('declined')
    expect(app.license().question?.whyNotApprovable).toContain('secret')
    expect(await app.everythingShown()).not.toContain('c2VjcmV0b2ZxdWVzdGlvbg')
    expect(answersTo(fortigate)).toEqual(['n', 'n'])
  })

  test.concurrent('is only the beginning of a flood, in the window and on the disk', async () => {
    const question = ends.replace('%s', `${'x'.repeat(99)}\n`.repeat(30_000))
    const { app, fortigate } = await live({ faults: { question } })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    expect(app.license().state).toBe('declined')
    expect(app.license().question?.whyNotApprovable).not.toBe('')
    expect(JSON.stringify(app.snapshot).length).toBeLessThan(400_000)
    expect(app.journal.length).toBeLessThan(400_000)
    expect(answersTo(fortigate).at(-1)).toBe('n')
  })
})

describe('messages of the console stand in the question', () => {
  const interject = { before: 'Warning: Please', line: 'port3: link down' }

  test.concurrent('once: answered "n", asked again by itself, and it ends well', async () => {
    const { app, fortigate } = await live({ faults: { interject: { ...interject, times: 1 } } })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    expect(app.license()).toMatchObject({ state: 'asked', question: { wording: 'documented' } })
    expect(app.run.problem).toBeNull()
    expect(answersTo(fortigate)).toEqual(['n'])
    await app.call('answerDevice', yes)
    expect(app.license().state).toBe('done')
    expect(answersTo(fortigate)).toEqual(['n', 'y'])
  })

  test.concurrent('each time: answered "n" twice, and left to the person with its words', async () => {
    const { app, fortigate } = await live({ faults: { interject } })
    const before = fortigate.state()
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    expect(app.license()).toMatchObject({ state: 'declined', question: { wording: 'other' } })
    expect(app.license().question?.pieces).toContainEqual({ kind: 'added', text: 'port3: link down\n' })
    expect(app.run.problem).toMatchObject({ code: 'unknown-question' })
    expect(app.run.problem?.detail).toContain('port3: link down')
    expect(answersTo(fortigate)).toEqual(['n', 'n'])
    expect(fortigate.state()).toEqual(before)
  })
})

describe('the question has another wording', () => {
  const question = `Notice: please read this information about your license.
 - The original FTM license gets invalidated and it cannot be reversed.
Ready to proceed? (y/n)`
  const reason = 'Customer Service confirmed it in ticket 8812345.'
  const approval = { ...vendorLicense, typed: vendorLicense.license, reason }

  test.concurrent('it is answered "n", shown, approved away from it, and asked again', async () => {
    const { app, fortigate } = await live({ faults: { question } })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    expect(app.license()).toMatchObject({
      state: 'declined',
      question: { wording: 'other', whyNotApprovable: '', openSeconds: null },
    })
    const kinds = new Set(app.license().question?.pieces.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['same', 'added', 'missing']))
    expect(answersTo(fortigate)).toEqual(['n'])

    expect(await app.refusal('approveWording', { ...approval, typed: 'EFTM' })).toContain('exactly as it is')
    expect(await app.refusal('approveWording', { ...approval, reason: `${'x'.repeat(19)}   ` })).toContain(
      'at least 20 characters',
    )
    expect(recordsOf(app, 'wording-approved')).toEqual([])
    await app.call('approveWording', approval)
    expect(app.run.problem).toBeNull()
    expect(recordsOf(app, 'wording-approved')).toMatchObject([
      { key: vendorLicense, question, reason, serial: app.run.device?.serial },
    ])
    expect(answersTo(fortigate)).toEqual(['n'])

    await app.call('askDevice', vendorLicense)
    expect(app.license()).toMatchObject({ state: 'asked', question: { wording: 'approved', reason } })
    await app.call('answerDevice', yes)
    expect(app.license().state).toBe('done')
    expect(answersTo(fortigate)).toEqual(['n', 'y'])
  })

  test.concurrent('an approval is for that text: one with another number is answered "n" again', async () => {
    const numbered = question.replace('your license', 'license 1')
    const { app, fortigate } = await live({ faults: { question: numbered } })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    await app.call('approveWording', approval)
    fortigate.setFaults({ question: question.replace('your license', 'license 2') })
    await app.call('askDevice', vendorLicense)
    expect(app.license()).toMatchObject({ state: 'declined', question: { wording: 'other', reason: '' } })
    expect(app.run.problem?.code).toBe('unknown-question')
    expect(answersTo(fortigate)).toEqual(['n', 'n'])
  })

  test.concurrent.each([
    ['a forbidden word', question.replace('your license', 'a factory reset'), 'more than the migration'],
    ['a mark that turns text', question.replace('Notice', '\u202eNotice'), 'hide or reverse'],
    [
      'other words for what matters',
      question.replace('cannot', 'can').replace('Ready to proceed?', 'Shall it be done?'),
      'word for word',
    ],
    ['another end', question.replace('(y/n)', '(Y/N)'), '(y/n)'],
  ])('one with %s can’t be approved', async (_name, other, why) => {
    const { app, fortigate } = await live({ faults: { question: other } })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    expect(app.license().question?.whyNotApprovable).toContain(why)
    expect(await app.refusal('approveWording', approval)).toContain(why)
    await app.call('askDevice', vendorLicense)
    expect(app.license().state).toBe('declined')
    expect(answersTo(fortigate)).toEqual(['n', 'n'])
    expect(recordsOf(app, 'wording-approved')).toEqual([])
  })

  test.concurrent('none can be approved where the organization has switched that off', async () => {
    const { app, fortigate } = await live({ faults: { question } })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    await app.call('approveWording', approval)
    const { id } = app.run
    await app.call('leaveRun')
    app.policy = { policy: { approveOtherWordings: false }, problem: null }
    await app.call('resumeRun', { id })
    await app.connect()
    // Not even one that was approved before.
    await app.call('askDevice', vendorLicense)
    expect(app.license()).toMatchObject({
      state: 'declined',
      question: {
        wording: 'other',
        reason: '',
        whyNotApprovable: 'Your organization has switched that off.',
      },
    })
    expect(await app.refusal('approveWording', approval)).toBe(
      'This wording can’t be approved. Your organization has switched that off.',
    )
    expect(answersTo(fortigate)).toEqual(['n', 'n'])
    expect(recordsOf(app, 'wording-approved')).toHaveLength(1)
  })

  test.concurrent('there is nothing to approve at the documented question, open or declined', async () => {
    const { app } = await live()
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    expect(await app.refusal('approveWording', approval)).toBe('There is no other wording to approve.')
    await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
    expect(await app.refusal('approveWording', approval)).toBe('There is no other wording to approve.')
  })
})

describe('a second "y"', () => {
  test.concurrent(
    'needs a second session: where none is to be had, the command is not typed again',
    async () => {
      const configuration = sampleText('vendor-page').replace(
        'config system global\n',
        'config system global\n    set admin-concurrent disable\n',
      )
      expect(configuration).toContain('admin-concurrent')
      const { app, fortigate } = await live({ configuration, faults: { afterYes: 'cut-not-started' } })
      await app.prepare()
      await app.migrate()
      await app.connect()
      await app.waitOutDoubt()
      expect(app.license().state).toBe('not-started')
      await app.call('askDevice', vendorLicense)
      expect(app.run.problem?.code).toBe('no-second-session')
      expect(app.run.problem?.hint).toContain('Customer Service')
      expect(app.license().state).toBe('waiting')
      expect(timesAsked(fortigate)).toBe(1)
      expect(answersTo(fortigate)).toEqual(['y'])
    },
  )
})

describe('the FortiGate may be asking something where nothing is answered', () => {
  test.concurrent(
    'behind the "y" nothing is typed; the person ends the session, and the outcome is read over a new one',
    async () => {
      const name = 'q(y/n'
      const configuration = sampleText('vendor-page').replaceAll('ftm-mig1', name)
      expect(configuration).toContain(name)
      const { app, fortigate } = await live({ configuration })
      await app.prepare()
      await app.call('askDevice', vendorLicense)
      fortigate.setFaults({ pause: { after: `${name})`, for: 10 * minute } })
      const answering = app.call('answerDevice', yes)
      await vi.waitFor(
        () => {
          expect(app.run.mayBeAsking).toContain(`${name})`)
        },
        { timeout: 5_000, interval: 50 },
      )
      expect(app.license().state).toBe('running')
      const typed = (fortigate.received as ReceivedLine[]).length
      await app.call('endSession')
      await answering
      expect(fortigate.received.length).toBe(typed)
      expect(app.run.mayBeAsking).toBeNull()
      expect(app.license().state).toBe('unknown')
      expect(app.run.connection.state).not.toBe('connected')
      fortigate.setFaults({})
      await app.connect()
      expect(app.license().state).toBe('done')
      expect(answersTo(fortigate)).toEqual(['y'])
    },
  )

  test.concurrent(
    'behind a reading it is shown as well, without a secret, and the session can be ended',
    async () => {
      const secret = 'JQNXHRCZNFSP6XY3(y/n)'
      const configuration = sampleText('vendor-page').replace(
        /activation-code .*/,
        `activation-code "${secret}"`,
      )
      expect(configuration).toContain(secret)
      const { app, fortigate } = await live({ configuration })
      await app.connect()
      await app.goTo('service')
      await app.accept(await app.findings('service'))
      fortigate.setFaults({ pause: { after: '(y/n)', for: 10 * minute } })
      const reading = app.call('continueRun')
      await vi.waitFor(
        () => {
          expect(app.run.mayBeAsking).toMatch(/set activation-code/)
        },
        { timeout: 8_000, interval: 50 },
      )
      expect(JSON.stringify(app.snapshot)).not.toContain(secret)
      const typed = (fortigate.received as ReceivedLine[]).length
      await app.call('endSession')
      await reading
      expect(fortigate.received.length).toBe(typed)
      expect(app.run).toMatchObject({ mayBeAsking: null, inventory: null, connection: { state: 'none' } })
      expect(await app.everythingShown()).not.toContain(secret)
    },
  )

  test.concurrent('a session in which nothing looks like that is not ended', async () => {
    const { app } = await live()
    await app.prepare()
    expect(await app.refusal('endSession')).toBe('The FortiGate is not asking anything.')
    await app.call('askDevice', vendorLicense)
    expect(await app.refusal('endSession')).toBe('The FortiGate is not asking anything.')
    expect(app.license().state).toBe('asked')
  })
})

describe('in a rehearsal, and there alone, the time can be let pass', () => {
  test.concurrent.each([
    ['cut-after-yes-not-started', 'not-started'],
    ['cut-after-yes-late', 'done'],
  ] as const)('%s', async (scenario, state) => {
    const app = application()
    await app.call('startRehearsal', { sample: 'vendor-page', scenario })
    await app.prepare()
    await app.migrate()
    expect(app.license().state).toBe('unknown')
    await app.connect()
    expect(app.license().state).toBe('unknown')
    expect(app.run.migrate?.canLetTimePass).toBe(true)
    await app.call('letTimePass')
    expect(app.run.problem).toBeNull()
    expect(app.license().state).toBe(state)
    expect(recordsOf(app, 'time-passed')).toMatchObject([{ minutes: 15 }])
    expect(await app.refusal('letTimePass')).toContain('only while a license is in doubt')
  })

  test.concurrent('not on a real FortiGate', async () => {
    const { app } = await live({ faults: { afterYes: 'cut-not-started' } })
    await app.prepare()
    await app.migrate()
    await app.connect()
    expect(app.run.migrate?.canLetTimePass).toBe(false)
    expect(await app.refusal('letTimePass')).toContain('Only in a rehearsal')
    expect(recordsOf(app, 'time-passed')).toEqual([])
    expect(app.license().state).toBe('unknown')
  })
})
