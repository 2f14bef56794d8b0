import { useEffect, useState } from 'react'
import { useWords } from '../language/words'

/** What a FortiGate gives a login by default; main says when it is over, and where that is documented. */
const graceSeconds = 120

/** How long the device still waits, by its default; counted every second. */
export function TimeLeft({ until }: { readonly until: string }) {
  const { say, draw } = useWords('steps')
  const seconds = useSecondsUntil(until)
  if (seconds <= 0) {
    return (
      <p className="small" role="status">
        {say('time-left.over')}
      </p>
    )
  }
  return (
    <p className="quiet small" role="timer">
      {draw('time-left.seconds', {
        seconds,
        grace: graceSeconds,
        time: (text) => <b className="time-left">{text}</b>,
      })}
    </p>
  )
}

function useSecondsUntil(until: string): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  // A clock that was set meanwhile gives no more time than there ever was.
  return Math.min(graceSeconds, Math.ceil((new Date(until).getTime() - now) / 1000))
}
