import { Html, html } from './html'
import { ownPageMark } from './own-page'
import { reportStyle } from './style'

/** Says who wrote a page. */
export const ownMark = new Html(ownPageMark)

/** Its tables have many columns. */
const onPaper = new Html('@media print{@page{size:landscape}}')

/** A whole page for a list of devices: no script, nothing loaded from elsewhere. `lead` sums it up in a sentence. */
export function page(title: string, lead: string, content: readonly Html[]): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        ${ownMark}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${reportStyle}${onPaper}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="lead">${lead}</p>
          ${content}
          <footer>
            Written by Tokenferry. Tokenferry is independent of Fortinet; FortiGate, FortiOS and FortiToken
            are trademarks of Fortinet, Inc.
          </footer>
        </main>
      </body>
    </html> `.text
}

/** A table with a head for each column. If it is wider than the page it scrolls, by itself. */
export function htmlTable(label: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<section class="scroll" tabindex="0" aria-label="${label}">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`
}

/** Names, and what each of them is. */
export function definitions(rows: readonly (readonly [name: string, value: string | Html])[]): Html {
  return html`<dl>
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`
}
