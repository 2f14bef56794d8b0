/**
 * Stands in for the JSON Schema validator that electron-store brings along and loads at every start (300 kB, and a
 * tenth of the time to the first screen). The settings have no JSON Schema: `settings-schema.ts` checks them.
 */
export class Ajv2020 {
  constructor() {
    throw new Error('The settings are not checked by a JSON Schema.')
  }
}

/** Formats for it. */
export default {}
