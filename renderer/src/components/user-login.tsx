import { useState } from 'react'
import type { VerifyView } from '../../../main/contract/step-views'
import { useWords } from '../language/words'
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
  const { say, draw } = useWords('steps')
  const today = dateField(new Date(useNow()))
  const [user, setUser] = useState('')
  const [to, setTo] = useState('')
  const [day, setDay] = useState(today)
  const [time, setTime] = useState('')
  const [record, recording] = useCall('recordUserLogin')
  const ready = user.trim() !== '' && to.trim() !== '' && day !== '' && time !== ''
  return (
    <Card title={say('user-login.title')}>
      <p className="quiet">{request ?? say('user-login.request')}</p>
      {logins.length > 0 && (
        <ul className="user-login__noted">
          {logins.map(({ user: who, to: where, when }) => (
            <li key={`${who} ${where} ${when}`}>
              {draw('user-login.noted', {
                user: who,
                where,
                when: typedMoment(when),
                who: (name) => <strong>{name}</strong>,
              })}
            </li>
          ))}
        </ul>
      )}
      <div className="user-login__fields">
        <TextField
          label={say('user-login.who')}
          value={user}
          onChange={setUser}
          hint={say('user-login.who.hint')}
        />
        <TextField
          label={say('user-login.to')}
          value={to}
          onChange={setTo}
          hint={say('user-login.to.hint')}
        />
        <TextField label={say('user-login.on')} type="date" value={day} onChange={setDay} max={today} />
        <TextField label={say('user-login.at')} type="time" value={time} onChange={setTime} />
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
          {say('user-login.note')}
        </Button>
      </div>
    </Card>
  )
}
