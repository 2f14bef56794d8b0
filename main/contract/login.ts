/** What the step "Connect" shows of a login. Nothing in here is a secret. */

/** How someone logs in on a host. */
export type LoginMethod = 'password' | 'key' | 'agent'

/** Longest way to a FortiGate. */
export const mostJumps = 8

/** A host on the way, as the form has it. */
export interface JumpForm {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly method: LoginMethod
  /** Path; empty if there is none. */
  readonly keyFile: string
}

/** What the form starts with. */
export interface LoginForm {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly method: LoginMethod | 'rehearsal'
  readonly keyFile: string
  /** In order from here. */
  readonly jumps: readonly JumpForm[]
}

/** What this computer has to offer for a login. */
export interface LoginChoices {
  /** How someone logged in before, the newest first, each device once. */
  readonly recent: readonly (LoginForm & { readonly method: LoginMethod })[]
  /** The hosts of `~/.ssh/config` that have a name of their own. */
  readonly aliases: readonly string[]
  readonly agent: {
    /** How many keys it holds. */
    readonly keys: number
    /** Why it can't be used, in a sentence; empty if it can. */
    readonly reason: string
  }
  /** The devices for which old encryption was allowed. */
  readonly oldEncryption: readonly { readonly host: string; readonly port: number }[]
}

/** A host of `~/.ssh/config`. */
export interface SshHost {
  readonly alias: string
  readonly host: string
  readonly port: number
  /** Empty if the file says none. */
  readonly user: string
  readonly keyFile: string
  readonly jumps: readonly JumpForm[]
  /** What the file says and Tokenferry does not do, each in a sentence. */
  readonly notes: readonly string[]
}
