import * as z from 'zod'
import { reviewReportSchema } from '../contract/review'

/** The JSON Schema of the review (docs/review.schema.json), as text. */
export function reviewSchemaText(): string {
  const schema = z.toJSONSchema(reviewReportSchema, {
    override: ({ jsonSchema }) => {
      // Immutability and the range of whole numbers are matters of our types, not of the document.
      delete jsonSchema.readOnly
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  const titled = { title: 'Review of FortiGate configurations by Tokenferry', ...schema }
  return `${JSON.stringify(titled, null, 2)}\n`
}
