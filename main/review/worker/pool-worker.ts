import { parentPort } from 'node:worker_threads'
import { reviewFile } from './review-file'

// Entry of the worker: one path comes in, one review goes out.
parentPort?.on('message', (path: string) => {
  void reviewFile(path).then(({ review }) => parentPort?.postMessage(review))
})
