import { drawnLine } from '../../device/recording/drawn-line'
import { isRestOfSecret } from '../../fortios/broken-secret'
import { SecretMasker } from '../../fortios/mask-secrets'
import { maskText } from '../../fortios/secret-values'

/** What stands for another character, or makes one of another: then a line shows something else than it holds. */
const mayShowOtherwise = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0]|&[#\w]{2,8};/
const blank = /\u00a0|&(?:nbsp|#160|#xa0);/gi
const quote = /&(?:quot|#34|#x22);/gi

/**
 * Masks the secrets of a recording, line by line: also those that only show once colors, corrections and the characters
 * of web pages are taken out, and the rest of one that a terminal broke. Where a line holds such a secret, what it shows
 * takes its place.
 */
export class RecordingMasker {
  private readonly asItIs = new SecretMasker()
  private readonly asItShows = new SecretMasker()
  private wasMasked = false

  /** The line without its secrets. `line` carries no line ending. */
  mask(line: string): string {
    if (this.wasMasked && isRestOfSecret(line)) return maskText
    const masked = this.asItIs.mask(line)
    const shown = mayShowOtherwise.test(line) ? shownOf(line) : line
    const maskedShown = this.asItShows.mask(shown)
    this.wasMasked = masked !== line || maskedShown !== shown
    return maskedShown === shown ? masked : maskedShown
  }
}

function shownOf(line: string): string {
  return drawnLine(line).text.replace(blank, ' ').replace(quote, '"')
}
