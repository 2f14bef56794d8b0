import { ConfigSkimmer, type SkimmedConfig } from '../../../../main/fortios/config'
import { skimmedTables } from '../../../../main/review'

/** Skims bytes that come in pieces of some length. The bytes of one are gone with the next. */
export function skim(bytes: Uint8Array, length: number): SkimmedConfig | null {
  const skimmer = new ConfigSkimmer(skimmedTables)
  const buffer = new Uint8Array(length)
  for (let from = 0; from < bytes.length; from += length) {
    const piece = bytes.subarray(from, from + length)
    buffer.set(piece)
    skimmer.take(buffer.subarray(0, piece.length))
  }
  buffer.fill(0)
  return skimmer.finish()
}
