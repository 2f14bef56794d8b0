import { expect, test } from 'vitest'
import { reviewFiles } from '../../../main/review/worker/review-files'

/** A thread that dies of some files in different ways, and answers others with an empty review. */
const frail = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ number, asked: { path } }) => {
      if (path.startsWith('exits')) process.exit(7)
      if (path.startsWith('throws')) throw new Error('out of paper')
      parentPort.postMessage({ number, result: { ok: true, value: { files: [{ path, error: null }], passedOver: [] } } })
    })
  `)}`,
)

test('a thread that dies costs the file it died of, and no other', async () => {
  const paths = Array.from({ length: 12 }, (_, index) => `file-${index}`)
  paths[3] = 'exits'
  paths[8] = 'throws'
  const told: number[] = []
  const reviews = await reviewFiles(
    paths.map((path) => ({ path, named: true })),
    frail,
    { onReview: (done) => told.push(done) },
  )
  const files = reviews.flatMap((each) => each.files)
  expect(files.map(({ path }) => path)).toEqual(paths)
  expect(files.filter(({ error }) => error !== null)).toMatchObject([
    { path: 'exits', error: { code: 'internal', message: expect.stringContaining('has ended') as unknown } },
    {
      path: 'throws',
      error: { code: 'internal', message: expect.stringContaining('out of paper') as unknown },
    },
  ])
  expect(told).toEqual(paths.map((_, index) => index + 1))
})
