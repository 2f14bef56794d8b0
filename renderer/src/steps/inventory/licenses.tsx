import { useState } from 'react'
import { keyText } from '../../../../main/contract/license-key'
import type { LicenseChoice } from '../../../../main/contract/step-views'
import { attempt } from '../../state/calls'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { CheckBox } from '../../components/field'
import { Pill } from '../../components/pill'
import { plural } from '../../../../main/text/words'
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
      title="Licenses to migrate"
      end={
        selectable.length > 3 && (
          <span className="row">
            <Button
              size="small"
              kind="quiet"
              disabled={locked}
              onClick={() => void choose(new Set(selectable.map(keyText)))}
            >
              Choose all
            </Button>
            <Button size="small" kind="quiet" disabled={locked} onClick={() => void choose(new Set())}>
              Choose none
            </Button>
          </span>
        )
      }
    >
      {licenses.length === 0 ? (
        <p className="quiet">No FortiToken Mobile license was found on this device.</p>
      ) : (
        <ul className="licenses" aria-label="Licenses">
          {licenses.map((each) => (
            <li className="licenses__license" key={keyText(each)}>
              <CheckBox
                name={`Migrate license ${each.license} in ${each.vdom}`}
                label={<span className="mono licenses__number">{each.license}</span>}
                checked={chosen.has(keyText(each))}
                disabled={locked || !each.selectable}
                onChange={(on) => toggle(each, on)}
              />
              <span className="licenses__vdom">{each.vdom}</span>
              <span className="licenses__counts quiet">
                {plural(each.tokens, 'token')}, {each.assigned} assigned, {plural(each.users, 'user')}
              </span>
              {each.kind !== 'paid' && (
                <Pill tone="plain">{each.kind === 'trial' ? 'Trial' : 'Unknown form'}</Pill>
              )}
              {each.reason !== '' && <span className="small quiet licenses__reason">{each.reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
