import { vdomWords } from '../../../contract/vdom-words'
import type { DevicePlan, PlannedUser } from '../../../migration/plan/schema'
import { cellText, html, type Html } from '../../../text/html'
import { figure } from '../../../text/words'
import { moreInPlan, type NamedTable } from './lists'

/** How many are affected, by VDOM. */
export function affected({ byVdom }: DevicePlan, table: NamedTable): Html {
  if (byVdom.length === 0)
    return html`<section>
      <h3>Who is affected</h3>
      <p>Nobody: no user has a second factor.</p>
    </section>`
  return html`<section>
    <h3>Who is affected</h3>
    ${table(
      'Who is affected, by VDOM',
      ['VDOM', 'Migrate', 'Need attention', 'License not chosen', 'Stay as they are'],
      byVdom.map(
        ({ vdom, migrate, attention, notChosen, stay }) =>
          html`<tr>
            <td>${cellText(vdom)}</td>
            <td class="number">${figure(migrate)}</td>
            <td class="number">${figure(attention)}</td>
            <td class="number">${figure(notChosen)}</td>
            <td class="number">${figure(stay)}</td>
          </tr> `,
      ),
    )}
    <p>
      Users who migrate keep the app, the token and its codes; from then on FortiToken Cloud checks the codes.
      Fortinet doesn’t document what happens to those who need attention; the findings say why. Everyone is
      listed further down.
    </p>
  </section>`
}

/** Every license, and whether it migrates. */
export function plannedLicenses({ licenses: all, licenseNote }: DevicePlan, table: NamedTable): Html {
  return html`<section>
    <h3>Licenses</h3>
    <p>${licenseNote}</p>
    ${
      all.length === 0
        ? html``
        : table(
            'Licenses',
            ['License', 'VDOM', 'Tokens', 'Users', 'Migrates', 'Migration flag'],
            all.map(
              ({ license, vdom, kind, tokens, users: holders, chosen, flag }) =>
                html`<tr>
                  <td class="mono">${license}</td>
                  <td>${cellText(vdom)}</td>
                  <td class="number">${figure(tokens)}</td>
                  <td class="number">${figure(holders)}</td>
                  <td>${chosen ? 'yes' : kind === 'trial' ? 'no, a trial license stays' : 'no'}</td>
                  <td>${chosen ? flagWords[flag] : ''}</td>
                </tr> `,
            ),
          )
    }
  </section>`
}

const flagWords = { confirmed: 'confirmed', open: 'not confirmed yet', unknown: 'unknown' } as const

/** Everyone with a second factor, and what happens to them. */
export function plannedUsers({ users: all }: DevicePlan, table: NamedTable, most: number): Html {
  if (all.length === 0) return html``
  return html`<section class="new-page">
    <h3>Everyone with a second factor</h3>
    ${table(
      'Everyone with a second factor',
      ['User', 'VDOM', 'Second factor', 'Token', 'License', 'Contact', 'What happens'],
      all.slice(0, most).map(userRow),
    )}
    ${moreInPlan(all.length - most, 'user')}
  </section>`
}

// In one line: with 20,000 users each blank counts.
function userRow(user: PlannedUser): Html {
  const { name, twoFactor, token, license, email, phone, outcome } = user
  return html`<tr${outcome === 'attention' ? html` class="open"` : html``}><td>${cellText(name)}</td><td>${cellText(vdomWords(user))}</td><td>${twoFactor}</td><td class="mono">${token}</td><td class="mono">${license}</td><td>${cellText(email ?? phone)}</td><td>${outcomeWords[outcome]}</td></tr>
`
}

const outcomeWords: Readonly<Record<PlannedUser['outcome'], string>> = {
  migrates: 'migrates',
  attention: '! needs attention',
  'not-chosen': 'stays: license not chosen',
  stays: 'stays as it is',
}
