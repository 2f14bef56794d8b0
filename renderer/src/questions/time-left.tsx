import { useEffect, useState } from 'react'

/** What a FortiGate gives a login by default; main says when it is over, and where that is documented. */
const graceSeconds = 120

/** How long the device still waits, by its default; counted every second. */
export function TimeLeft({ until }: { readonly until: string }) {
  const seconds = useSecondsUntil(until)
  if (seconds <= 0) {
    return (
      <p className="small" role="status">
        The time that a FortiGate gives a login by default is over. It may still take the answer; if it
        doesn’t, connect again.
      </p>
    )
  }
  return (
    <p className="quiet small" role="timer">
      <b className="time-left">{words(seconds)}</b> left: a FortiGate gives a login {graceSeconds} seconds by
      default, and newer ones may give a code less.
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

function words(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
