import { test } from 'vitest'
import { sweep } from './sweep'

test('never twice, never lost, never locked out: the second half of the cases', { timeout: 1_800_000 }, () =>
  sweep(1),
)
