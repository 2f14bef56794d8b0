/**
 * What a person sees of the scripts: short lines of progress, and one sentence if one of them has to stop.
 */

/** A foreseen end. Its message is for the person and says what to do; `details` is output of a program, if any. */
export class Stop extends Error {
  constructor(message, details = '') {
    super(message)
    this.details = details
  }
}

export const say = (line) => void process.stdout.write(`${line}\n`)

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Says what is being done, does it, says how long that took. */
export const step = async (what, work) => {
  const since = performance.now()
  process.stdout.write(`${what} … `)
  try {
    const result = await work()
    say(seconds(since))
    return result
  } catch (error) {
    say('failed')
    throw error
  }
}

/** Runs the body of a script; its number becomes the exit code, a `Stop` becomes one sentence and exit code 1. */
export const script = async (body) => {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    if (error.details) process.stderr.write(`${error.details.trimEnd()}\n\n`)
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
