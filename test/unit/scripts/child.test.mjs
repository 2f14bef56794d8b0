import { expect, test } from 'vitest'
import { run } from '../../../scripts/child.mjs'

const node = (code, options) => run(process.execPath, ['-e', code], options)

test('hands over the exit code and everything that was said', async () => {
  const end = await node("console.log('out'); console.error('err'); process.exitCode = 3")
  expect(end.code).toBe(3)
  expect(end.output.split('\n').sort()).toEqual(['', 'err', 'out'])
  // Such as npm’s notice of a newer one, which is no part of what it answers.
  expect(end.answer).toBe('out\n')
})

test('says why a program could not be started', async () => {
  const { code, output } = await run('no-such-program', [])
  expect(code).toBe(-1)
  expect(output).toContain('ENOENT')
})

test('takes a variable out of the environment', async () => {
  process.env.CHILD_TEST = 'here'
  const { output } = await node('console.log(process.env.CHILD_TEST)', { env: { CHILD_TEST: undefined } })
  delete process.env.CHILD_TEST
  expect(output).toBe('undefined\n')
})

test('ends a program, and what that one started, at the time limit', async () => {
  // The grandchild holds the same output open, so there is no end of it before the grandchild has ended too.
  const forever = 'setInterval(() => {}, 1000)'
  const { code, output, timedOut } = await node(
    `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(forever)}], { stdio: 'inherit' }); ${forever}`,
    { minutes: 1 / 60 },
  )
  expect({ code, timedOut }).toEqual({ code: -1, timedOut: true })
  expect(output).toContain('Stopped: not done after')
})
