import { useState } from 'react'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { CheckBox, Select, TextField } from '../../components/field'
import { SetByOrganization } from '../../components/set-by-organization'
import { cloudHosts, type CloudHost } from '../../../../main/contract/cloud-hosts'

const title = 'Compare through the REST API'

interface CloudApiProps {
  readonly locked: boolean
  readonly isForbidden: boolean
}

/** The comparison by machine, or that the organization does not want it. */
export function CloudApi({ locked, isForbidden }: CloudApiProps) {
  if (!isForbidden) return <CloudApiForm locked={locked} />
  return (
    <Card title={title}>
      <p>
        The REST API of FortiToken Cloud is not asked: tick by hand, or paste a list. <SetByOrganization />
      </p>
    </Card>
  )
}

/** Off unless somebody switches it on. */
function CloudApiForm({ locked }: Pick<CloudApiProps, 'locked'>) {
  const [on, setOn] = useState(false)
  const [host, setHost] = useState<CloudHost>(cloudHosts[0])
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
    <Card title={title}>
      <CheckBox
        look="switch"
        label="Ask FortiToken Cloud itself, on port 9696"
        checked={on}
        disabled={locked || matching}
        onChange={change}
      />
      {on && (
        <>
          <p className="quiet">
            Needs a management application, which the portal makes under Applications › Management, with the
            whole account or the realms of these users as its scope. Its ID and secret stay in memory until
            this switch is off, and go to FortiToken Cloud alone. Only tokens and users are read.
          </p>
          <Select
            label="Address"
            value={host}
            options={cloudHosts.map((each) => ({ value: each, title: each }))}
            onChange={(value) => setHost(cloudHosts.find((each) => each === value) ?? cloudHosts[0])}
          />
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
              onClick={() => void match({ host, clientId: clientId.trim(), clientSecret })}
            >
              Read the tokens and compare
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
