import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rehearseBackup } from '../../main/application/rehearsal'
import { openFortiGate } from '../../main/device/fortigate'
import { generateConfig } from '../fixtures/generate-config'
import { median, round, type Figure } from './figure'
import { temporaryFolder } from '../temporary-folder'

const runs = 5

/** From the file of a large backup to a twin that has let us in and told its status. */
export async function measure(): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  const path = join(folder, 'large.conf')
  try {
    writeFileSync(path, generateConfig({ megabytes: 50, vdoms: 250, tokens: 5_000, users: 5_000 }))
    const seconds: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const began = performance.now()
      await answerOnce(path)
      seconds.push((performance.now() - began) / 1000)
    }
    return [
      {
        figure: 'twin: 50 MB, 250 VDOMs, answering',
        value: round(median(seconds)),
        unit: 's',
        bound: 3,
        runs,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function answerOnce(path: string): Promise<void> {
  const twin = await rehearseBackup({ path, part: null }, 'ready')
  try {
    const fortigate = await openFortiGate(
      twin.form,
      { method: 'password', password: twin.password },
      {
        trustHostKey: () => Promise.resolve(true),
        answerPrompts: () => Promise.resolve(null),
        acceptBanner: () => Promise.resolve(true),
      },
      {
        sent: () => undefined,
        received: () => undefined,
        commandDone: () => undefined,
        ended: () => undefined,
      },
    )
    const status = await fortigate.read('get system status')
    fortigate.close()
    if (!status.includes('Serial-Number')) throw new Error('The twin did not tell its status.')
  } finally {
    await twin.simulator.close()
  }
}
