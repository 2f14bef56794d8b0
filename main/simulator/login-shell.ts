import type { Rights } from './accounts'
import type { SimulatedDevice } from './device'
import type { LoggedIn } from './logins'
import type { Faults } from './faults'
import type { CliPlace } from './cli-place'
import type { Output } from './show'
import type { Terminal } from './terminal'
import type { YesFate } from './trouble'

/** What a command sees of the session in which it was typed. */
export interface LoginShell {
  readonly device: SimulatedDevice
  readonly rights: Rights
  readonly terminal: Terminal
  /** What goes wrong now. */
  readonly faults: Faults
  /** Who is logged in, this session included. */
  readonly loggedIn: readonly LoggedIn[]
  /** Where the prompt stands. */
  readonly place: CliPlace
  /** Milliseconds before each line of the result of a migration. */
  readonly resultLineDelay: number
  enter(place: CliPlace): void
  /** Leaves the innermost place; `false` if it is the outermost. */
  leave(): boolean
  /** The fate of a `y` to a migration, which it takes away. */
  yesFate(): YesFate
  /** Drops the connection without a goodbye. */
  vanish(): Promise<Output>
  /** Nothing more comes in this session. */
  fallSilent(): Promise<Output>
}
