import { assumed } from './assumptions'
import type { AtLogin } from './faults'
import type { Terminal } from './terminal'

/** The demand for a new password, in the words of FortiOS 6.2.1 New Features, "forced password change". */
const demand = 'You are forced to change your password, please input a new password.\n'
const welcome = 'Welcome !\n'

/** What stands between the login and the first prompt; `false` if the session ends there. */
export async function passLogin(terminal: Terminal, atLogin: AtLogin | null): Promise<boolean> {
  if (atLogin === null) return true
  if (atLogin === 'forced-change') return changePassword(terminal)
  if (atLogin.then !== 'waits') {
    await terminal.print(atLogin.prints)
    return atLogin.then === 'prompt'
  }
  let typed = await terminal.readHidden(atLogin.prints)
  while (typed !== null) typed = await terminal.readHidden('')
  return false
}

async function changePassword(terminal: Terminal): Promise<boolean> {
  for (;;) {
    await terminal.print(demand)
    const first = await terminal.readHidden('New Password:')
    const second = first === null ? null : await terminal.readHidden('Confirm Password:')
    if (second === null) return false
    if (assumed['login.forced-change'].value(first ?? '', second)) break
  }
  await terminal.print(welcome)
  return true
}
