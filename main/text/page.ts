import { html, type Html } from './html'
import { reportStyle } from './style'

/** A whole page for a list of devices: no script, nothing loaded from elsewhere. `lead` sums it up in a sentence. */
export function page(title: string, lead: string, content: readonly Html[]): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${reportStyle}
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

/** A table with a head for each column. */
export function htmlTable(heads: readonly string[], rows: readonly Html[]): Html {
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th> `)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}
