import { ProblemError } from '../contract/result'
import { otherProduct } from '../fortios/product'

/**
 * Lets the configuration of a FortiGate pass, and one that does not say what it is of.
 *
 * @param name of the file, for the sentence
 * @param platform as its header has it
 * @throws ProblemError `backup-other-product` if it is that of something else
 */
export function refuseOtherProduct(name: string, platform: string | null): void {
  const product = otherProduct(platform)
  if (product === null) return
  throw new ProblemError({
    code: 'backup-other-product',
    message: `${name} is the configuration of a ${product}, not of a FortiGate.`,
    hint: 'The migration is documented for the FortiGate only. Choose a backup of the FortiGate that the users log in to.',
  })
}
