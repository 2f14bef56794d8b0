/** What was thrown in the page, as an error of this process. */
export function thrownInPage(fault: {
  readonly name: string
  readonly message: string
  readonly stack: string
}): Error {
  const error = new Error(fault.message)
  error.name = fault.name
  error.stack = fault.stack
  return error
}
