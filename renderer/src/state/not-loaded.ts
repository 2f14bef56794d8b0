import { messageOf } from '../../../main/text/message'

/** What to say of a part of the window that can’t be loaded. It lies beside the page: nothing but a damaged installation lacks it. */
export function notLoaded(error: unknown): Error {
  return new Error(
    `Tokenferry can’t load one of its files. Close it and install it again. (${messageOf(error)})`,
    { cause: error },
  )
}
