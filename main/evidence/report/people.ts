import { vdomWords } from '../../contract/vdom-words'
import { cellText, html, type Html } from '../../text/html'
import { htmlTable } from '../../text/page'
import { moment } from '../../text/times'
import { figure as number, listAll, plural } from '../../text/words'
import { cell, rest } from './lists'
import { isGood } from './report'
import type { Report, ReportUser } from './schema'

/** Every user of the chosen licenses, and what became of each. */
export function users({ users: all }: Report, most: number): Html {
  const open = all.filter((user) => !isGood(user)).length
  return html`<section id="users">
    <h2>Every user</h2>
    <p>
      ${plural(all.length, 'user')}${all.length === 0 ? '' : open > 0 ? `. ${plural(open, 'user')} ${open === 1 ? 'has' : 'have'} not come through, listed first` : all.length === 1 ? ', who came through' : ', all of whom came through'}.
      These are the users of all chosen licenses. The token is the serial number that the person’s app must
      keep.
    </p>
    ${htmlTable(
      'Every user',
      ['User', 'VDOM', 'Token', 'FortiGate', 'FortiToken Cloud', 'Portal', 'Result'],
      all.slice(0, most).map(userRow),
    )}
    ${rest(all.slice(most).length, 'user', 'users.csv')}
  </section>`
}

function userRow(user: ReportUser): Html {
  return html`<tr${isGood(user) ? html`` : html` class="open"`}><td>${cellText(user.name)}</td>${cell(vdomWords(user))}<td class="mono">${user.token}</td>${cell(user.onDevice)}${cell(user.inCloud)}${cell(portalWords(user))}<td${isGood(user) ? html` class="ok"` : html``}>${isGood(user) ? `✓ ${user.result}` : html`<strong>! ${user.portalToken !== null && user.state === 'through' ? 'Different serial number in the portal' : user.result}.</strong> ${user.advice}`}</td></tr>
`
}

function portalWords({ portal, portalToken, portalReason }: ReportUser): string {
  switch (portal) {
    case 'same':
      return 'same'
    case 'different':
      return `different: ${portalToken ?? ''}`
    case 'confirmed-by-hand':
      return `Different in the list, confirmed by hand: ${portalToken ?? ''}. ${portalReason ?? ''}`
    case 'not-compared':
      return 'not compared'
  }
}

/** Every chosen license. */
export function licenses({ licenses: all, figures }: Report): Html {
  return html`<section id="licenses">
    <h2>Licenses</h2>
    ${htmlTable(
      'Licenses',
      ['License', 'VDOM', 'Tokens', 'Users', 'Outcome'],
      all.map(
        ({ license, vdom, tokens, users, outcome }) =>
          html`<tr>
            <td class="mono">${license}</td>
            <td>${vdom}</td>
            <td class="number">${number(tokens)}</td>
            <td class="number">${number(users)}</td>
            <td>${cellText(outcome)}</td>
          </tr> `,
      ),
    )}
    <p>
      FortiToken Cloud balance: ${figures.balanceBefore} before, ${figures.balanceAfter} after.
      ${figures.balance} Users in FortiToken Cloud: ${figures.cloudUsersBefore} before,
      ${figures.cloudUsersAfter} after. ${figures.cloudUsers} Tokens of these licenses on the FortiGate:
      ${figures.tokensBefore} before, ${figures.tokensAfter} after.
    </p>
  </section>`
}

/** The plan, beside what came of it. */
export function plannedAndDone({ plan, differences, timeZone }: Report): Html {
  if (!plan) return html``
  return html`<section id="plan">
    <h2>Planned and done</h2>
    <p>
      The plan saved on ${moment(plan.savedAt, timeZone)}: ${plan.sentence} It is next to this report, as
      <span class="mono">plan.html</span> and <span class="mono">plan.json</span>.
    </p>
    ${
      differences === undefined || differences.length === 0
        ? html`<p>The run went as planned, line by line.</p>`
        : html`<p>The run differed from its plan:</p>
            <ul>
              ${differences.map(({ text }) => html`<li>${text}</li> `)}
            </ul>`
    }
  </section>`
}

/** What is different beside, on the FortiGate and in the portal. */
export function otherChanges({ changes, wholeConfiguration, portal }: Report, most: number): Html {
  const scope = wholeConfiguration
    ? 'in the whole configuration, as two backups show'
    : 'among users, administrators and tokens'
  return html`<section id="changes">
    <h2>Other changes</h2>
    ${
      changes.length === 0
        ? html`<p>
            Nothing else differs between before and after, ${scope}. Encrypted values look different at every
            reading and are not compared.
          </p>`
        : html`<p>These differ between before and after, ${scope}:</p>
            <ul>
              ${changes.slice(0, most).map(({ where, what }) => html`<li><span class="mono">${where}</span>: ${what}</li> `)}
            </ul>
            ${rest(changes.slice(most).length, 'change', 'other-changes.csv')}`
    }
    ${
      portal.different.length === 0
        ? html``
        : html`<h3>What differs in the portal (compared with ${portal.source})</h3>
            <ul>
              ${portal.different.slice(0, most).map((sentence) => html`<li>${sentence}</li> `)}
            </ul>
            ${rest(portal.different.slice(most).length, 'line', 'report.json')}`
    }
    ${
      portal.absent.length === 0
        ? html``
        : html`<h3>Not in the list from the portal and not ticked</h3>
            <p>${plural(portal.absent.length, 'user')}: ${listAll(portal.absent.slice(0, most))}.</p>
            ${rest(portal.absent.slice(most).length, 'user', 'report.json')}`
    }
  </section>`
}
