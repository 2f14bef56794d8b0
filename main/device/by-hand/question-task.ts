import { shownOfPaste, type HandNote } from '../../contract/by-hand'
import type { LicenseKey } from '../../contract/license-key'
import { ProblemError } from '../../contract/result'
import { maskSecrets } from '../../fortios/mask-secrets'
import { atQuestion, behindQuestion, dialogueIn, type Dialogue, type Place } from './dialogue'
import { strayNotes, type HandedOver, type Taken } from './handed-over'
import { isRefusedUnasked } from './unasked'
import { shownTime, type DeviceClock, type Moment } from './device-clock'
import type { Task } from './task'

const logInAnew =
  'Press nothing more in that terminal session: close it, log in again, and reconnect. Tokenferry then reads the outcome of the license.'

/** The person has said that it does not come. */
function givenUp(what: string): ProblemError {
  return new ProblemError({ code: 'given-up', message: `${what} was not handed over.`, hint: logInAnew })
}

function answeredUndecided(): ProblemError {
  return new ProblemError({
    code: 'answered-undecided',
    message: 'The question was answered in the terminal before the decision was made in Tokenferry.',
    hint: logInAnew,
  })
}

function unclear(what: string): ProblemError {
  return new ProblemError({ code: 'answer-unclear', message: what, hint: logInAnew })
}

/** What both requests of a dialogue are made with. */
interface DialogueParts {
  readonly key: LicenseKey
  readonly place: Place
  /** `get system status`, as it is typed in front of the command: it shows which FortiGate it is, and when. */
  readonly mark: string
  /** How often the command was asked for in this process, this time among them. */
  readonly times: number
  /** Something has ended it that makes it unknown what became of the license. */
  readonly ends: (problem: ProblemError) => void
}

/** What was printed, as it is shown: its end, masked. */
function shown(text: string): string {
  return maskSecrets(text).slice(-shownOfPaste)
}

/** Which license and which FortiGate it is about. */
function aboutOf({ key, place: { hostname, serial } }: DialogueParts) {
  return { ...key, hostname, serial }
}

type DialogueText = Extract<Dialogue, { kind: 'text' }>

/** Takes the dialogue out of a recording, if it is in it. */
function takeDialogue(
  handed: HandedOver,
  place: Place,
  take: (dialogue: DialogueText) => Taken | null,
): Taken {
  const dialogue = dialogueIn(handed, place)
  if (dialogue.kind !== 'text')
    return { pieces: new Set(), notes: [whyNothing(dialogue, place), ...strayNotes(handed)] }
  const isOfDialogue = ({ line }: HandedOver['pieces'][number]) => line === dialogue.line
  return take(dialogue) ?? { pieces: new Set(handed.pieces.filter(isOfDialogue)), notes: [] }
}

/** Nothing is taken of it, and why. */
function onlyNote({ line }: DialogueText, kind: HandNote['kind'], text: string): Taken {
  return { pieces: new Set(), notes: [{ kind, line, text }] }
}

/** Why a recording says nothing about a dialogue. */
function whyNothing(dialogue: Exclude<Dialogue, { kind: 'text' }>, { command }: Place): HandNote {
  return dialogue.kind === 'absent'
    ? {
        kind: 'missing',
        line: null,
        text: `It doesn’t contain the line “${command}” at the prompt of this FortiGate. Copy from that line on, with its prompt.`,
      }
    : {
        kind: 'stray',
        line: dialogue.line,
        text: 'It is unclear whether this line belongs to the command. Copy again, from the line of the command to the end of the window.',
      }
}

/** What came of the command. */
export type CommandEnd =
  | { readonly kind: 'question'; readonly text: string; readonly typedAt: number }
  | { readonly kind: 'ended'; readonly text: string }

/** What the command is asked for with. */
interface CommandParts extends DialogueParts {
  /** What is typed before it, in its order; the mark stands last. */
  readonly way: readonly string[]
  /** When it was asked for. */
  readonly shownAt: Moment
  readonly clock: DeviceClock
  /** Whether what was compared with what was approved may still count as read since then. */
  readonly isComparedSince: () => boolean
}

/** Asks for the command, and for what it printed. */
export class CommandTask implements Task {
  readonly blocks = []
  private readonly parts: CommandParts
  private readonly done: (end: CommandEnd) => void
  private text = ''
  private wasTyped = false

  constructor(parts: CommandParts, done: (end: CommandEnd) => void) {
    this.parts = parts
    this.done = done
  }

  get view() {
    const { place, way } = this.parts
    return {
      kind: 'command' as const,
      ...aboutOf(this.parts),
      way,
      line: this.wasTyped ? null : place.command,
      printed: shown(this.text),
    }
  }

  readonly copy = (_block: string | null, line: number | null): string | null => {
    if (this.wasTyped) return null
    return line === null ? this.parts.place.command : (this.parts.way[line] ?? null)
  }

  readonly giveUp = (): void => {
    this.parts.ends(givenUp('What the command printed'))
  }

  readonly take = (handed: HandedOver): Taken =>
    takeDialogue(handed, this.parts.place, (dialogue) => {
      const { times, ends } = this.parts
      const { typedAt } = dialogue
      if (typedAt !== null && !this.isSince(typedAt, handed))
        return onlyNote(dialogue, 'too-old', tooOld(typedAt))
      this.wasTyped = true
      this.text = dialogue.text
      if (typedAt === null) return onlyNote(dialogue, 'unplaced', this.withoutMark())
      const asked = atQuestion(dialogue.text)
      if (dialogue.times > times) {
        ends(
          unclear(
            `The command appears ${dialogue.times} times in the recording, more often than it was asked for.`,
          ),
        )
      } else if (asked && (asked.behind.trim() !== '' || dialogue.isOver || dialogue.isFollowed)) {
        ends(answeredUndecided())
      } else if (asked && !this.parts.isComparedSince()) {
        ends(
          unclear(
            'The time before this command shows that what was compared beforehand had been typed before it was asked for, so it was an old recording.',
          ),
        )
      } else if (asked) {
        this.parts.clock.typedAfter(typedAt, this.parts.shownAt)
        this.done({ kind: 'question', text: asked.question, typedAt })
      } else if (dialogue.isOver && isRefusedUnasked(dialogue.text, this.parts.key)) {
        this.done({ kind: 'ended', text: dialogue.text })
      } else if (dialogue.isOver) {
        ends(
          unclear(
            'The prompt is back after the command, without the question and without any known refusal. The question may be missing from what was copied and may have been answered.',
          ),
        )
      } else {
        return onlyNote(
          dialogue,
          'missing',
          'Neither the question nor the next prompt follows the command yet. Wait, press nothing, and copy again from the line of the command on.',
        )
      }
      return null
    })

  /** Whether the command was typed since it was asked for, by the device’s own clock. */
  private isSince(typedAt: number, { at }: HandedOver): boolean {
    const { clock, shownAt } = this.parts
    clock.handedOver(typedAt, at)
    return clock.mayBeAfter(typedAt, shownAt)
  }

  private withoutMark(): string {
    const { mark, place } = this.parts
    return `“${mark}” of ${place.hostname} (${place.serial}) is not directly before the command, so it is unknown when the command was typed. Copy from that line on. If it was not typed there, press nothing more, and say that you can’t paste it.`
  }
}

function tooOld(typedAt: number): string {
  return `This command was typed at ${shownTime(typedAt)} by the clock of the FortiGate, before it was asked for. Copy from the last “get system status” on. If you typed it just now, the clock of the FortiGate was set back: press nothing more, say that you can’t paste it, and log in again.`
}

/** What a key is asked for with. */
interface KeyParts extends DialogueParts {
  readonly answer: 'y' | 'n'
  readonly question: string
  /** When its command was typed, by the device’s own clock: the dialogue is no other. */
  readonly typedAt: number
}

/** Asks for a key, and for all that came behind it. */
export class KeyTask implements Task {
  readonly blocks = []
  private readonly parts: KeyParts
  private readonly done: (printed: string) => void
  private text = ''
  private wasPressed = false

  constructor(parts: KeyParts, done: (printed: string) => void) {
    this.parts = parts
    this.done = done
  }

  get view() {
    const { answer, question } = this.parts
    return {
      kind: 'key' as const,
      ...aboutOf(this.parts),
      key: this.wasPressed ? null : answer,
      question: maskSecrets(question),
      printed: shown(this.text),
    }
  }

  readonly copy = (): null => null

  readonly giveUp = (): void => {
    this.parts.ends(givenUp('What came after the key'))
  }

  readonly take = (handed: HandedOver): Taken =>
    takeDialogue(handed, this.parts.place, (dialogue) => {
      const { times, ends, answer, question, mark, typedAt } = this.parts
      const behind = behindQuestion(dialogue.text, question)
      const wait = (text: string) => onlyNote(dialogue, 'missing', text)
      if (dialogue.typedAt !== typedAt) {
        return wait(
          `This is not the dialogue that you decided on, or its “${mark}” is not before it. Copy from the last “get system status” before the command on.`,
        )
      }
      if (dialogue.times > times || dialogue.isYTyped) {
        this.press(behind ?? dialogue.text)
        ends(unclear('The recording shows the command or the key more often than it was asked for.'))
      } else if (behind === null) {
        return wait(
          'The question that you decided on doesn’t follow this command. Copy from the line of the last command on.',
        )
      } else if (behind.trim() === '' && !dialogue.isOver) {
        return wait(
          `No key follows the question in this recording. If you already pressed ${answer}, press nothing more; otherwise press it once. Then copy again from the line of the command on.`,
        )
      } else {
        this.press(behind)
        const pressed = /^\s*(\S+)/.exec(behind)?.[1] ?? ''
        if (pressed !== answer)
          ends(unclear(`The question is followed by “${inShort(pressed)}”, not by “${answer}” alone.`))
        else if (!dialogue.isOver)
          return wait(
            'The prompt is not back yet. Wait, press nothing, and copy again from the line of the command on.',
          )
        else this.done(behind.trimStart().slice(answer.length).trim())
      }
      return null
    })

  private press(text: string): void {
    this.wasPressed = true
    this.text = text
  }
}

function inShort(text: string): string {
  return maskSecrets(text).slice(0, 20)
}
