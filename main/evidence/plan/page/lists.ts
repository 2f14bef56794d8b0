import { html, type Html } from '../../../text/html'
import type { htmlTable } from '../../../text/page'
import { plural } from '../../../text/words'

/** A table whose name is its own on the page. */
export type NamedTable = typeof htmlTable

/** That a list goes on; nothing if all of it is there. */
export function moreInPlan(count: number, noun: string): Html {
  if (!(count > 0)) return html``
  return html`<p>
    <strong>And ${plural(count, noun)} more.</strong> The plan as HTML or JSON has all of them.
  </p>`
}

/** Sentences, each a point. */
export function sentences(all: readonly string[]): Html {
  return html`<ul class="meaning">
    ${all.map((sentence) => html`<li>${sentence}</li> `)}
  </ul>`
}
