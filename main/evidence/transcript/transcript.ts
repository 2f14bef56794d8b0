import type { TranscriptLine } from '../../contract/rows'
import { isRestOfSecret } from '../../fortios/broken-secret'
import { SecretMasker } from '../../fortios/mask-secrets'
import { maskText } from '../../fortios/secret-values'

/** How many lines are kept in memory; the file has them all. */
const keptLines = 20_000

/** Lines handed on at once: a batch of a hundred thousand would keep main and window from everything else for a second. */
const mostAtOnce = 1_000

/** Where lines go as they are made. */
export interface TranscriptSink {
  /** A batch of new lines, secrets masked. */
  readonly lines: (lines: readonly TranscriptLine[]) => void
}

/**
 * Everything that was typed and received, with its time. Secrets are masked before a line is kept, shown or
 * written. Lines are handed on in batches, since a configuration is a hundred thousand of them.
 */
export class Transcript {
  private lines: TranscriptLine[] = []
  private pending: TranscriptLine[] = []
  private timer: NodeJS.Timeout | null = null
  private seq = 0
  private lastTime: { readonly milliseconds: number; readonly text: string } | null = null
  private masker = new SecretMasker()
  private readonly sink: TranscriptSink
  private readonly now: () => Date

  constructor(sink: TranscriptSink, now: () => Date) {
    this.sink = sink
    this.now = now
  }

  /** @param scope where it is typed: `global`, the name of a VDOM, or empty. */
  readonly sent = (text: string, scope: string) => {
    // What is typed begins a new output: a secret that was cut off in the last one is over.
    this.masker = new SecretMasker()
    this.add({ direction: 'sent', scope, text })
  }

  /** What a person typed, and pasted with its output. */
  readonly pasted = (text: string, scope: string, output: string) => {
    this.masker = new SecretMasker()
    this.add({ direction: 'sent', scope, pasted: true, text })
    if (output === '') return
    let wasMasked = false
    for (const line of output.split('\n')) {
      const shown: string = wasMasked && isRestOfSecret(line) ? maskText : this.masker.mask(line)
      wasMasked = shown !== line
      this.add({ direction: 'received', text: shown })
    }
  }

  readonly received = (line: string) => {
    this.add({ direction: 'received', text: this.masker.mask(line) })
  }

  readonly note = (text: string) => {
    this.add({ direction: 'note', text })
  }

  /** The lines after a number, as far as they are still kept. */
  after(seq: number): readonly TranscriptLine[] {
    const first = this.lines[0]?.seq ?? 0
    return this.lines.slice(Math.max(0, seq + 1 - first))
  }

  /** Hands on all that is pending. */
  flush(): void {
    while (this.pending.length > 0) this.handOn()
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  /** Hands on one batch of what is pending; what is left has its turn after everything else that waits. */
  private handOn(): void {
    const batch = this.pending
    this.pending = batch.slice(mostAtOnce)
    this.sink.lines(batch.length > mostAtOnce ? batch.slice(0, mostAtOnce) : batch)
  }

  private handOnAfter(milliseconds: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.handOn()
      if (this.pending.length > 0) this.handOnAfter(0)
    }, milliseconds)
  }

  /** The time as text. Within one millisecond come many lines, and they share it. */
  private time(): string {
    const now = this.now()
    if (now.getTime() !== this.lastTime?.milliseconds) {
      this.lastTime = { milliseconds: now.getTime(), text: now.toISOString() }
    }
    return this.lastTime.text
  }

  private add(what: Omit<TranscriptLine, 'seq' | 'at'>) {
    this.seq += 1
    const line: TranscriptLine = { seq: this.seq, at: this.time(), ...what }
    this.lines.push(line)
    if (this.lines.length > keptLines + 2_000) this.lines = this.lines.slice(-keptLines)
    this.pending.push(line)
    this.handOnAfter(50)
  }
}
