import { useEffect, useState } from 'react'

interface QuietTimeProps {
  /** ISO 8601 */
  readonly since: string
}

/** For how long the FortiGate has been waited for without a word of it; counted every second. */
export function QuietTime({ since }: QuietTimeProps) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000))
  return (
    <p className="quiet small" role="timer">
      Waiting for the FortiGate: {seconds} s
    </p>
  )
}
