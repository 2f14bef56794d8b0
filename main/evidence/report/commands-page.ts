import { stepIndex, stepTitles, type StepId } from '../../contract/steps'
import { html, type Html } from '../../text/html'
import { day, moment, offsetName, secondsClock } from '../../text/times'
import { plural } from '../../text/words'
import { document, ofReport, wholeWords } from './document'
import type { Report, ReportCommand } from './schema'

/**
 * Every command that was typed, for an auditor: a page of its own beside the report, with an index by step. A step that
 * was opened again stands again.
 */
export function renderCommands(report: Report): string {
  const visits = visitsOf(report.commands)
  const title = `${report.title}: every command`
  return document({
    ...ofReport(report),
    title,
    content: [
      html`<header>
        <h1>${wholeWords(title)}</h1>
        <p class="when">
          ${plural(report.commands.length, 'line')} typed on the FortiGate, with time, seconds and output.
          Time zone: ${report.timeZone ?? 'UTC'}. Secrets are masked. Long output is truncated here;
          <span class="mono">transcript.log</span> has all of it, at the line given.
        </p>
      </header>`,
      index(visits, report),
      ...visits.map((visit) => section(visit, report)),
    ],
    isPrinted: false,
  })
}

/** The lines that were typed at a step, one after the other. */
interface Visit {
  readonly id: string
  readonly step: StepId | null
  readonly commands: readonly ReportCommand[]
}

function visitsOf(commands: readonly ReportCommand[]): readonly Visit[] {
  const visits: { id: string; step: StepId | null; commands: ReportCommand[] }[] = []
  for (const command of commands) {
    const step = command.step ?? null
    const last = visits.at(-1)
    if (last?.step === step) last.commands.push(command)
    else visits.push({ id: `visit-${visits.length + 1}`, step, commands: [command] })
  }
  return visits
}

function index(visits: readonly Visit[], { timeZone }: Report): Html {
  return html`<nav aria-label="Steps">
    <ul>
      ${visits.map(
        ({ id, step, commands }) =>
          html`<li>
            <a href="#${id}">${titleOf(step)}</a>,
            ${plural(commands.length, 'line')}${startOf(commands, timeZone)}
          </li> `,
      )}
    </ul>
  </nav>`
}

function startOf([first]: readonly ReportCommand[], zone: string | undefined): string {
  return first ? `, from ${moment(first.at, zone)}` : ''
}

function titleOf(step: StepId | null): string {
  return step === null ? 'Typed' : `${stepIndex(step) + 1}. ${stepTitles[step]}`
}

function section({ id, step, commands }: Visit, { timeZone }: Report): Html {
  const [first] = commands
  return html`<section class="commands" id="${id}">
    <h2>${titleOf(step)}</h2>
    ${first ? html`<p class="when">${day(first.at, timeZone)}, ${offsetName(first.at, timeZone)}</p>` : html``}
    ${commands.map((command) => entry(command, timeZone))}
  </section>`
}

function entry(
  { at, scope, command, seconds, lines, output, cut, sameAs, transcriptLine, pasted }: ReportCommand,
  zone: string | undefined,
): Html {
  const how = pasted ? 'typed by a person and pasted' : `${seconds.toFixed(1)} s`
  const head = html`<p class="command">
    <span class="number">${secondsClock(at, zone)}</span>
    <strong class="mono">${command}</strong>${scope === '' ? '' : html` <span class="scope">${scope}</span>`}
    <span class="scope">${how}, ${plural(lines, 'line')}, from line ${transcriptLine}</span>
  </p> `
  if (sameAs !== null)
    return html`${head}
      <p class="same">Same output as at ${secondsClock(sameAs, zone)}.</p> `
  if (output === '') return head
  return html`${head}
    <pre>${output}${cut ? '\n…' : ''}</pre> `
}
