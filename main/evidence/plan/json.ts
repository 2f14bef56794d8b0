import * as z from 'zod'
import { planSchema, type DevicePlan, type MigrationPlan } from '../../migration/plan/schema'
import { showMarksOfJson } from '../../text/marks'

/**
 * A plan as a file of JSON, in pieces: all of it can be too large for one string. Each user, license and finding has a
 * line of its own, so that lines can be searched and compared.
 */
export function* planAsJson({ devices, passedOver, ...about }: MigrationPlan): Generator<string> {
  yield `${lineOf(about).slice(0, -1)},\n"devices": [`
  let before = '\n'
  for (const device of devices) {
    yield `${before}{`
    yield* fieldsOf(device)
    yield '\n}'
    before = ',\n'
  }
  yield `\n],\n"passedOver": ${lineOf(passedOver)}\n}\n`
}

function* fieldsOf(device: DevicePlan): Generator<string> {
  let before = '\n'
  for (const [name, value] of Object.entries(device)) {
    const items = Array.isArray(value) && value.length > 0 ? value.map(lineOf) : null
    yield `${before}  ${JSON.stringify(name)}: ${items === null ? lineOf(value) : `[\n    ${items.join(',\n    ')}\n  ]`}`
    before = ',\n'
  }
}

function lineOf(value: unknown): string {
  return showMarksOfJson(JSON.stringify(value))
}

/** The JSON Schema of a plan (docs/plan.schema.json), as text. @internal */
export function planSchemaText(): string {
  const schema = z.toJSONSchema(planSchema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly
    },
  })
  return `${JSON.stringify({ title: 'Plan of a FortiToken migration by Tokenferry', ...schema }, null, 2)}\n`
}
