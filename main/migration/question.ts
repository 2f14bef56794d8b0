import { forbids, type Policy } from '../contract/policy'
import { shortestReason } from '../contract/reason'
import { documentedQuestion, withoutBlanks } from '../fortios/output'
import { maskSecrets } from '../fortios/mask-secrets'
import { maskText } from '../fortios/secret-values'
import { hasMarks, showMarks } from '../text/marks'
import { notNow } from './not-now'

/** A piece of a question: as documented, only in the text of the device, or only in the documentation. */
export interface QuestionPiece {
  readonly text: string
  readonly kind: 'same' | 'added' | 'missing'
}

/** A wording of the question that a person approved, for one license of one run on one device. */
export interface ApprovedWording {
  /** The whole text. */
  readonly question: string
  readonly reason: string
  readonly serial: string
  /** Build of FortiOS. */
  readonly build: string
}

/** As much of a question as is kept, in characters: a flood is no question. */
const longestKept = 20_000

/** A question as it is kept and shown: without secrets, and of a flood only the beginning. */
export function toKeep(text: string): string {
  const masked = maskSecrets(text.length > 2 * longestKept ? text.slice(0, 2 * longestKept) : text).trim()
  return masked.length > longestKept ? `${masked.slice(0, longestKept)}…` : masked
}

/**
 * Whether a text is the question in the vendor’s words, and nothing else: all that was printed since the command has to
 * be its words. Blanks don’t count, since a terminal breaks lines at a width of its own.
 */
export function isDocumented(text: string): boolean {
  return withoutBlanks(text) === withoutBlanks(documentedQuestion)
}

/** Whether a text is the one that was approved. One that differs in a single number is another one. @internal */
export function isApproved(
  text: string,
  approved: ApprovedWording | null,
  { serial, build }: Pick<ApprovedWording, 'serial' | 'build'>,
): boolean {
  return (
    approved !== null &&
    approved.serial === serial &&
    approved.build === build &&
    withoutBlanks(text) === withoutBlanks(approved.question)
  )
}

/** Why no wording can be approved if the organization has decided so; empty if it has not. */
export function whySwitchedOff(policy: Policy): string {
  return forbids(policy, 'approveOtherWordings') ? 'Your organization has switched that off.' : ''
}

/**
 * Tells the questions that may be answered with `y`: the documented one, and the one that a person approved for this
 * device, unless the organization has switched that off.
 */
export function knownQuestions(
  policy: Policy,
  approved: ApprovedWording | null,
  device: Pick<ApprovedWording, 'serial' | 'build'>,
): (text: string) => boolean {
  const mayBeApproved = whySwitchedOff(policy) === ''
  return (text) => isDocumented(text) || (mayBeApproved && isApproved(text, approved, device))
}

/**
 * Whether a text is the documented question with whole lines of something else in between, as messages of the console
 * come. The same command asks again without them.
 */
export function isInterrupted(text: string): boolean {
  const lines = text.split('\n').map(withoutBlanks)
  const wanted = documentedQuestion.split('\n').map(withoutBlanks)
  let found = 0
  for (const line of lines) if (line === wanted[found]) found += 1
  return found === wanted.length && lines.at(-1) === wanted.at(-1) && !isDocumented(text)
}

/** One of these a wording has to say, word for word, to be one that a person may approve. */
const needed = ['Ready to proceed?', 'The original FTM license gets invalidated and it cannot be reversed.']

/** What no wording may say that a person may approve. "Information" is an ordinary word. */
const forbidden = /factory|reset|(?<!in)format|eras(?:e|ing)|reboot|shutdown/i

/**
 * Why a person can't approve a wording; empty if they can. The bounds are narrow on purpose: whatever the device
 * asks besides the migration, it can't be answered from here.
 */
export function whyNotApprovable(text: string, isBehindEcho: boolean): string {
  const words = text
    .split(/[ \t\r\n]+/)
    .join(' ')
    .trim()
  if (text.includes(maskText)) return 'It contains a secret that can’t be shown in full.'
  if (hasMarks(text)) return 'It contains characters that hide or reverse text.'
  if (!isBehindEcho) return 'It did not come directly after the command.'
  // Here, and for the words below, even if it was broken by the end of a line.
  const isOnlyOne = withoutBlanks(text).split(/\(y\/n\)/i).length === 2
  if (!words.endsWith('(y/n)') || !isOnlyOne) return 'It does not end in a single (y/n).'
  if (!needed.some((sentence) => words.includes(sentence)))
    return 'It contains, word for word, neither “Ready to proceed?” nor “The original FTM license gets invalidated and it cannot be reversed.”'
  if (forbidden.test(words) || forbidden.test(withoutBlanks(text)))
    return 'It mentions more than the migration: a reset, a reboot or erasing something.'
  return ''
}

/** @throws ProblemError if a person can’t approve this wording for a license, or what they typed is not enough. */
export function refuseApproval(
  { question, isBehindEcho }: { readonly question: string; readonly isBehindEcho: boolean },
  license: string,
  typed: string,
  reason: string,
  policy: Policy,
): void {
  const obstacle = whySwitchedOff(policy) || whyNotApprovable(question, isBehindEcho)
  if (obstacle !== '') throw notNow(`This wording can’t be approved. ${obstacle}`)
  if (typed !== license) throw notNow(`Type the license number exactly as it is: ${license}.`)
  if (reason.trim().length < shortestReason) {
    throw notNow(`Explain why you approve this wording, in at least ${shortestReason} characters.`)
  }
}

/**
 * The text of the device beside the documented one, word by word, with what hides or turns text shown as its code.
 * Words that follow one another in the same way are one piece; line ends stay.
 */
export function compareQuestion(text: string): readonly QuestionPiece[] {
  const said = words(showMarks(text))
  const documented = words(documentedQuestion)
  const pieces: { text: string; kind: QuestionPiece['kind'] }[] = []
  const add = (kind: QuestionPiece['kind'], word: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += word
    else pieces.push({ kind, text: word })
  }
  const common = commonFrom(said, documented)
  let one = 0
  let other = 0
  while (one < said.length || other < documented.length) {
    const word = said[one]
    const wanted = documented[other]
    if (word !== undefined && word.trim() === wanted?.trim()) {
      add('same', word)
      one += 1
      other += 1
    } else if (
      wanted === undefined ||
      (word !== undefined && common(one + 1, other) >= common(one, other + 1))
    ) {
      add('added', word ?? '')
      one += 1
    } else {
      add('missing', wanted)
      other += 1
    }
  }
  return pieces
}

/** Words with the blanks behind them, at most so many: a flood is no question. */
function words(text: string): readonly string[] {
  return (text.trim().match(/\S+\s*/g) ?? []).slice(0, 2_000)
}

/** How many words the rest of both has in common, from each place of one and of the other. */
function commonFrom(said: readonly string[], documented: readonly string[]) {
  const width = documented.length + 1
  const longest = new Uint16Array((said.length + 1) * width)
  const at = (one: number, other: number) => longest[one * width + other] ?? 0
  for (let one = said.length - 1; one >= 0; one -= 1) {
    for (let other = documented.length - 1; other >= 0; other -= 1) {
      longest[one * width + other] =
        said[one]?.trim() === documented[other]?.trim()
          ? at(one + 1, other + 1) + 1
          : Math.max(at(one + 1, other), at(one, other + 1))
    }
  }
  return at
}
