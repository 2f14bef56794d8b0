import type { Negotiated } from '../contract/negotiated'
import type { GlobalCommand, RootCommand, VdomCommand } from '../fortios/commands'

/**
 * One FortiGate, logged in, as the procedure needs it. The procedure knows nothing of SSH, prompts or pagers; the
 * room `device` provides this.
 */
export interface FortiGate {
  /** How its outputs came: read from it, or pasted by a person who typed. */
  readonly provenance: 'read' | 'pasted'
  /** What it can’t do, each in sentences that say what to do instead; absent if there is nothing. */
  readonly cannot?: { readonly backUp: string }
  /**
   * Does a reading, told beforehand of everything that it will read. Where a person types, that is what they get to type;
   * absent in a session that types by itself.
   */
  readonly during?: <T>(reading: AnnouncedReading, work: () => Promise<T>) => Promise<T>
  /**
   * The latest that its own clock can show now, as milliseconds since 1970 as if it were UTC; `null` if that is not
   * known. Absent if what it prints is not placed in time by it.
   */
  readonly latestTime?: () => number | null
  /**
   * When what the last reading rests on was typed, by the device’s own clock. Absent if it is typed while it is read;
   * where a person types, it may have been typed long before it is handed over.
   */
  readonly lastTyped?: () => TypedBetween | null
  /** The next reading has to be typed at least so many milliseconds after the last one, by the device’s own clock. */
  readonly keepApart?: (milliseconds: number) => void
  /** Who we are on the device. */
  readonly account: string
  /** The address of this computer towards the device, if it can be told. */
  readonly localAddress?: string | null
  /** The port of it, if nothing stands in between. */
  readonly localPort?: number | null
  /** `SHA256:…` of the host key that was accepted. */
  readonly hostKey: string
  /** The algorithms of the connection to the device. */
  readonly negotiated?: Negotiated
  /** Whether the prompt says that this administrator may only read (`$`). */
  readonly readOnly: boolean
  /** Tells how the device is divided, once it has said so itself. Scoped commands work only after this. */
  readonly useVdoms: (vdoms: { readonly enabled: boolean; readonly names: readonly string[] }) => void
  readonly read: (command: GlobalCommand | RootCommand, signal?: AbortSignal) => Promise<string>
  readonly readVdom: (vdom: string, command: VdomCommand, signal?: AbortSignal) => Promise<string>
  /** Fetches the file `sys_config` over SCP. Rejects if the device does not offer it. */
  readonly fetchBackup: (sink: (chunk: Uint8Array) => Promise<void>, signal?: AbortSignal) => Promise<void>
  /**
   * Types `execute fortitoken-cloud migrate-ftm`. Nothing is migrated before `answer('y')`. Until its prompt is back,
   * nothing else can be typed in this session, not even a reading.
   *
   * @param isKnown whether a text is one that may be answered with `y`.
   */
  readonly askToMigrate: (
    license: string,
    vdom: string,
    isKnown: (text: string) => boolean,
  ) => Promise<MigrationQuestion | MigrationRefusal>
  readonly close: () => void
}

/** Two times of the device’s own clock, in milliseconds since 1970 as if it were UTC. */
export interface TypedBetween {
  readonly from: number
  readonly to: number
}

/** A reading, before it begins. */
interface AnnouncedReading {
  /** What is read, for the person. */
  readonly title: string
  /** The reading itself, which can be done on any FortiGate to learn what it types. */
  readonly reads: (fortigate: FortiGate) => Promise<unknown>
}

/** The device asks whether to proceed. */
export interface MigrationQuestion {
  readonly kind: 'question'
  /** All that it printed since the command, up to and with `(y/n)`. */
  readonly text: string
  /** Whether the echo of the command came before it. */
  readonly isBehindEcho: boolean
  /** Whether it can be answered now: nothing has come since the text, and the session is there. */
  readonly isOpen: boolean
  /**
   * Answers with one key, once, and only while nothing has come since the text; resolves with what was printed up to the
   * next prompt, once that is proved. Whatever else the device prints ends the session.
   *
   * @throws ProblemError `question-used-up` if something came since; or whatever ended the session.
   */
  readonly answer: (key: 'y' | 'n', onLine: (line: string) => void) => Promise<string>
}

/** The device ended the command without a question. */
export interface MigrationRefusal {
  readonly kind: 'ended'
  readonly text: string
}
