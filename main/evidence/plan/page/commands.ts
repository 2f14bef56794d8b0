import { licenseName } from '../../../contract/license-key'
import { stepTitles } from '../../../contract/steps'
import type { DevicePlan } from '../../../migration/plan/schema'
import { html, type Html } from '../../../text/html'
import { listAll, plural } from '../../../text/words'
import { moreInPlan, sentences, type NamedTable } from './lists'

/** Everything that is typed, in its order. */
export function everyCommand({ commands: all }: DevicePlan, table: NamedTable, most: number): Html {
  if (all === null)
    return html`<section>
      <h3>Every command</h3>
      <p>Nothing is typed.</p>
    </section>`
  const [first, ...others] = all.sequences
  const titles = new Map(all.readings.map(({ id, title }) => [id, title]))
  const passages = ({ when, passages: typed }: Sequence) =>
    table(
      `What is typed: ${when}`,
      ['Step', 'License', 'What', 'List'],
      typed.slice(0, most).map(
        ({ step, license, reading }) =>
          html`<tr>
            <td>${stepTitles[step]}</td>
            <td class="mono">${license === null ? '' : licenseName(license)}</td>
            <td>${titles.get(reading) ?? ''}</td>
            <td>${reading}</td>
          </tr> `,
      ),
    )
  return html`<section class="commands new-page">
    <h3>Every command, in its order</h3>
    ${sentences(all.assumptions)}
    ${
      first
        ? html`<p>${first.when} ${plural(first.lines, 'line')} in all.</p>
            ${passages(first)}${moreInPlan(first.passages.length - most, 'list')}
            ${others.map(
              (sequence) =>
                html`<h4>${sequence.when}</h4>
                  <p>
                    Then ${plural(sequence.lines, 'line')} in all. It differs in:
                    ${differing(sequence, first)}
                  </p> `,
            )}`
        : html``
    }
    <h4>What may be read again</h4>
    ${sentences(all.mayBeReadAgain)}
    <h4>What else is typed</h4>
    ${sentences(all.optional)}
    ${
      all.secondBackup.length === 0
        ? html``
        : html`<p>
            The second backup: ${listAll([...new Set(all.secondBackup.map(({ reading }) => reading))])}.
          </p>`
    }
    ${all.readings.map(
      ({ id, title, lines }) =>
        html`<h4>${id}: ${title}</h4>
          <ol class="lines">
            ${lines
              .slice(0, most)
              .map(
                ({ scope, line }) =>
                  html`<li>
                    <span class="scope">${scope === '' ? 'root' : scope}</span
                    ><span class="mono">${line}</span>
                  </li> `,
              )}
          </ol>
          ${moreInPlan(lines.length - most, 'line')} `,
    )}
  </section>`
}

type Sequence = NonNullable<DevicePlan['commands']>['sequences'][number]

/** The lists of one way that are others than those of the first: those of the backup and right behind it. */
function differing(sequence: Sequence, first: Sequence): string {
  const key = ({ step, reading, license }: Sequence['passages'][number]) =>
    JSON.stringify([step, reading, license])
  const known = new Set(first.passages.map(key))
  const own = sequence.passages.filter((passage) => !known.has(key(passage)))
  return own.length === 0
    ? 'a list left out.'
    : `${listAll(own.map(({ step, reading }) => `${reading} (${stepTitles[step]})`))}.`
}
