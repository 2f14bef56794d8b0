import type { Happening, Occasion } from './happenings'

/** Which way bytes go: from the FortiGate to the client, or from the client to the FortiGate. */
export type Direction = 'to-client' | 'to-device'

/** So many bytes one way. */
export interface Limit {
  readonly direction: Direction
  readonly after: number
  /** Counts the bytes of the TCP connection, in the place of those of the terminal. */
  readonly layer?: 'connection'
}

/**
 * What goes wrong on the way and on the device. Offsets and markers count the bytes of the terminal, as the person
 * sees them, from the moment that the fault is set. A limit of the layer `connection` applies to the connections made
 * after it was set, from their start. All times are milliseconds by the clock that was handed in.
 */
export interface Faults {
  // On the way

  /** Drops the TCP connection after exactly that many bytes went one way. */
  readonly cut?: Limit
  /** Lets nothing more through in one direction after that many bytes; the connection stays open. */
  readonly stall?: Limit
  /** Drops the TCP connection right after the terminal printed this text. */
  readonly cutAt?: string
  /** Prints nothing more after this text; the connection stays open. */
  readonly stallAt?: string
  /** Prints nothing for so long, once, after that many bytes to the client or right behind a text; then goes on. */
  readonly pause?: { readonly after: number | string; readonly for: number }
  /** Replaces every n-th byte that the terminal prints by 0xFF. */
  readonly garbleEvery?: number
  /** Sends what the terminal prints in pieces of that many bytes, one SSH packet each. */
  readonly chunkBytes?: number
  /** Waits before each piece that the terminal prints. */
  readonly latency?: number
  /** Breaks every line after that many columns, whatever window the client asked for. */
  readonly wrapAt?: number

  // At the terminal

  /** Refuses every command with a filter behind it, as a command line that knows none. */
  readonly noFilter?: true
  /** Prints a line of its own accord right before this text, as a console message does; so many times, else each time. */
  readonly interject?: { readonly before: string; readonly line: string; readonly times?: number }
  /** What comes where the first prompt is expected: the documented demand for a new password, or a text of the test. */
  readonly atLogin?: AtLogin
  /** Closes a session in which nothing was typed for so long. */
  readonly idleTimeout?: number
  /** Output in the place of that of a command, or made from it, by the line that is typed (blanks squeezed, filter left out). */
  readonly answers?: Readonly<Record<string, string | ((output: string) => string)>>
  /** Other administrators who are logged in. */
  readonly alsoLoggedIn?: readonly { readonly user: string; readonly remote: string }[]
  /** How long a session whose connection was lost stays among those that are logged in. */
  readonly lingersFor?: number

  // At the migration

  /** The whole text of the question, in the place of the documented one; its lines end in LF. */
  readonly question?: string
  /** What the device does of its own accord while a question stands open. */
  readonly whileAsking?: WhileAsking
  /** What becomes of a question whose session ends before it was answered; nothing is migrated if it is not said. */
  readonly cutAtQuestion?: 'commits'
  /** What becomes of the next `y` to `migrate-ftm`; it happens once. */
  readonly afterYes?: AfterYes
  /** Time between that `y` and the change, if the device is late; `lateMs` if it is not said. */
  readonly lateBy?: number

  // On the device

  /** What befalls the device, each once. */
  readonly happens?: readonly (Happening & Occasion)[]
}

/**
 * The connection is lost before anything was done, after everything was done, while the device has yet to do it, or
 * once half of the users were converted, with the rest to come; or everything is done late or in silence, and the
 * connection stays.
 */
export type AfterYes =
  'cut-not-started' | 'cut-committed' | 'cut-commits-late' | 'cut-halfway' | 'commits-late' | 'silent'

/** How late a device does what it was told, in milliseconds, if a fault does not say. */
export const lateMs = 2_000

/** Something that comes while a question is open and nobody has answered it. */
export interface WhileAsking {
  /** Milliseconds after the question was printed. */
  readonly after: number
  /** Text whose lines end in LF; `\n` is an empty line, or the end of the line of the question. */
  readonly prints: string
  /**
   * What becomes of the question: it `waits` for its key all the same; the text `asks` another one, which the next key
   * answers and which leads to nothing; it is over and the `prompt` is back; the session `closes`; or the connection
   * `drops`. `waits` if it is not said.
   */
  readonly then?: 'waits' | 'asks' | 'prompt' | 'closes' | 'drops'
  /** How many questions it comes behind; behind each if it is not said. */
  readonly times?: number
}

/** What comes where the first prompt is expected; then the `prompt`, nothing more (`waits`), or the end of the session. */
export type AtLogin =
  'forced-change' | { readonly prints: string; readonly then: 'prompt' | 'waits' | 'closes' }
