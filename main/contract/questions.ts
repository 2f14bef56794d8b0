/** What a person is asked while a session is opened. */
export type Question =
  | {
      readonly id: string
      readonly kind: 'host-key'
      readonly host: string
      readonly port: number
      /** Whether it is a host on the way, and not the FortiGate. */
      readonly jumpHost: boolean
      readonly keyType: string
      readonly fingerprint: string
      /** The key that was trusted before, if this one differs. Then it can't be accepted here. */
      readonly known: KnownKey | null
    }
  | {
      readonly id: string
      readonly kind: 'device-prompts'
      /** Who asks. */
      readonly host: string
      readonly jumpHost: boolean
      /** Its own words. */
      readonly name: string
      readonly instructions: string
      readonly prompts: readonly DevicePrompt[]
      /** When a FortiGate with the default time for a login stops waiting, ISO 8601; `null` if nobody knows. */
      readonly until: string | null
    }
  | {
      readonly id: string
      /** The password of a jump host that was not typed in the form. */
      readonly kind: 'password'
      readonly host: string
      readonly user: string
    }
  | {
      readonly id: string
      readonly kind: 'post-login-banner'
      readonly text: string
    }

/** A host key that was trusted before. */
interface KnownKey {
  readonly fingerprint: string
  /** ISO 8601; `null` if nobody wrote it down. */
  readonly since: string | null
  /** Where it is written down; `null` if that is the list of this application. */
  readonly file: string | null
}

/** What a host asks at a login. */
export interface DevicePrompt {
  readonly text: string
  /** Whether the host wants the answer shown while it is typed. */
  readonly echo: boolean
  /** Whether its words say that a code of a token is wanted; unknown words are `false`. */
  readonly isTokenCode: boolean
}
