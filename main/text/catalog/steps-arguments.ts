/** What each message takes; made from the English catalog by its test, never by hand. */
export interface StepsArguments {
  readonly 'plan-of-run.save': Record<never, never>
  readonly 'plan-of-run.title': Record<never, never>
  readonly 'plan-of-run.note': Record<never, never>
}
