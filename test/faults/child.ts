import type { LicenseKey } from '../../main/contract/license-key'
import { writeSync } from 'node:fs'
import type { RunEvent } from '../../main/migration/events'
import { Engine, type EngineOptions } from './engine'

/** What the child is told, as JSON in its only argument. */
export interface ChildOrder {
  readonly options: EngineOptions
  readonly key: LicenseKey
  readonly event: RunEvent['type']
  readonly when: 'before' | 'after'
}

/** A process that goes through the step "Migrate" and kills itself at a record. It names each record that is on the disk. */
const order = JSON.parse(process.argv[2] ?? '') as ChildOrder
const engine = Engine.resume({
  ...order.options,
  hook: (event, when) => {
    if (when === 'after') writeSync(1, `${event.type}\n`)
    if (event.type === order.event && when === order.when) process.kill(process.pid, 'SIGKILL')
  },
})
await engine.connect()
await engine.migrate(order.key)
engine.vanish()
