/**
 * Serves FortiGates to be measured against, in a process of its own so that client and server don't share a thread.
 * The argument is the path of a JSON file (`ServerPlan`); the ports are one JSON line on standard output. It ends with
 * its standard input.
 */
import { readFileSync } from 'node:fs'
import { importTypescript } from '../../../scripts/import-typescript.mjs'

const { serve } = await importTypescript('test/bench/session/serve.ts')
process.stdout.write(`${JSON.stringify(await serve(JSON.parse(readFileSync(process.argv[2], 'utf8'))))}\n`)
process.stdin.resume().on('end', () => process.exit())
