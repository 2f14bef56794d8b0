import { useState } from 'react'
import type { VerifyView } from '../../../main/contract/step-views'
import { useCall } from '../state/calls'
import { useNow } from '../state/now'
import { Button } from './button'
import { Card } from './card'
import { TextField } from './field'
import { dateField, typedMoment } from '../../../main/text/times'
import './user-login.css'

interface UserLoginCardProps {
  /** Those that were noted already. */
  readonly logins: VerifyView['userLogins']
  readonly locked: boolean
  /** Why it is asked for now. */
  readonly request?: string
}

/** One migrated user has logged in: who, to what, when. Said by a person; it stands in the report as such. */
export function UserLoginCard({ logins, locked, request }: UserLoginCardProps) {
  const today = dateField(new Date(useNow()))
  const [user, setUser] = useState('')
  const [to, setTo] = useState('')
  const [day, setDay] = useState(today)
  const [time, setTime] = useState('')
  const [record, recording] = useCall('recordUserLogin')
  const ready = user.trim() !== '' && to.trim() !== '' && day !== '' && time !== ''
  return (
    <Card title="Have one migrated user log in">
      <p className="quiet">
        {request ??
          'Nothing proves the migration like a real login. Note who it was; the report says that you said so.'}
      </p>
      {logins.length > 0 && (
        <ul className="user-login__noted">
          {logins.map(({ user: who, to: where, when }) => (
            <li key={`${who} ${where} ${when}`}>
              <strong>{who}</strong> to {where}, {typedMoment(when)}
            </li>
          ))}
        </ul>
      )}
      <div className="user-login__fields">
        <TextField label="Who" value={user} onChange={setUser} hint="The name on the FortiGate" />
        <TextField label="To what" value={to} onChange={setTo} hint="SSL VPN, for example" />
        <TextField label="On" type="date" value={day} onChange={setDay} max={today} />
        <TextField label="At" type="time" value={time} onChange={setTime} />
      </div>
      <div className="row">
        <Button
          disabled={locked || recording || !ready}
          onClick={() =>
            void record({ user, to, when: `${day}T${time}` }).then((done) => {
              if (!done) return
              setUser('')
              setTime('')
            })
          }
        >
          Note this login
        </Button>
      </div>
    </Card>
  )
}
