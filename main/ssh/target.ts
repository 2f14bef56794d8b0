import type { DevicePrompt } from '../contract/questions'

/** Where to connect. */
export interface Target {
  readonly host: string
  readonly port: number
  readonly user: string
}

/** How to log in. Lives in memory only, for as long as the session. */
export type Credentials =
  | { readonly method: 'password'; readonly password: string }
  | { readonly method: 'key'; readonly key: string; readonly passphrase: string }
  /** A running SSH agent. */
  | {
      readonly method: 'agent'
      /** The path of its socket (`SSH_AUTH_SOCK`), or of its named pipe on Windows. */
      readonly socket: string
      /** `SHA256:…` of the one key to be offered; without it the first few that the agent holds are. */
      readonly fingerprint?: string | undefined
    }

/** A host that is logged in on on the way; the connection goes on from there. */
export interface Hop {
  readonly target: Target
  readonly credentials: Credentials
}

/** What a connection may be told besides where, as whom and how. */
export interface ConnectionOptions {
  /** Host key types already trusted for a host; offered first, so that one with several keys is recognised. */
  readonly knownTypes?: (target: Target) => readonly string[]
  readonly signal?: AbortSignal | undefined
  /**
   * The jump hosts, in order from here; the target is reached from the last one. Each has its host key judged by
   * `ConnectionQuestions.trustHostKey` before anything of its login is sent.
   */
  readonly jumps?: readonly Hop[] | undefined
  /** Also offers the target, not the jump hosts, what FortiOS needed before it knew better. Off unless asked for. */
  readonly oldAlgorithms?: boolean | undefined
}

/** A host key as the server presented it. */
export interface HostKey {
  readonly host: string
  readonly port: number
  /** `ssh-ed25519`, `ecdsa-sha2-nistp256`, `ssh-rsa` … */
  readonly type: string
  /** `SHA256:…`, as OpenSSH prints it. */
  readonly fingerprint: string
}

/** One round of keyboard-interactive questions, in the words of the host that asks. */
export interface DevicePrompts {
  /** Who asks: the host of the device or of a jump host, as it was given. */
  readonly host: string
  /** Whether it has asked the same before in this login: what was answered then was refused. */
  readonly again: boolean
  readonly name: string
  readonly instructions: string
  /** An empty answer is an answer: a push to a phone is often confirmed by it. */
  readonly prompts: readonly DevicePrompt[]
}

/** What a connection asks of the person. Each refusal is an answer, too. */
export interface ConnectionQuestions {
  /** Whether this key is to be trusted. Nothing of the login is sent before it resolves to `true`. */
  readonly trustHostKey: (key: HostKey) => Promise<boolean>
  /** The answers to the device's prompts, in their order, or `null` to give up. */
  readonly answerPrompts: (prompts: DevicePrompts) => Promise<readonly string[] | null>
}
