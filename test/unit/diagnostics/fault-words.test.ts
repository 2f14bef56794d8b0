import { expect, test } from 'vitest'
import { faultWords } from '../../../main/diagnostics/fault-words'
import { maskText } from '../../../main/fortios/secret-values'

const thrown = (message: string, stack: string, more: object = {}) =>
  Object.assign(new Error(message), { stack: `Error: ${message}\n${stack}` }, more)

test('an error is kept with its code, its words and the places in our code, without their folders', () => {
  const stack = [
    '    at readRun (file:///opt/Tokenferry/resources/app.asar/out/main/chunks/store.js:12:345)',
    '    at async Runs.resume (/home/kim/acme/out/main/index.js:1:2)',
    '    at new Procedure (C:\\Users\\kim\\out\\main\\index.js:3:4)',
    '    at app://tokenferry/assets/index-B1.js:5:6',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
    '    at whatever this is',
  ].join('\n')
  expect(faultWords(thrown('ENOENT: no such file', stack, { code: 'ENOENT' }), [])).toEqual({
    name: 'Error',
    code: 'ENOENT',
    message: 'ENOENT: no such file',
    frames: [
      'readRun (store.js:12:345)',
      'Runs.resume (index.js:1:2)',
      'new Procedure (index.js:3:4)',
      '(no name) (index-B1.js:5:6)',
      'process.processTicksAndRejections (task_queues:105:5)',
    ],
  })
})

test('what was typed into the calls under way is left out, as it is and as JSON writes it', () => {
  const typed = ['Canary "7"', 'fw7', 'no']
  const words = faultWords(thrown('fw7 says no to {"password":"Canary \\"7\\""} and Canary "7"', ''), typed)
  expect(words.message).not.toMatch(/Canary|fw7/)
  expect(words.message).toContain(`${maskText} says no`)
})

test('a secret of a configuration is masked, on every line, and no line of the words poses as a place', () => {
  const message = 'set passwd ENC AK1canaryCANARY=\n    at canary (x.js:1:2)\nset psksecret canary'
  const { message: kept, frames } = faultWords(thrown(message, '    at run (index.js:1:2)'), [])
  expect(kept).not.toMatch(/AK1canary|psksecret canary/)
  expect(frames).toEqual(['run (index.js:1:2)'])
})

test('what is thrown without being an error is kept as words', () => {
  expect(faultWords('killed, exit code 9', [])).toEqual({
    name: 'string',
    code: '',
    message: 'killed, exit code 9',
    frames: [],
  })
  expect(faultWords(undefined, []).message).toBe('undefined')
})

test('it is bounded, however much was thrown', () => {
  const stack = '    at run (index.js:1:2)\n'.repeat(10_000)
  const { message, frames } = faultWords(thrown('x'.repeat(5_000_000), stack), [])
  expect(message).toHaveLength(1_000)
  expect(frames).toHaveLength(20)
})
