// Reads a recording in its thread, as the application does: `read-recording.mjs <thread> <recording> <keep at>`.
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

const [, , thread, path, keepAt] = process.argv
const worker = new Worker(pathToFileURL(thread), { workerData: { from: { path }, keepAt } })
const [result] = await once(worker, 'message')
await worker.terminate()
const isWhole =
  result.ok &&
  result.value.recording.strays.length === 0 &&
  result.value.recording.pieces[0]?.isWhole === true
// More than 1 is what the benchmark takes for a failure.
process.exitCode = isWhole ? 0 : 2
