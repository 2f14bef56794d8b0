import { keyText } from '../../../../main/contract/license-key'
import type { LicenseMigration } from '../../../../main/contract/step-views'
import { Card } from '../../components/card'
import { Pill } from '../../components/pill'
import { stateLooks } from './state-looks'
import { useWords } from '../../language/words'

interface LicenseQueueProps {
  readonly licenses: readonly LicenseMigration[]
  readonly shown: number
  readonly onShow: (place: number) => void
}

/** All chosen licenses with what became of them; a click shows one. */
export function LicenseQueue({ licenses, shown, onShow }: LicenseQueueProps) {
  const { say } = useWords('steps')
  const done = licenses.filter(({ state }) => state === 'done').length
  return (
    <Card
      title={say('queue.title')}
      end={<span className="small quiet">{say('queue.done', { count: done, of: licenses.length })}</span>}
    >
      <ul className="queue" aria-label={say('queue.list')}>
        {licenses.map((license, place) => {
          const { tone, icon } = stateLooks[license.state]
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
                  {say(`queue.state.${license.state}`)}
                </Pill>
                <span className="queue__counts small">
                  {say('queue.counts', { vdom: license.vdom, tokens: license.tokens, users: license.users })}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
