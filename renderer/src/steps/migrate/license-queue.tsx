import { keyText } from '../../../../main/contract/license-key'
import type { LicenseMigration } from '../../../../main/contract/step-views'
import { Card } from '../../components/card'
import { Pill } from '../../components/pill'
import { figure, plural } from '../../../../main/text/words'
import { stateWords } from './migration-words'

interface LicenseQueueProps {
  readonly licenses: readonly LicenseMigration[]
  readonly shown: number
  readonly onShow: (place: number) => void
}

/** All chosen licenses with what became of them; a click shows one. */
export function LicenseQueue({ licenses, shown, onShow }: LicenseQueueProps) {
  const done = licenses.filter(({ state }) => state === 'done').length
  return (
    <Card
      title="Licenses"
      end={
        <span className="small quiet">
          {figure(done)} of {figure(licenses.length)} done
        </span>
      }
    >
      <ul className="queue" aria-label="Licenses in this migration">
        {licenses.map((license, place) => {
          const { title, tone, icon } = stateWords[license.state]
          return (
            <li key={keyText(license)}>
              <button
                type="button"
                className="queue__license"
                aria-current={place === shown}
                onClick={() => onShow(place)}
              >
                <span className="mono queue__number">{license.license}</span>
                <Pill tone={tone} {...(icon === undefined ? {} : { icon })}>
                  {title}
                </Pill>
                <span className="queue__counts small">
                  {license.vdom}, {plural(license.tokens, 'token')}, {plural(license.users, 'user')}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
