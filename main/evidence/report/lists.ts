import { html, cellText, type Html } from '../../text/html'
import { plural } from '../../text/words'

/** What a list leaves out, and where that is. */
export function rest(count: number, noun: string, file: string): Html {
  if (count === 0) return html``
  return html`<p>
    <strong>And ${plural(count, noun)} more,</strong> in <span class="mono">report.html</span> and
    <span class="mono">${file}</span> next to this report; the same signature covers them.
  </p>`
}

/** A cell whose words stay on one line as long as they are few. */
export function cell(words: string): Html {
  return words.length > 18 ? html`<td>${cellText(words)}</td>` : html`<td class="short">${words}</td>`
}
