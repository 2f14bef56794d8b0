import type { ConnectionView } from '../../../main/contract/run-view'
import { useWords } from '../language/words'
import { useSeconds } from '../state/seconds'

/** For how long the FortiGate has been waited for without a word of it; counted every second. */
export function QuietTime({ connection }: { readonly connection: ConnectionView }) {
  const { say } = useWords('steps')
  const seconds = useSeconds(connection, connection.quietSeconds ?? 0)
  if (connection.quietSeconds === null) return null
  return (
    <p className="quiet small" role="timer">
      {say('work.quiet', { seconds })}
    </p>
  )
}
