import { messageOf } from '../../../main/text/message'

/** What to say of a part of the window that can’t be loaded. It lies beside the page: nothing but a damaged installation lacks it. */
export function notLoaded(error: unknown): Error {
  return new Error(
    `A file of Tokenferry can’t be loaded. Close it and install it again. (${messageOf(error)})`,
    { cause: error },
  )
}
