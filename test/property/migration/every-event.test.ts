import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { runEventSchema, type RunEvent } from '../../../main/migration/events'
import { decodeJournal, encodeRecord, firstSum } from '../../../main/migration/journal'

/** Names as a device may have them, down to half of a character that was cut in two. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', '\0', '\uD83D', '\uDE00', '\u2028', '","sum":"', '"}\n', '__proto__', 'constructor'),
)

/** Whatever a schema of the journal admits, and for figures that may be missing also those that are none. */
function valuesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodString) return textsOf(schema)
  if (schema instanceof z.ZodNumber) return numbersOf(schema)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodArray) return fc.array(valuesOf(schema.element), { maxLength: 2 })
  if (schema instanceof z.ZodTuple) return fc.tuple(...schema.def.items.map(valuesOf))
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(valuesOf))
  if (schema instanceof z.ZodRecord)
    return fc
      .array(fc.tuple(fc.constantFrom('root|local|', 'root|admin|'), oddText, valuesOf(schema.valueType)))
      .map((entries) => Object.fromEntries(entries.map(([table, name, value]) => [table + name, value])))
  if (schema instanceof z.ZodReadonly) return valuesOf(schema.unwrap())
  if (schema instanceof z.ZodNullable) {
    const inner = schema.unwrap()
    const isFigure = inner instanceof z.ZodNumber && !(inner instanceof z.ZodNumberFormat)
    return fc.option(isFigure ? fc.double() : valuesOf(inner))
  }
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape)
    const unwrapped = fields.map(
      ([name, field]) => [name, isMissable(field) ? field.unwrap() : field] as const,
    )
    return fc.record(Object.fromEntries(unwrapped.map(([name, field]) => [name, valuesOf(field)])), {
      requiredKeys: fields.filter(([, field]) => !isMissable(field)).map(([name]) => name),
      noNullPrototype: true,
    })
  }
  throw new Error(`No values are known for ${schema._zod.def.type}.`)
}

/** Any text, but of one that stands in the name of a file only those of its form. */
function textsOf({ def: { checks = [] } }: z.ZodString): fc.Arbitrary<string> {
  const patterns = checks.flatMap((check) =>
    check instanceof z.core.$ZodCheckRegex ? [check._zod.def.pattern] : [],
  )
  return patterns[0] === undefined ? oddText : fc.stringMatching(patterns[0])
}

/** Counts and lines are whole; any other figure is what a device printed. */
function numbersOf(schema: z.ZodNumber): fc.Arbitrary<number> {
  if (schema instanceof z.ZodNumberFormat)
    return fc.maxSafeNat().map((n) => Math.max(n, schema.minValue ?? 0))
  return fc.double({ noNaN: true, noDefaultInfinity: true })
}

function isMissable(field: z.core.$ZodType): field is z.ZodOptional {
  return field instanceof z.ZodOptional || field instanceof z.ZodExactOptional
}

const at = '2026-11-23T10:00:00.000Z'

test.each(runEventSchema.options.map((schema) => [schema.shape.type.value, schema] as const))(
  '"%s" is read back as it was recorded, whatever the device says',
  (_type, schema) => {
    fc.assert(
      fc.property(valuesOf(schema), (event) => {
        const { line } = encodeRecord({ number: 1, at, event: event as RunEvent }, firstSum)
        const onDisk = line.toString('utf8')
        const { records, damage } = decodeJournal(onDisk)
        expect(damage).toBeNull()
        expect(records[0]?.event).toEqual(JSON.parse(JSON.stringify(event)))
      }),
      { numRuns: 60 },
    )
  },
)
