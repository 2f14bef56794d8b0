import type { ReviewPart } from '../../../main/contract/review-view'
import { createStore, type Store } from '../state/store'

/** Where in the review the person is. */
export type ReviewPlace =
  | { readonly at: 'fleet' }
  | { readonly at: 'file'; readonly id: string; readonly part: ReviewPart }
  | { readonly at: 'comparison'; readonly before: string; readonly after: string }

/** Outside of the screen, so that a rehearsal that was started from a file leads back to it. */
export const place: Store<ReviewPlace> = createStore<ReviewPlace>({ at: 'fleet' })
