import * as z from 'zod'
import { reviewReportSchema } from '../contract/review'

/** The JSON Schema of the review (docs/review.schema.json), as text. */
export function reviewSchemaText(): string {
  const schema = z.toJSONSchema(reviewReportSchema, {
    override: ({ jsonSchema }) => {
      // Immutability is a matter of our types, not of the document.
      delete jsonSchema.readOnly
    },
  })
  const titled = { title: 'Review of FortiGate configurations by Tokenferry', ...schema }
  return `${JSON.stringify(titled, null, 2)}\n`
}
