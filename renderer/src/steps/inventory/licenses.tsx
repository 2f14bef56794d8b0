import { useState } from 'react'
import { keyText } from '../../../../main/contract/license-key'
import type { LicenseChoice } from '../../../../main/contract/step-views'
import { attempt } from '../../state/calls'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { CheckBox } from '../../components/field'
import { Pill } from '../../components/pill'
import { useWords } from '../../language/words'
import './licenses.css'

interface LicensesProps {
  readonly licenses: readonly LicenseChoice[]
  readonly locked: boolean
}

/** Which licenses are to be migrated. */
export function Licenses({ licenses, locked }: LicensesProps) {
  // What was clicked since main last told: the next click must not undo the one before.
  const [clicked, setClicked] = useState<{
    readonly since: LicensesProps['licenses']
    readonly chosen: ReadonlySet<string>
  }>()
  const chosen =
    clicked?.since === licenses
      ? clicked.chosen
      : new Set(licenses.filter((each) => each.chosen).map(keyText))
  const selectable = licenses.filter((each) => each.selectable)
  const { say } = useWords('steps')

  const choose = async (keys: ReadonlySet<string>) => {
    setClicked({ since: licenses, chosen: keys })
    const taken = await attempt('chooseLicenses', {
      licenses: selectable
        .filter((each) => keys.has(keyText(each)))
        .map(({ license, vdom }) => ({ license, vdom })),
    })
    if (!taken) setClicked(undefined)
    return taken
  }
  const toggle = (each: LicenseChoice, on: boolean) => {
    const keys = new Set(chosen)
    if (on) keys.add(keyText(each))
    else keys.delete(keyText(each))
    return choose(keys)
  }

  return (
    <Card
      title={say('licenses.title')}
      end={
        selectable.length > 3 && (
          <span className="row">
            <Button
              size="small"
              kind="quiet"
              disabled={locked}
              onClick={() => void choose(new Set(selectable.map(keyText)))}
            >
              {say('licenses.all')}
            </Button>
            <Button size="small" kind="quiet" disabled={locked} onClick={() => void choose(new Set())}>
              {say('licenses.none')}
            </Button>
          </span>
        )
      }
    >
      {licenses.length === 0 ? (
        <p className="quiet">{say('licenses.no-license')}</p>
      ) : (
        <ul className="licenses" aria-label={say('licenses.list')}>
          {licenses.map((each) => (
            <li className="licenses__license" key={keyText(each)}>
              <CheckBox
                name={say('licenses.choose', { license: each.license, vdom: each.vdom })}
                label={<span className="mono licenses__number">{each.license}</span>}
                checked={chosen.has(keyText(each))}
                disabled={locked || !each.selectable}
                onChange={(on) => toggle(each, on)}
              />
              <span className="licenses__vdom">{each.vdom}</span>
              <span className="licenses__counts quiet">
                {say('licenses.counts', { tokens: each.tokens, assigned: each.assigned, users: each.users })}
              </span>
              {each.kind !== 'paid' && (
                <Pill tone="plain">{say(each.kind === 'trial' ? 'licenses.trial' : 'licenses.unknown')}</Pill>
              )}
              {each.reason !== '' && <span className="small quiet licenses__reason">{each.reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
