import { expect, test } from 'vitest'
import { PasswordTrial } from '../../../main/preflight/password-trial'

/** Whether something has resolved by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false
  void promise.then(() => (done = true))
  await new Promise((resolve) => setTimeout(resolve, 0))
  return done
}

test('one after the other, until a device has accepted it; then all at once', async () => {
  const trial = new PasswordTrial()
  const first = await trial.begin('a')
  const [second, third] = [trial.begin('a'), trial.begin('a')]
  expect(await isDone(second)).toBe(false)
  first?.('unknown')
  expect([await isDone(second), await isDone(third)]).toEqual([true, false])
  ;(await second)?.('accepted')
  expect(await isDone(third)).toBe(true)
  expect(await isDone(trial.begin('a'))).toBe(true)
})

test('no further once two have rejected it, for this account alone', async () => {
  const trial = new PasswordTrial()
  for (let times = 0; times < 2; times += 1) (await trial.begin('a'))?.('rejected')
  expect(await trial.begin('a')).toBeNull()
  expect(await trial.begin('b')).not.toBeNull()
})

test('what was settled twice counts once, and takes the turn of nobody else', async () => {
  const trial = new PasswordTrial()
  const first = await trial.begin('a')
  first?.('rejected')
  const second = trial.begin('a')
  first?.('rejected')
  expect(await second).not.toBeNull()
  const third = trial.begin('a')
  expect(await isDone(third)).toBe(false)
  ;(await second)?.('unknown')
  expect(await third).not.toBeNull()
})
