/** What each message takes; made from the English catalog by its test, never by hand. */
export interface BesideArguments {
  readonly back: Record<never, never>
  readonly 'back.step': { readonly number: number }
  readonly 'back.review': Record<never, never>
  readonly 'aside.page': Record<never, never>
}
