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
 * What goes wrong on the way, for tests. Offsets and markers count the bytes of the terminal, as the person
 * sees them, from the moment that the fault is set. A limit of the layer `connection` applies to the connections made
 * after it was set, from their start.
 */
export interface Faults {
  /** Drops the TCP connection after exactly that many bytes went one way. */
  readonly cut?: Limit
  /** Lets nothing more through in one direction after that many bytes; the connection stays open. */
  readonly stall?: Limit
  /** Drops the TCP connection right after the terminal printed this text. */
  readonly cutAt?: string
  /** Prints nothing more after this text; the connection stays open. */
  readonly stallAt?: string
  /** Replaces every n-th byte that the terminal prints by 0xFF. */
  readonly garbleEvery?: number
  /** Sends what the terminal prints in pieces of that many bytes, one SSH packet each. */
  readonly chunkBytes?: number
  /** Milliseconds before each piece that the terminal prints. */
  readonly latency?: number
  /** Prints a line of its own accord right before this text, as a console message does. */
  readonly interject?: { readonly before: string; readonly line: string }
  /** What becomes of the next `y` to `migrate-ftm`; it happens once. */
  readonly afterYes?: AfterYes
  /** Milliseconds between that `y` and the change, where the device is late; `lateMs` where it is not said. */
  readonly lateBy?: number
  /** What the device does of its own accord while a question stands open. */
  readonly whileAsking?: WhileAsking
}

/**
 * The connection is lost before anything was done, after everything was done, or while the device has yet to do it;
 * or everything is done late or in silence, and the connection stays.
 */
export type AfterYes = 'cut-not-started' | 'cut-committed' | 'cut-commits-late' | 'commits-late' | 'silent'

/** What becomes of one `y`, `null` where nothing goes wrong, and by how many milliseconds a late one is late. */
export interface YesFate {
  readonly fate: AfterYes | null
  readonly lateBy: number
}

/** How late a device does what it was told, in milliseconds, where a fault does not say. */
export const lateMs = 2_000

/** Something that comes while a question is open and nobody has answered it. */
export interface WhileAsking {
  /** Milliseconds after the question was printed. */
  readonly after: number
  /** Text whose lines end in LF; `\n` is an empty line, or the end of the line of the question. */
  readonly prints: string
  /**
   * What becomes of the question: it `waits` for its key all the same; the text `asks` another one, which the next key
   * answers and which leads to nothing; it is over and the `prompt` is back; or the session `closes`.
   * `waits` where it is not said.
   */
  readonly then?: 'waits' | 'asks' | 'prompt' | 'closes'
}
