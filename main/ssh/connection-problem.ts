import { ProblemError, type Problem } from '../contract/result'
import { hostName, hostTitle, type HostOnTheWay } from './host-on-the-way'

interface SshError extends Error {
  /** Of the operating system; a number if the other side said goodbye (RFC 4253, section 11.1). */
  readonly code?: string | number
  readonly level?: string
  readonly syscall?: string
}

/** What an error of the SSH library means, in words. */
export function explainConnectionError(error: SshError, place: HostOnTheWay): Problem {
  const { target } = place
  const where = `${hostName(place)} port ${target.port}`
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        code: 'host-unknown',
        message: `The name ${target.host} can’t be resolved.`,
        hint: `Check the spelling, or use the IP address of the ${place.isJump ? 'jump host' : 'FortiGate'}.`,
      }
    case 'ECONNREFUSED':
      return {
        code: 'port-refused',
        message: `${where} refused the connection.`,
        hint: place.isJump
          ? 'Check the port, and that the SSH server of the jump host is running.'
          : 'Check the port, and that SSH is allowed in the administrative access of the interface ("set allowaccess ssh").',
      }
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return {
        code: 'host-unreachable',
        message: `This network can’t reach ${hostName(place)}.`,
        hint: 'Check the address and your network or VPN.',
      }
    case 'ETIMEDOUT':
      return timedOut(place)
    case 'ECONNRESET':
    case 'EPIPE':
      return {
        code: 'connection-lost',
        message: `${hostTitle(place)} port ${target.port} closed the connection.`,
        hint: place.isJump
          ? 'Its firewall or a limit of its SSH server can cause this. Try again.'
          : 'A trusted-hosts entry of the administrator or a device under load can cause this. Try again.',
      }
    default:
      return explainByLevel(error, place, where)
  }
}

/** What the layers of SSH complain of, above the network. */
function explainByLevel(error: SshError, place: HostOnTheWay, where: string): Problem {
  if (error.level === 'client-timeout') return timedOut(place)
  if (error.level === 'client-authentication') return loginRejected(place)
  if (error.level === 'agent') return agentRefused(place, error)
  if (typeof error.code === 'number') return disconnected(place, error.message)
  if (error.level === 'handshake' && /no matching/i.test(error.message)) {
    return noCommonAlgorithm(place, error.message)
  }
  if (error.syscall !== undefined) {
    return {
      code: 'connect-failed',
      message: `Couldn’t connect to ${where}.`,
      hint: 'Check the address and your network or VPN.',
      detail: printable(error.message),
    }
  }
  return {
    code: 'not-ssh',
    message: `What answers at ${where} is not a usable SSH server.`,
    hint: place.isJump
      ? 'Check the port: SSH usually uses 22.'
      : 'Check the port: SSH usually uses 22; 443 and 8443 are the web interface. A FortiGate also hangs up at once on an address that none of its administrators trusts.',
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

/**
 * How a FortiGate is told to offer more: "strong-crypto" and the lists of algorithms in the CLI reference, `config
 * system global`; since 7.4.4 the lists are in `config system ssh-config`.
 */
function noCommonAlgorithm(place: HostOnTheWay, words: string): Problem {
  const hint = place.isJump
    ? 'Update its SSH server, or use another jump host. Old algorithms are offered to the FortiGate only.'
    : place.isOld
      ? 'Even the old algorithms are not enough. Check the lists of algorithms in "config system ssh-config" (before 7.4.4: "config system global"), or upgrade FortiOS.'
      : 'It is better to change the FortiGate: "set strong-crypto enable" in "config system global" and current algorithms in "config system ssh-config" (before 7.4.4: "config system global"), or upgrade FortiOS. Or allow old algorithms for this connection: someone on the network path with enough means could then read or change what is sent, including the password.'
  return {
    code: 'no-common-algorithm',
    message: place.isOld
      ? `${hostTitle(place)} offers no encryption that this application supports.`
      : `${hostTitle(place)} offers only encryption that this application doesn’t use by default.`,
    hint,
    detail: printable(words),
  }
}

function disconnected(place: HostOnTheWay, words: string): Problem {
  const isTooMany = /too many/i.test(words)
  return {
    code: 'disconnected',
    message: isTooMany
      ? `${hostTitle(place)} hung up after too many login attempts.`
      : `${hostTitle(place)} ended the connection before the login was complete.`,
    hint: isTooMany
      ? 'Each key offered counts as an attempt. Choose the key that it knows, wait a minute, then try again.'
      : 'Too many sessions or failed attempts can cause this. Wait a minute, then try again.',
    detail: printable(words),
  }
}

/** The login was refused; the same credentials are never tried again by themselves. */
export function loginRejected(place: HostOnTheWay): Problem {
  return {
    code: 'login-rejected',
    message: `${hostTitle(place)} refused the login of ${place.target.user}.`,
    hint: place.isJump
      ? 'Check the user name and the password or key for the jump host.'
      : 'Check the user name and the password or key. FortiOS locks out this computer’s address for a while after a few failed attempts.',
  }
}

/** The agent has the key that the host accepts, and did not sign with it. */
function agentRefused(place: HostOnTheWay, error: Error): Problem {
  return {
    code: 'agent-refused',
    message: `The SSH agent did not sign the login at ${hostName(place)}.`,
    hint: 'It may be locked or waiting for a confirmation. Unlock it, then connect again.',
    detail: printable(error.message),
  }
}

/** Nothing came for too long. */
export function timedOut(place: HostOnTheWay): Problem {
  return {
    code: 'connect-timeout',
    message: `${hostTitle(place)} port ${place.target.port} did not answer in time.`,
    hint: 'Check the address, and that no firewall in between drops SSH.',
  }
}

/** An open connection broke. */
export function lost(place: HostOnTheWay, detail = ''): ProblemError {
  return new ProblemError({
    code: 'connection-lost',
    message: `The connection to ${hostName(place)} was lost.`,
    hint: 'Connect again; what was already read and decided is kept.',
    ...(detail !== '' && { detail: printable(detail) }),
  })
}

/** The person, or the code that asked for the connection, no longer wants it. */
export function cancelled(): ProblemError {
  return new ProblemError({
    code: 'cancelled',
    message: 'Connecting was stopped.',
    hint: 'Nothing was changed. Connect again when you are ready.',
  })
}

/** The host lets nobody in before another password was chosen, which is not ours to do. */
export function passwordExpired(place: HostOnTheWay): ProblemError {
  return new ProblemError({
    code: 'password-expired',
    message: `${hostTitle(place)} requires a new password for ${place.target.user} first.`,
    hint: `Log in with another SSH client${place.isJump ? '' : ' or in the web interface'}, change the password, then connect again.`,
  })
}
