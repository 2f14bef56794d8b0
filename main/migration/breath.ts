import { stopped } from './not-now'

/**
 * Lets everything that waits have its turn, such as a call of the window, before long work goes on. A timer: what is
 * due at once runs before Electron looks at its window.
 *
 * @throws ProblemError `cancelled` if the work was stopped by then.
 */
export async function breath(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
  if (signal?.aborted) throw stopped()
}
