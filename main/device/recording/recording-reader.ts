import { openAfter, type OpenValue } from '../../fortios/open-value'
import { withoutFilter } from '../../fortios/commands'
import { licenseToMigrate } from '../../fortios/name-lines'
import { SecretMasker } from '../../fortios/mask-secrets'
import { findCurrentVdom } from '../../fortios/output'
import type { Prompt } from '../../fortios/prompt'
import { openInValue } from './continued-value'
import { looksLikePrompt } from './doubtful-prompt'
import { lengthOf, wholeConfiguration, wholeList, widthOf, type Width } from './broken-lines'
import { OutputLines, withoutCopiedPager } from './output-lines'
import type { Piece, Recording } from './recording'
import type { RecordedLine } from './recorded-lines'
import { readEchoedPrompt, type EchoedPrompt } from './echoed-prompt'
import { isOfRecorder, leavesSession, partsSessions } from './recorder-lines'
import { Strays } from './strays'
import type { RecordingSurvey } from './survey'
import { TableStructure } from './table-structure'
import { beginsTypedLine, entersTable, leadsToScope, typedLine } from './typed-line'

/** Shown where someone has ended what was being printed. */
const brokenOff = '^C'

/** Of a stretch without a line. */
const unknown: Width = { columns: Infinity, isProved: false }

/** More commands than anybody types: what comes behind them is not read. */
const most = 100_000

/** A command whose output is being read. */
interface Open {
  readonly prompt: Prompt
  readonly scope: string | null
  readonly line: number
  command: string
  /** What was typed as far as it has come, while the terminal may have broken its line; else `null`. */
  echo: string | null
  readonly output: OutputLines
  /** Whether the output is a configuration, in which a line like a prompt may stand within a value. */
  ofValues: boolean
  open: OpenValue
  /** Of one table; `null` if the output is none. */
  structure: TableStructure | null
  isClear: boolean
  isSeparate: boolean
  /** Whether a pager was the last that it printed: then it goes on, and was stopped there. */
  isAtPager: boolean
  /** Of the line with its prompt. */
  readonly length: number
}

/**
 * Lines from one `get system status` to the next, or of one session if there is none: a terminal may be made wider or
 * narrower in between, so what is as long there says nothing of the lines here.
 */
interface Stretch {
  /** Length of its longest line. */
  longest: number
  /** Length of a line in which what was typed was broken; `null` if none was. */
  brokenAt: number | null
}

/** A piece, with what is needed to take the line breaks of the terminal out of it. */
interface ReadPiece {
  readonly piece: Piece
  readonly ofValues: boolean
  readonly places: OutputLines['places']
  readonly stretch: Stretch
}

/**
 * A line like a prompt within an open value: a prompt, if the recording lacks the end of that value, or a line of it.
 * Until one of both is refuted, what is read behind it may be no more than text.
 */
interface Doubt {
  /** Its number in the recording. */
  readonly line: number
  readonly pieces: number
  /** What the value may be in the middle of, if it goes on; `null` behind its end. */
  values: ReadonlySet<OpenValue>
}

/** Reads a recording line by line. */
export class RecordingReader {
  private readonly survey: RecordingSurvey
  private readonly pieces: ReadPiece[] = []
  private readonly strays = new Strays()
  private number = 0
  private stretch = newStretch()
  private current: Open | null = null
  private doubt: Doubt | null = null
  /** The VDOM that the device said it entered, while the prompt shows it cut or otherwise. */
  private entered: { readonly shown: string | null; readonly vdom: string } | null = null
  private lastEntered: string | null = null
  /** Where a table was entered to change it: until the prompt shows that again, it shows names of tables and entries. */
  private aroundTable: { readonly shown: string | null } | null = null
  private session = 0

  constructor(survey: RecordingSurvey) {
    this.survey = survey
  }

  take(line: RecordedLine): void {
    this.number = line.number
    const { text, isClear } = this.survey.detours.undo(line.text, this.isInValue)
    const clear = isClear && line.isClear
    const prompt = this.promptOf(text)
    if (prompt !== null) this.atPrompt(line, prompt, clear)
    else if (partsSessions(text)) this.atSeam(line, text)
    else this.atText(line, text, clear && !line.isCorrected)
  }

  /** @param text the recording, of which every line was taken */
  finish(text: string): Recording {
    this.close(false)
    if (this.doubt !== null) this.drop(this.doubt, Infinity)
    const pieces = this.wholePieces()
    return { pieces, strays: this.strays.of(text) }
  }

  /** The pieces without the line breaks of the terminal. */
  private wholePieces(): readonly Piece[] {
    const widths = widthsOf(this.pieces)
    const typed = new SecretMasker()
    return this.pieces.map(({ piece: asTyped, ofValues, places, stretch }) => {
      const { command } = asTyped
      const piece = typedLine(command) === null ? { ...asTyped, command: typed.mask(command) } : asTyped
      // Its question is compared word by word: one that a terminal broke is another wording, and never a known one.
      if (licenseToMigrate(piece.command) !== null) return piece
      const { text, unclear } = (ofValues ? wholeConfiguration : wholeList)(
        piece.output,
        widths.get(stretch.longest) ?? unknown,
      )
      for (const line of unclear) this.strays.add(places(line))
      return { ...piece, output: text, isWhole: piece.isWhole && unclear.length === 0 }
    })
  }

  private get isInValue(): boolean {
    return this.current !== null && this.current.open !== null
  }

  private promptOf(text: string): EchoedPrompt | null {
    const found = readEchoedPrompt(text)
    return found !== null && this.survey.hostnames.has(found.prompt.hostname) ? found : null
  }

  private atPrompt(line: RecordedLine, found: EchoedPrompt, isClear: boolean): void {
    if (this.isInValue) this.doubtAt(line)
    else if (this.doubt !== null && !isOpenIn(this.doubt)) {
      this.drop(this.doubt, line.number - 1)
      this.doubt = null
      this.current = null
    }
    this.followValues(line.text)
    this.close(!line.isBehindPager && this.endsAt(found.prompt))
    const { prompt, command } = found
    const scope = this.scopeAt(prompt)
    if (command === '') return
    const typed = typedLine(command)
    if (beginsStretch(typed)) this.stretch = newStretch()
    this.measure(line.text)
    if (!isClear) this.strays.add(line.number)
    this.current = {
      prompt,
      scope,
      line: line.number,
      command: typed ?? command,
      echo: beginsTypedLine(command) ? command : null,
      output: new OutputLines(),
      ofValues: /^show\b/.test(command),
      open: null,
      structure: structureOf(command),
      isClear,
      isSeparate: false,
      isAtPager: false,
      length: lengthOf(line.text),
    }
  }

  private measure(line: string): void {
    const { stretch } = this
    if (line.length > stretch.longest) stretch.longest = Math.max(stretch.longest, lengthOf(line))
  }

  /** Whether the prompt that comes next is the one that has to come behind the current command. */
  private endsAt(next: Prompt): boolean {
    const { current } = this
    if (current === null || current.open !== null || current.isAtPager) return false
    if (current.prompt.hostname !== next.hostname) return false
    if (
      typedLine(current.command) !== null &&
      !leadsToScope(current.command) &&
      current.prompt.scope !== next.scope
    )
      return false
    return current.isSeparate || !this.survey.separates
  }

  private atSeam(line: RecordedLine, text: string): void {
    if (this.isInValue) {
      this.doubtAt(line)
      this.followValues(line.text)
    }
    this.close(false)
    this.entered = this.aroundTable = null
    this.session += 1
    this.stretch = newStretch()
    if (!isOfRecorder(text)) this.strays.add(line.number)
  }

  private atText(line: RecordedLine, text: string, isClear: boolean): void {
    const { current } = this
    this.followValues(text)
    if (current === null) {
      if (text !== '') this.strays.add(line.number)
      return
    }
    if (current.open === null && looksLikePrompt(text, this.survey.hostnames)) {
      this.close(false)
      this.strays.add(line.number)
      return
    }
    if (current.echo !== null && this.goesOn(current, current.echo, text)) return
    const shown = current.open === null ? withoutCopiedPager(text) : text
    if (shown === null || (shown === '' && line.isBehindPager)) current.isAtPager = true
    else if (shown !== '') current.isAtPager = false
    if (shown === null) {
      current.output.skip(line.number)
      return
    }
    if (!this.fits(current, shown) || !isClear) {
      current.isClear = false
      this.strays.add(line.number)
    }
    this.measure(shown)
    if (current.ofValues && (current.open !== null || !shown.startsWith('#')))
      current.open = openAfter(shown, current.open)
    current.isSeparate = shown === ''
    current.output.add(shown, line.number)
  }

  /** Whether a line can be one of the output, as far as can be told. */
  private fits(current: Open, text: string): boolean {
    // In a value a copied pager or a command that was typed ahead reads like text of it, and where empty lines were
    // lost it may have held some.
    if (current.open === null && text === brokenOff) return false
    if (current.open !== null)
      return this.survey.separates && typedLine(text) === null && !text.startsWith('--More--')
    if (current.structure?.take(text) === false) return false
    return typedLine(text) === null || (current.ofValues && leadsToScope(text.trim()))
  }

  /** Whether a line is the rest of what was typed, which the terminal broke. */
  private goesOn(current: Open, echo: string, text: string): boolean {
    if (text === '') {
      current.echo = null
      return false
    }
    const joined = [echo + text, `${echo} ${text}`].find((each) => beginsTypedLine(each))
    const typed = [echo + text, `${echo} ${text}`].map(typedLine).find((each) => each !== null)
    const holdsName = /^(?:edit|execute fortitoken-cloud migrate-ftm) /.test(current.command)
    if (holdsName && typedLine(echo) !== null) {
      current.echo = null
      if (/^[\w.-]+"?$/.test(text)) current.isClear = false
      return false
    }
    if (typed !== undefined && typed !== null) {
      current.command = typed
      current.ofValues = /^show\b/.test(typed)
      current.structure = structureOf(typed)
      current.open = null
      current.isClear = true
      current.echo = typed
      current.output.clear()
      if (beginsStretch(typed)) this.stretch = newStretch(current.length)
      this.stretch.brokenAt ??= current.length
      return true
    }
    current.echo = joined ?? null
    return false
  }

  private doubtAt(line: RecordedLine): void {
    const values = new Set(this.doubt?.values)
    if (this.current !== null) values.add(this.current.open)
    this.doubt = {
      line: this.doubt?.line ?? line.number,
      pieces: this.doubt?.pieces ?? this.pieces.length + 1,
      values,
    }
  }

  /** What the doubtful value is in the middle of behind one more line; the doubt is over if it can't go on so. */
  private followValues(text: string): void {
    if (this.doubt === null) return
    const values = new Set<OpenValue>()
    for (const open of this.doubt.values) {
      const after = openInValue(text, open)
      if (after !== 'refuted') values.add(after)
    }
    this.doubt.values = values
    if (values.size === 0) this.doubt = null
  }

  /** Discards what was read since a doubt began: it can't be told. */
  private drop({ line, pieces }: Doubt, last: number): void {
    this.pieces.length = pieces
    this.strays.replace(line, last)
  }

  private close(isEnded: boolean): void {
    const { current } = this
    if (current === null) return
    this.current = null
    if (this.pieces.length >= most) {
      this.strays.add(current.line, this.number)
      return
    }
    const output = current.output.text
    if (current.command.startsWith('edit ')) this.lastEntered = findCurrentVdom(output)
    else this.lastEntered = null
    const piece = {
      hostname: current.prompt.hostname,
      scope: current.scope,
      readOnly: current.prompt.readOnly,
      command: current.command,
      output,
      isWhole: isEnded && current.isClear && current.structure?.isWhole !== false,
      line: current.line,
      session: this.session,
    }
    if (entersTable(current.command)) this.aroundTable ??= { shown: current.prompt.scope }
    this.pieces.push({
      piece,
      ofValues: current.ofValues,
      places: current.output.places,
      stretch: this.stretch,
    })
    if (!leavesSession(current.command)) return
    this.session += 1
    this.stretch = newStretch()
  }

  private scopeAt({ scope }: Prompt): string | null {
    if (this.lastEntered !== null && isCutOf(scope, this.lastEntered))
      this.entered = { shown: scope, vdom: this.lastEntered }
    else if (this.entered?.shown !== scope) this.entered = null
    this.lastEntered = null
    if (this.aroundTable?.shown === scope || scope === null) this.aroundTable = null
    if (scope === null) return ''
    if (this.aroundTable !== null) return null
    if (this.entered !== null) return this.entered.vdom
    return scope === 'vdom' || scope.endsWith('~') ? null : scope
  }
}

/** Whether a prompt shows the name of a VDOM, or as much of it as there is room for. */
function isCutOf(shown: string | null, vdom: string): boolean {
  return shown === vdom || (shown?.endsWith('~') === true && vdom.startsWith(shown.slice(0, -1)))
}

function isOpenIn({ values }: Doubt): boolean {
  return [...values].some((each) => each !== null)
}

/** For the output of a `show` of one table. */
function structureOf(command: string): TableStructure | null {
  return /^show [a-z]/.test(command) ? new TableStructure() : null
}

function newStretch(longest = 0): Stretch {
  return { longest, brokenAt: null }
}

function beginsStretch(typed: string | null): boolean {
  return typed !== null && withoutFilter(typed) === 'get system status'
}

/** The widths at which lines may be broken, by the longest line of a stretch: of those as wide, one proves it for all. */
function widthsOf(pieces: readonly ReadPiece[]): ReadonlyMap<number, Width> {
  const alike = new Map<number, { configurations: string[]; brokenAt: number | null }>()
  for (const { piece, ofValues, stretch } of pieces) {
    const { configurations, brokenAt } = alike.get(stretch.longest) ?? { configurations: [], brokenAt: null }
    if (ofValues) configurations.push(piece.output)
    alike.set(stretch.longest, { configurations, brokenAt: brokenAt ?? stretch.brokenAt })
  }
  return new Map(
    [...alike].map(([longest, { configurations, brokenAt }]) => [
      longest,
      widthOf(configurations, longest, brokenAt),
    ]),
  )
}
