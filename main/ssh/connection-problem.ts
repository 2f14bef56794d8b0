import type { Problem } from '../contract/result'
import type { Target } from './target'

interface SshError extends Error {
  readonly code?: string
  readonly level?: string
}

/** What an error of the SSH library means, in words. */
export function explainConnectionError(error: SshError, target: Target): Problem {
  const where = `${target.host} port ${String(target.port)}`
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        code: 'host-unknown',
        message: `The name ${target.host} can't be resolved.`,
        hint: 'Check the spelling, or use the IP address of the FortiGate.',
      }
    case 'ECONNREFUSED':
      return {
        code: 'port-refused',
        message: `Nothing accepts connections at ${where}.`,
        hint: 'Check the port, and that SSH is allowed in the administrative access of the interface ("set allowaccess ssh").',
      }
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return {
        code: 'host-unreachable',
        message: `There is no way to ${target.host} from this network.`,
        hint: 'Check the address and your network or VPN.',
      }
    case 'ETIMEDOUT':
      return timedOut(target)
    case 'ECONNRESET':
    case 'EPIPE':
      return {
        code: 'connection-lost',
        message: `${where} closed the connection.`,
        hint: 'A trusted-hosts entry of the administrator, or a device under load, can do that. Try again.',
      }
  }
  if (error.level === 'client-timeout') return timedOut(target)
  if (error.level === 'client-authentication') return loginRejected(target)
  if (error.level === 'handshake' && /no matching/i.test(error.message)) {
    return {
      code: 'no-common-algorithm',
      message: `${where} offers only encryption that this application does not use.`,
      hint: 'Old FortiOS versions do. Enable "set strong-crypto enable" in "config system global", or upgrade FortiOS.',
      detail: error.message,
    }
  }
  return {
    code: 'not-ssh',
    message: `What answers at ${where} is not a usable SSH server.`,
    hint: 'Check the port: 22 is usual for SSH; 443 and 8443 are the web interface.',
    detail: error.message,
  }
}

/** The login was refused; the same credentials are never tried again by themselves. */
function loginRejected(target: Target): Problem {
  return {
    code: 'login-rejected',
    message: `${target.host} refused the login of ${target.user}.`,
    hint: 'Check user and password or key. FortiOS locks an account for a while after a few wrong attempts.',
  }
}

function timedOut(target: Target): Problem {
  return {
    code: 'connect-timeout',
    message: `${target.host} port ${String(target.port)} did not answer in time.`,
    hint: 'Check the address, and that no firewall between here and there drops SSH.',
  }
}
