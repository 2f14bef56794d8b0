import { useState } from 'react'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { CheckBox, TextField } from '../../components/field'

/** The comparison by machine, off unless somebody switches it on. */
export function CloudApi({ locked }: { readonly locked: boolean }) {
  const [on, setOn] = useState(false)
  const [clientId, setClientId] = useState('')
  const [clientSecret, setClientSecret] = useState('')
  const [match, matching] = useCall('matchCloud')
  const change = (next: boolean) => {
    setOn(next)
    setClientId('')
    setClientSecret('')
    return Promise.resolve(true)
  }
  return (
    <Card title="Compare through the REST API">
      <CheckBox
        look="switch"
        label="Ask FortiToken Cloud itself, at ftc.fortinet.com port 9696"
        checked={on}
        disabled={locked || matching}
        onChange={change}
      />
      {on && (
        <>
          <p className="quiet">
            Needs a web client, which the portal’s page “Auth Clients” makes. Its ID and secret stay in memory
            until this switch is off, and go to FortiToken Cloud alone. Only tokens and users are read.
          </p>
          <div className="portal__columns">
            <TextField label="Client ID" mono value={clientId} onChange={setClientId} autoComplete="off" />
            <TextField
              label="Client secret"
              type="password"
              value={clientSecret}
              onChange={setClientSecret}
              autoComplete="off"
            />
          </div>
          <div className="row">
            <Button
              disabled={locked || matching || clientId.trim() === '' || clientSecret === ''}
              onClick={() => void match({ clientId: clientId.trim(), clientSecret })}
            >
              Read the tokens and compare
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
