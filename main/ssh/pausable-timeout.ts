/** A deadline that does not run while a person is thinking. */
export class PausableTimeout {
  private timer: NodeJS.Timeout | null = null
  private stopped = false
  private milliseconds: number
  private readonly onExpire: () => void

  constructor(milliseconds: number, onExpire: () => void) {
    this.milliseconds = milliseconds
    this.onExpire = onExpire
    this.resume()
  }

  pause() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  resume() {
    this.pause()
    if (!this.stopped) this.timer = setTimeout(this.onExpire, this.milliseconds)
  }

  restart(milliseconds: number) {
    this.milliseconds = milliseconds
    this.resume()
  }

  stop() {
    this.stopped = true
    this.pause()
  }
}
