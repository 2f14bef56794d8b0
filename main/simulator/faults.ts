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
}

/**
 * The connection is lost before anything was done, after everything was done, or while the device has yet to do it;
 * or everything is done in silence.
 */
export type AfterYes = 'cut-not-started' | 'cut-committed' | 'cut-commits-late' | 'silent'

/** How long after the connection was lost a device that is late does what it was told, in milliseconds. */
export const lateMs = 2_000
