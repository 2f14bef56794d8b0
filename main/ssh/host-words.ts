import { ProblemError, type Problem } from '../contract/result'

/** The most that is kept of them, in characters. */
const mostKept = 2_000

/**
 * What a host says during its login without getting an answer: banners of SSH (RFC 4252, section 5.4) and demands for a
 * new password. The words of FortiOS for a locked account or for too many logins are documented nowhere, so whatever
 * was said stands with the login that failed.
 */
export class HostWords {
  private words = ''

  /** Keeps a text, without what could act on a screen. */
  add(text: string): void {
    const plain = text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n\t]/gu, '')
    this.words = `${this.words}\n${plain}`.trim().slice(-mostKept)
  }

  /** The problem of a login that failed, with what was said before it did. */
  beside(problem: Problem): ProblemError {
    if (this.words === '' || problem.code === 'cancelled') return new ProblemError(problem)
    const detail = [problem.detail, `The host said:\n${this.words}`].filter((part) => part !== undefined)
    return new ProblemError({ ...problem, detail: detail.join('\n') })
  }
}
