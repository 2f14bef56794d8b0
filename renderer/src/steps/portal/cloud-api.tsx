import { useState } from 'react'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { CheckBox, Select, TextField } from '../../components/field'
import { cloudHosts, type CloudHost } from '../../../../main/contract/cloud-hosts'
import { useWords } from '../../language/words'

interface CloudApiProps {
  readonly locked: boolean
  readonly isForbidden: boolean
}

/** The comparison by machine, or that the organization does not want it. */
export function CloudApi({ locked, isForbidden }: CloudApiProps) {
  const { say } = useWords('steps')
  if (!isForbidden) return <CloudApiForm locked={locked} />
  return (
    <Card title={say('cloud-api.title')}>
      <p>{say('cloud-api.forbidden')}</p>
    </Card>
  )
}

/** Off unless someone switches it on. */
function CloudApiForm({ locked }: Pick<CloudApiProps, 'locked'>) {
  const [on, setOn] = useState(false)
  const [host, setHost] = useState<CloudHost>(cloudHosts[0])
  const [clientId, setClientId] = useState('')
  const [clientSecret, setClientSecret] = useState('')
  const [match, matching] = useCall('matchCloud')
  const { say } = useWords('steps')
  const change = (next: boolean) => {
    setOn(next)
    setClientId('')
    setClientSecret('')
    return Promise.resolve(true)
  }
  return (
    <Card title={say('cloud-api.title')}>
      <CheckBox
        look="switch"
        label={say('cloud-api.ask', { port: '9696' })}
        checked={on}
        disabled={locked || matching}
        onChange={change}
      />
      {on && (
        <>
          <p className="quiet">{say('cloud-api.hint')}</p>
          <Select
            label={say('cloud-api.address')}
            value={host}
            options={cloudHosts.map((each) => ({ value: each, title: each }))}
            onChange={(value) => setHost(cloudHosts.find((each) => each === value) ?? cloudHosts[0])}
          />
          <div className="portal__columns">
            <TextField
              label={say('cloud-api.client-id')}
              mono
              value={clientId}
              onChange={setClientId}
              autoComplete="off"
            />
            <TextField
              label={say('cloud-api.client-secret')}
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
              {say('cloud-api.go')}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
