import type { Finding } from '../../contract/review'
import { sessionsOf, type AdminSession } from '../../fortios/output'
import { list } from '../../text/words'
import type { Case } from './context'

/** Other administrators who are logged in, and could change at the same time what is being migrated. */
export function findInSessions({ context }: Case): readonly Finding[] {
  const others = otherSessions(context)
  return [...new Set(others.map(({ user }) => user))].map((user) => {
    const own = others.filter((session) => session.user === user)
    const where = list(own.map(({ remote, local }) => `${remote} (${local})`))
    const who =
      user === context.account ? `"${user}", your own account, has another session` : `"${user}" is logged in`
    return {
      id: 'admin.others-logged-in',
      severity: 'warning',
      vdom: null,
      subject: user,
      message: `${who}, from ${where}. Agree that nobody changes users, administrators or tokens until the migration is verified.`,
      line: null,
    }
  })
}

/**
 * All sessions but ours. If ours can't be told by its address and port (a jump host, address translation), one of
 * those of our account is ours all the same.
 */
function otherSessions({ sessions, account, address, port }: Case['context']): readonly AdminSession[] {
  if (!sessions || !account) return sessions ?? []
  const own = sessionsOf({ sessions }, { account, address: address ?? null, port: port ?? null })[0]
  const ours = own ?? sessions.find(({ user }) => user === account)
  return sessions.filter((session) => session !== ours)
}
