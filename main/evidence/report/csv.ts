import { spreadsheet } from '../../text/spreadsheet'
import type { Report } from './schema'

/** The tables of a report for a spreadsheet: name of the file and its text. */
export function renderCsv(report: Report): ReadonlyMap<string, string> {
  const isPasted = report.commands.some(({ pasted }) => pasted)
  return new Map([
    ['verdict.csv', table(report, verdictRows(report))],
    [
      'users.csv',
      table(report, [
        [
          'user',
          'vdom',
          'table',
          'license',
          'license-vdom',
          'token',
          'state',
          'standing',
          'result',
          'on the FortiGate',
          'in FortiToken Cloud',
          'portal',
          'token in the portal',
          'confirmed by hand',
          'advice',
        ],
        ...report.users.map((user) => [
          user.name,
          user.vdom,
          user.table,
          user.license,
          user.licenseVdom,
          user.token,
          user.state,
          user.standing,
          user.result,
          user.onDevice,
          user.inCloud,
          user.portal,
          user.portalToken ?? '',
          user.portalReason ?? '',
          user.advice,
        ]),
      ]),
    ],
    [
      'licenses.csv',
      table(report, [
        ['license', 'vdom', 'tokens', 'users', 'state', 'outcome'],
        ...report.licenses.map(({ license, vdom, tokens, users, state, outcome }) => [
          license,
          vdom,
          String(tokens),
          String(users),
          state,
          outcome,
        ]),
      ]),
    ],
    [
      'other-changes.csv',
      table(report, [['where', 'what'], ...report.changes.map(({ where, what }) => [where, what])]),
    ],
    [
      'findings.csv',
      table(report, [
        ['finding', 'severity', 'subject', 'vdom', 'message', 'answer'],
        ...report.findings.map(({ title, severity, subject, vdom, message, answer }) => [
          title,
          severity,
          subject,
          vdom ?? '',
          message,
          answer,
        ]),
      ]),
    ],
    [
      'commands.csv',
      table(report, [
        [
          ...['time', 'scope', 'command', 'seconds', 'lines of output', 'line in transcript.log'],
          ...(isPasted ? ['typed'] : []),
        ],
        ...report.commands.map(({ at, scope, command, seconds, lines, transcriptLine, pasted }) => [
          ...[at, scope, command, String(seconds), String(lines), String(transcriptLine)],
          ...(isPasted ? [pasted ? 'by a person, and pasted' : 'by Tokenferry'] : []),
        ]),
      ]),
    ],
    [
      'decisions.csv',
      table(report, [['time', 'what'], ...report.decisions.map(({ at, what }) => [at, what])]),
    ],
  ])
}

function verdictRows({ verdict }: Report): readonly (readonly string[])[] {
  const { users, portal } = verdict
  return [
    ['what', 'value'],
    ['state', verdict.state],
    ['sentence', verdict.sentence],
    ['users of all chosen licenses', String(users.chosen)],
    ['came through', String(users.through)],
    ['need attention', String(users.attention)],
    ['unchanged', String(users.unchanged)],
    ['unknown', String(users.unknown)],
    ['serial number the same in the portal', String(portal.same)],
    ['serial number different in the portal', String(portal.different)],
    ['serial number different in the list, confirmed by hand', String(portal.confirmedByHand)],
    ['serial number not compared', String(portal.notCompared)],
    ['second login', verdict.secondLogin],
    ['other changes', String(verdict.otherChanges)],
    ...verdict.open.map((sentence) => ['open', sentence]),
    ...verdict.reasons.map((sentence) => ['said', sentence]),
  ]
}

/** Each row of a rehearsal says that it is one. */
function table({ mode }: Report, rows: readonly (readonly string[])[]): string {
  return spreadsheet(mode === 'rehearsal' ? rows.map((row) => [...row, 'REHEARSAL']) : rows)
}
