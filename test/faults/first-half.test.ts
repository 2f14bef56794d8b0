import { test } from 'vitest'
import { sweep } from './sweep'

test('never twice, never lost, never locked out: the first half of the cases', { timeout: 1_800_000 }, () =>
  sweep(0),
)
