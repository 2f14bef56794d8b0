import { describe, expect, test } from 'vitest'
import { adjustableClock } from '../../../main/clock'
import { stoppedClock } from '../../fixtures/stopped-clock'
import { ProblemError, type Problem } from '../../../main/contract/result'
import type { OpenQuestion } from '../../../main/device/open-question'
import { Shell } from '../../../main/device/shell'
import { documentedQuestion } from '../../../main/fortios/output'
import { isDocumented } from '../../../main/migration/question'
import { FarEnd, printed, questionOf, sizes, type Answers } from './far-end'

// From the line that asks until the prompt behind its answer is proved, a key goes out only for what a person has read.

const migrate = 'execute fortitoken-cloud migrate-ftm EFTM000000425212 root'
const prompt = 'FGT # '
const asking = `${migrate}\r\r\n${documentedQuestion.replaceAll('\n', '\r\n')}`
const status = printed('get system status', ['Version: x'])

/** Lets what was printed arrive, however small its pieces are. */
async function arrive(): Promise<void> {
  for (let turns = 0; turns < 1_000; turns += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A shell at its first prompt, on a clock that only the test moves. */
async function opened(answers: Answers = () => undefined, size?: number) {
  const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
  const far = new FarEnd(answers, size)
  const told: (string | null)[] = []
  const ends: (Problem | null)[] = []
  const record = {
    sent: () => undefined,
    received: () => undefined,
    mayBeAsking: (line: string | null) => told.push(line),
  }
  const shell = new Shell(far, record, (end) => ends.push(end?.problem ?? null), clock)
  const opening = shell.open(() => Promise.resolve(true))
  far.print(prompt)
  await arrive()
  await clock.pass(100)
  await opening
  // One command, behind which this device is known to put an empty line before its prompt.
  const first = shell.run('end')
  far.print(printed('end', []))
  await arrive()
  await first
  far.written.length = 0
  const passes = async (milliseconds: number) => {
    await arrive()
    await clock.pass(milliseconds)
    await arrive()
  }
  return { clock, far, shell, told, ends, passes }
}

/** The same, standing at the documented question. */
async function asked(answers?: Answers, size?: number) {
  const at = await opened(answers, size)
  const coming = questionOf(at.shell, migrate, isDocumented)
  at.far.print(asking)
  await at.passes(100)
  const question: OpenQuestion = await coming
  expect(question.text).toBe(documentedQuestion)
  expect(question.isBehindEcho).toBe(true)
  at.far.written.length = 0
  return { ...at, question }
}

/** Attends to something that is to fail. */
function problemOf(work: Promise<unknown>): Promise<Problem> {
  const problem = work.then(
    () => {
      throw new Error('It did not fail.')
    },
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem
      throw error
    },
  )
  problem.catch(() => undefined)
  return problem
}

describe.concurrent('whatever comes behind the question uses it up', () => {
  test.each([
    ['another question', '\r\nThis will reset the unit. Do you want to continue? (y/n)', /reset the unit/],
    ['the same question again', `\r\n${documentedQuestion}`, /Please acknowledge/],
    ['a line', '\r\nport3: link down\r\n', /link down/],
    ['a letter', 'x', /x/],
    ['a blank', ' ', null],
    ['the end of its line', '\r\n', null],
    ['a NUL', '\0', null],
    ['an escape sequence', '\u001b[2K', null],
    ['half a character', Buffer.from([0xc3]), null],
    ['the pager', '\r\n--More-- ', /More/],
    ['the prompt', `\r\n\r\n${prompt}`, /FGT #/],
    ['the echo of a key that nobody typed', `y\r\n\r\n${prompt}`, /FGT #/],
  ])('%s: no key goes out, and the session ends with it', async (_name, late, detail) => {
    for (const size of sizes) {
      const { far, question, ends, passes } = await asked(undefined, size)
      far.print(late)
      await arrive()
      expect(question.isOpen).toBe(false)
      const refused = problemOf(question.answer('y'))
      await passes(3_000)
      expect((await refused).code).toBe('question-used-up')
      expect(far.written).toEqual([])
      expect(far.closed).toBe(true)
      expect(ends.map((end) => end?.code)).toEqual(['question-used-up'])
      if (detail) expect(ends[0]?.detail).toMatch(detail)
      expect((await problemOf(question.answer('n'))).code).toBe('question-used-up')
      expect(far.written).toEqual([])
    }
  })

  test('all that it printed is told, also where that takes its time', async () => {
    const { far, ends, passes } = await asked()
    for (const line of ['one', 'two', 'three', 'four']) {
      far.print(`\r\n${line}`)
      await passes(400)
      expect(ends).toEqual([])
    }
    await passes(500)
    expect(ends[0]?.detail?.trim()).toBe('one\ntwo\nthree\nfour')
  })

  test('a device that goes on printing is not waited for longer than three seconds', async () => {
    const { far, ends, passes } = await asked()
    for (let pieces = 0; pieces < 11; pieces += 1) {
      far.print('.')
      await passes(300)
    }
    expect(ends.map((end) => end?.code)).toEqual(['question-used-up'])
    expect(far.written).toEqual([])
  })

  test('what arrives in the very turn of the answer comes before it', async () => {
    const { far, question, passes } = await asked()
    far.print('\r\nErase the disk? (y/n)')
    const refused = problemOf(question.answer('y'))
    await passes(3_000)
    expect((await refused).code).toBe('question-used-up')
    expect(far.written).toEqual([])
  })

  test('and so does the end of the session', async () => {
    const { far, question } = await asked()
    far.close()
    expect((await problemOf(question.answer('y'))).code).not.toBe('question-used-up')
    expect(question.isOpen).toBe(false)
    expect(far.written).toEqual([])
  })

  test('a second question in the same piece is a part of the text, and no known one', async () => {
    for (const size of sizes) {
      const { far, shell, passes } = await opened(undefined, size)
      const coming = questionOf(shell, migrate, isDocumented)
      far.print(`${asking}\r\nErase the disk? (y/n)`)
      await passes(2_000)
      expect((await coming).text).toBe(`${documentedQuestion}\nErase the disk? (y/n)`)
      expect(far.written).toEqual([`${migrate}\n`])
    }
  })
})

describe.concurrent('a question that nothing came behind', () => {
  const done = `y\r\n\r\n1: Converted admin(kim)\r\n\r\n${prompt}`

  test.each(sizes)('is answered with one key, and the session goes on (%i)', async (size) => {
    const { far, shell, question, passes } = await asked(
      (typed) => (typed === 'y' ? done : typed === 'get system status\n' ? status : undefined),
      size,
    )
    await passes(240_000)
    const answering = question.answer('y')
    await passes(0)
    expect(await answering).toBe('\n1: Converted admin(kim)')
    await expect(question.answer('y')).rejects.toThrow('answered twice')
    const reading = shell.run('get system status')
    await passes(0)
    expect(await reading).toBe('Version: x')
    expect(far.written).toEqual(['y', 'get system status\n'])
  })

  test('gets one key where two answers come at once', async () => {
    const { far, question, passes } = await asked((typed) => (typed === 'y' ? done : undefined))
    const both = Promise.allSettled([question.answer('y'), question.answer('n')])
    await passes(3_000)
    expect((await both).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(far.written).toEqual(['y'])
  })
})

describe.concurrent('while a question may be open, no line goes out', () => {
  test.each(['get system status', 'show system admin', 'diagnose sys vd list', 'end'])(
    'not "%s": the session ends',
    async (line) => {
      const open = await asked()
      expect((await problemOf(open.shell.run(line))).code).toBe('question-open')
      expect((await problemOf(open.question.answer('y'))).code).toBe('question-open')
      expect(open.far).toMatchObject({ written: [], closed: true })

      const early = await opened()
      const coming = problemOf(questionOf(early.shell, migrate))
      expect((await problemOf(early.shell.run(line))).code).toBe('question-open')
      expect((await coming).code).toBe('question-open')
      expect(early.far).toMatchObject({ written: [`${migrate}\n`], closed: true })

      const late = await asked()
      const answering = problemOf(late.question.answer('y'))
      late.far.print('y\r\nConverting\r\n')
      await late.passes(10_000)
      expect((await problemOf(late.shell.run(line))).code).toBe('question-open')
      expect((await answering).code).toBe('question-open')
      expect(late.far).toMatchObject({ written: ['y'], closed: true })
    },
  )

  test('not the command that asks either', async () => {
    const { far, shell } = await asked()
    expect((await problemOf(questionOf(shell, migrate))).code).toBe('question-open')
    expect(far).toMatchObject({ written: [], closed: true })
  })
})

describe.concurrent('behind the answer', () => {
  test.each(sizes)('nothing is typed at what looks like a question; it is told (%i)', async (size) => {
    const { far, question, told, passes } = await asked(undefined, size)
    const answering = question.answer('y')
    await arrive()
    far.print('y\r\nErase the disk? (y/n)')
    await passes(1_999)
    expect(told).toEqual([])
    await passes(1)
    expect(told).toEqual(['Erase the disk? (y/n)'])
    await passes(50_000)
    far.print(` no\r\n1: Converted\r\n\r\n${prompt}`)
    await passes(0)
    expect(told).toEqual(['Erase the disk? (y/n)', null])
    expect(await answering).toContain('Erase the disk? (y/n) no\n1: Converted')
    expect(far.written).toEqual(['y'])
  })

  test('a question that stays ends the session in the end, without a key', async () => {
    const { far, question, ends, passes } = await asked()
    const answering = problemOf(question.answer('y'))
    await arrive()
    far.print('y\r\nErase the disk? (y/n)')
    await passes(60_000)
    expect(await answering).toMatchObject({ code: 'unexpected-question' })
    expect(ends).toHaveLength(1)
    expect(far).toMatchObject({ written: ['y'], closed: true })
  })

  test('a prompt is believed at once where it is proved, and in two seconds where it is not', async () => {
    const came = async (text: string, milliseconds: number) => {
      const { far, question, passes } = await asked()
      let isOver = false
      void question.answer('y').then(() => (isOver = true))
      await arrive()
      far.print(text)
      await passes(milliseconds)
      return isOver
    }
    expect(await came(`y\r\ndone\r\n\r\n${prompt}`, 0)).toBe(true)
    expect(await came(`y\r\ndone\r\n${prompt}`, 1_999)).toBe(false)
    expect(await came(`y\r\ndone\r\n${prompt}`, 2_000)).toBe(true)
  })

  test('a prompt that is written over a question is none', async () => {
    const { far, question, passes } = await asked()
    let isOver = false
    question.answer('y').then(
      () => (isOver = true),
      () => undefined,
    )
    await arrive()
    far.print(`y\r\n\r\nErase the disk? (y/n)\r${prompt}`)
    await passes(30_000)
    expect(isOver).toBe(false)
    expect(far.written).toEqual(['y'])
  })
})

describe.concurrent('a lone carriage return hides nothing', () => {
  test('of a line of the question: what stands in front of it is in the text', async () => {
    for (const size of sizes) {
      const { far, shell, passes } = await opened(undefined, size)
      const coming = questionOf(shell, migrate, isDocumented)
      const hidden = asking.replace('Ready to proceed?', 'This erases the disk.\rReady to proceed?')
      far.print(hidden.replace('Warning:', 'Factory reset!\rWarning:'))
      await passes(2_000)
      const { text } = await coming
      expect(isDocumented(text)).toBe(false)
      expect(text).toContain('Factory reset!Warning')
      expect(text).toContain('This erases the disk.Ready')
    }
  })

  test('of a reading: neither the pager nor the prompt written over a question is answered', async () => {
    for (const over of ['--More-- ', prompt]) {
      const { far, shell, passes } = await opened()
      const reading = problemOf(shell.run('show'))
      far.print(`show\r\r\n\r\nErase the disk? (y/n)\r${over}`)
      await passes(50_000)
      expect(far.written).toEqual(['show\n'])
      await passes(20_000)
      expect((await reading).code).toBe('device-silent')
      expect(far.written).toEqual(['show\n'])
    }
  })
})

describe.concurrent('the pager', () => {
  const others = [
    '--More--',
    '--More--  ',
    ' --More-- ',
    '--More-- x',
    'kim--More-- ',
    '--more-- ',
    '--More-- (y/n)',
  ]

  test.each(others)('is not %j: nothing is typed there', async (line) => {
    const reading = await opened()
    reading.shell.run('show').catch(() => undefined)
    reading.far.print(`show\r\r\n${line}`)
    await reading.passes(50_000)
    expect(reading.far.written).toEqual(['show\n'])

    const answered = await asked()
    answered.question.answer('y').catch(() => undefined)
    await arrive()
    answered.far.print(`y\r\n${line}`)
    await answered.passes(50_000)
    expect(answered.far.written).toEqual(['y'])
  })

  test.each(sizes)('gets one blank where it is the whole line (%i)', async (size) => {
    const reading = await opened(undefined, size)
    reading.shell.run('show').catch(() => undefined)
    reading.far.print('show\r\r\n--More-- ')
    await reading.passes(10_000)
    expect(reading.far.written).toEqual(['show\n', ' '])

    const answered = await asked(undefined, size)
    answered.question.answer('y').catch(() => undefined)
    await arrive()
    answered.far.print('y\r\n--More-- ')
    await answered.passes(1_999)
    expect(answered.far.written).toEqual(['y'])
    await answered.passes(10_000)
    expect(answered.far.written).toEqual(['y', ' '])
  })
})

describe.concurrent('a reading that pauses at what looks like a question', () => {
  test.each(sizes)('types nothing, is told, and goes on where the device does (%i)', async (size) => {
    const { far, shell, told, passes } = await opened(undefined, size)
    const reading = shell.run('get system status')
    far.print('get system status\r\r\nHostname: q(y/n)')
    await passes(2_000)
    expect(told).toEqual(['Hostname: q(y/n)'])
    await passes(40_000)
    far.print(`\r\nend\r\n\r\n${prompt}`)
    await passes(0)
    expect(await reading).toBe('Hostname: q(y/n)\nend')
    expect(told).toEqual(['Hostname: q(y/n)', null])
    expect(far.written).toEqual(['get system status\n'])
  })

  test('is ended by a stop, without a key', async () => {
    const { far, shell, told, ends, passes } = await opened()
    const stop = new AbortController()
    const reading = problemOf(shell.run('get system status', { signal: stop.signal }))
    far.print('get system status\r\r\nHostname: q(y/n)')
    await passes(2_000)
    stop.abort()
    await passes(3_000)
    expect((await reading).code).toBe('cancelled')
    expect(ends).toHaveLength(1)
    expect(told[0]).toBe('Hostname: q(y/n)')
    expect(told.at(-1)).toBeNull()
    expect(far).toMatchObject({ written: ['get system status\n'], closed: true })
  })
})
