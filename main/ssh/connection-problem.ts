import type { Problem } from '../contract/result'
import type { Target } from './target'

interface SshError extends Error {
  /** Of the operating system; a number where the other side said goodbye (RFC 4253, section 11.1). */
  readonly code?: string | number
  readonly level?: string
  readonly syscall?: string
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
    default:
      return explainByLevel(error, target, where)
  }
}

/** What the layers of SSH complain of, above the network. */
function explainByLevel(error: SshError, target: Target, where: string): Problem {
  if (error.level === 'client-timeout') return timedOut(target)
  if (error.level === 'client-authentication') return loginRejected(target)
  if (typeof error.code === 'number') return disconnected(target, error.message)
  if (error.level === 'handshake' && /no matching/i.test(error.message)) {
    return {
      code: 'no-common-algorithm',
      message: `${where} offers only encryption that this application does not use.`,
      hint: 'Old FortiOS versions do. Enable "set strong-crypto enable" in "config system global", or upgrade FortiOS.',
      detail: printable(error.message),
    }
  }
  if (error.syscall !== undefined) {
    return {
      code: 'connect-failed',
      message: `No connection to ${where} could be made.`,
      hint: 'Check the address and your network or VPN.',
      detail: printable(error.message),
    }
  }
  return {
    code: 'not-ssh',
    message: `What answers at ${where} is not a usable SSH server.`,
    hint: 'Check the port: 22 is usual for SSH; 443 and 8443 are the web interface. A FortiGate also hangs up at once on an address that none of its administrators trusts.',
    detail: printable(error.message),
  }
}

/** Words of the other side, fit for one line: no control characters, not too many. */
export function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .slice(0, 200)
    .trim()
}

function disconnected(target: Target, words: string): Problem {
  return {
    code: 'disconnected',
    message: `${target.host} ended the connection before the login was complete.`,
    hint: 'Too many sessions or too many wrong attempts can do that. Wait a minute, then try again.',
    detail: printable(words),
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

/** Nothing came for too long. */
export function timedOut(target: Target): Problem {
  return {
    code: 'connect-timeout',
    message: `${target.host} port ${String(target.port)} did not answer in time.`,
    hint: 'Check the address, and that no firewall between here and there drops SSH.',
  }
}
