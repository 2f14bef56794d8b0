import type { LicenseKey } from './license-key'
import type { LongList } from './rows'

/** Longest text that can be pasted at once, in characters. What is longer is chosen as a file. */
export const longestPaste = 20_000_000

/** How many of the latest notes the snapshot holds. */
export const mostNotes = 50

/** How much of what a FortiGate printed behind a command or a key is shown, in characters. */
export const shownOfPaste = 4_000

/**
 * `missing`: nothing of it was pasted. `part`: something of it can’t be used yet; a note says what. `read`: no more is
 * needed of it.
 */
export type HandState = 'missing' | 'part' | 'read'

/** A line of a block, as it is typed. */
export interface HandLine {
  readonly line: string
  /** Where it is typed: `global`, the name of a VDOM, or empty. */
  readonly scope: string
  /** `way`: it leads to the others, or shows which device they are of and when; it is not read for itself. */
  readonly state: HandState | 'way'
}

/** Commands that a person types, or pastes into a terminal at once. None of them can ask anything. */
export interface HandBlock {
  readonly id: string
  /** `VDOM root`, `The whole FortiGate`. */
  readonly title: string
  /** `global`, the name of a VDOM, or empty. */
  readonly scope: string
  readonly lines: readonly HandLine[]
  readonly state: HandState
  /** Whether the FortiGate may stop at the end of a page: then each line is typed by itself, once the prompt is back. */
  readonly oneByOne: boolean
}

/**
 * Why only what is typed from a time of the FortiGate on counts. `decision`: it has to be later than a decision. `set-back`:
 * its clock was set back, and shows again what it has shown before. `apart`: so much has to lie between two readings.
 */
export type CountsBecause = 'decision' | 'set-back' | 'apart'

interface RequestBase {
  /** Of this request; a call names it, so that nothing is taken for another one. */
  readonly id: number
  /** Since when it stands, ISO 8601. */
  readonly since: string
  /** Whether the person has to log in again for it: in a session from before a question may be open. */
  readonly isNewLogin: boolean
  /** The FortiGate, as the window names it beside what is to be typed; empty until the first reading. */
  readonly hostname: string
  readonly serial: string
}

/** What a person is asked to do in the terminal. */
export type HandRequest =
  | (RequestBase & {
      readonly kind: 'blocks'
      /** What is read, in a sentence without its full stop. */
      readonly title: string
      /** Whether a license was or may have been answered: then only what was typed since the decision counts. */
      readonly settles: boolean
      /** From when on it counts, by the clock of the FortiGate as it shows it: `2026-11-23 10:00:47`; `null` if not known. */
      readonly countsFrom: string | null
      /** Why that is so; `null` if it is not known. */
      readonly countsBecause: CountsBecause | null
      /**
       * Whether the recording that was handed over last shows a time that is earlier than the clock of the FortiGate can
       * show by now: it is an old one, or the clock was set back (`clockSetBackByHand`).
       */
      readonly isClockBehind: boolean
      /** `handBlocks` fetches them. */
      readonly blocks: LongList
      /** Commands that are read, of those that are wanted. */
      readonly read: number
      readonly of: number
    })
  | (RequestBase &
      LicenseKey & {
        readonly kind: 'command'
        /** What leads to where it is typed, if the person is not there yet: `config global`. */
        readonly way: readonly string[]
        /** Without a line end: it is pasted, the person presses Enter, and stops. `null` once it must not be typed any more. */
        readonly line: string | null
        /** What was pasted behind it so far; not more than `shownOfPaste`. */
        readonly printed: string
      })
  | (RequestBase &
      LicenseKey & {
        readonly kind: 'key'
        /** `null` once it must not be pressed any more: a paste shows that it was. */
        readonly key: 'y' | 'n' | null
        /** The question below which nothing else may have appeared. */
        readonly question: string
        readonly printed: string
      })

/** Something about a recording that a person should know. */
export interface HandNote {
  readonly kind:
    | 'missing'
    | 'unplaced'
    | 'other-device'
    | 'too-old'
    | 'clock-behind'
    | 'contradicts'
    | 'stray'
    | 'not-wanted'
    | 'cut'
    | 'pressed'
  /** A sentence or two: what it is, and what to do. */
  readonly text: string
  /** Line of the recording, from 1. */
  readonly line: number | null
}

/** What came of the last recording that was handed over. */
export interface HandPaste {
  /** ISO 8601. */
  readonly at: string
  /** Name of the file; `null` if it was pasted. */
  readonly file: string | null
  readonly lines: number
  /** Commands that were recognized in it, and how many of them were taken for what is wanted. */
  readonly recognized: number
  readonly taken: number
  /** The first `mostNotes`. */
  readonly notes: readonly HandNote[]
  /** How many more there are. */
  readonly moreNotes: number
}

/** A command that was recognized in a recording. */
export interface HandPiece {
  /** When it was handed over, ISO 8601. */
  readonly at: string
  readonly command: string
  /** `global`, the name of a VDOM, or empty. */
  readonly scope: string
  readonly lines: number
  /** `null` if it can’t be told which device it is of. */
  readonly serial: string | null
  /** Whether it was taken for what was wanted. */
  readonly isTaken: boolean
}

/** A run in which a person types, and pastes what came back. */
export interface ByHandView {
  /** What is asked for now; `null` while nothing is to be typed. */
  readonly request: HandRequest | null
  /** Whether a recording is being read. */
  readonly isReading: boolean
  /** `null` before the first one. */
  readonly lastPaste: HandPaste | null
  /** The commands that were recognized, the newest first; `handPieces` fetches them. */
  readonly pieces: LongList
  /** Whether `rehearsalTerminal` says how to log in on the twin. */
  readonly hasTerminal: boolean
}

/** How a person logs in on the twin of a rehearsal, from a terminal of their own. */
export interface RehearsalTerminal {
  /** `ssh -p 40022 admin@127.0.0.1` */
  readonly command: string
  readonly host: string
  readonly port: number
  readonly user: string
  /** Of this twin alone. */
  readonly password: string
  /** `SHA256:…` of its host key, for the question of the terminal. */
  readonly hostKey: string
}
