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

/** One round of keyboard-interactive questions, in the device's own words. */
export interface DevicePrompts {
  readonly name: string
  readonly instructions: string
  readonly prompts: readonly { readonly text: string; readonly echo: boolean }[]
}

/** What a connection asks of the person. Each refusal is an answer, too. */
export interface ConnectionQuestions {
  /** Whether this key is to be trusted. Nothing of the login is sent before it resolves to `true`. */
  readonly trustHostKey: (key: HostKey) => Promise<boolean>
  /** The answers to the device's prompts, in their order, or `null` to give up. */
  readonly answerPrompts: (prompts: DevicePrompts) => Promise<readonly string[] | null>
}
