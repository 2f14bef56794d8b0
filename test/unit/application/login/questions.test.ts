import { describe, expect, test } from 'vitest'
import { Questions } from '../../../../main/application/login/questions'

const banner = (text: string) => ({ kind: 'post-login-banner' as const, text })

describe('the questions of main', () => {
  test('are asked one at a time, in their order', async () => {
    let changes = 0
    const questions = new Questions(() => (changes += 1))
    expect(questions.current).toBeNull()
    const first = questions.ask(banner('one'))
    const second = questions.ask(banner('two'))
    expect(questions.current).toMatchObject(banner('one'))
    questions.answer(questions.current?.id ?? '', ['yes'])
    expect(await first).toEqual(['yes'])
    expect(questions.current).toMatchObject(banner('two'))
    questions.answer(questions.current?.id ?? '', null)
    expect(await second).toBeNull()
    expect(questions.current).toBeNull()
    expect(changes).toBe(4)
  })

  test('take no answer that is meant for another one', async () => {
    const questions = new Questions(() => undefined)
    const first = questions.ask(banner('one'))
    const old = questions.current?.id ?? ''
    questions.answer(old, [])
    await first
    const second = questions.ask(banner('two'))
    questions.answer(old, ['late'])
    questions.answer('question-99', ['wrong'])
    expect(questions.current).toMatchObject(banner('two'))
    questions.refuseAll()
    expect(await second).toBeNull()
  })

  test('are all refused when nobody is there to answer', async () => {
    const questions = new Questions(() => undefined)
    const asked = [questions.ask(banner('one')), questions.ask(banner('two'))]
    questions.refuseAll()
    expect(await Promise.all(asked)).toEqual([null, null])
    expect(questions.current).toBeNull()
  })
})
