import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateConfig } from '../fixtures/generate-config'
import { temporaryFolder } from '../temporary-folder'
import { median, round, type Figure } from './figure'
import { costOf, type Cost } from './whole-process'
import type { Stage } from './window'

const runs = 3

/** `tokenferry plan` of a backup with 20,000 users in 250 VDOMs, in all its forms, as a whole process. */
export async function measure({ root }: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  try {
    const backup = join(folder, 'large.conf')
    writeFileSync(backup, generateConfig({ megabytes: 20, vdoms: 250, tokens: 20_000, users: 20_000 }))
    const forms = ['html', 'csv'].flatMap((form) => [`--${form}`, join(folder, `plan.${form}`)])
    const costs: Cost[] = []
    for (let run = 0; run < runs; run += 1) {
      const args = ['plan', backup, ...forms, `--json=${join(folder, 'plan.json')}`]
      costs.push(await costOf(root, 'out/main/cli.js', args))
    }
    const what = 'plan: 20,000 users in 250 VDOMs, all forms'
    return [
      {
        figure: what,
        value: round(median(costs.map(({ seconds }) => seconds))),
        unit: 's',
        bound: 5,
        runs,
      },
      {
        figure: `${what}, peak memory`,
        value: round(median(costs.map(({ megabytes }) => megabytes))),
        unit: 'MB',
        bound: 700,
        runs,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
