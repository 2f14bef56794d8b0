import { once } from 'node:events'
import { resolve } from 'node:path'
import { blockersOf, planSentence } from '../evidence/plan/sums'
import { planReviews } from '../evidence/plan/plan-reviews'
import { showAllMarks } from '../text/marks'
import { plural } from '../text/words'
import { MisuseError, type Command } from './command'
import { checkTarget, refuseOver, writeTo } from './forms'
import { findInputFiles } from './input-files'
import { say } from './output'
import { parseCall } from './parse-call'
import { judgeInputs, pathsOfConfigurations, reviewInputs, workersOf } from './review-inputs'
import { indent, wrap } from './text-table'

type Plan = Awaited<ReturnType<typeof planReviews>>

/** Devices that are described one by one on a terminal. */
const mostShown = 20

/**
 * `tokenferry plan`
 *
 * @param thread address of the bundled main/review/worker/entry.ts
 */
export const planCommand = (thread: URL, version: string): Command => ({
  summary: 'Plan what a migration would do, for the people who approve it',
  help: `tokenferry plan <file|folder|pattern>... [--html FILE] [--json[=FILE]] [--csv FILE]

Plans the migration of FortiGates from their backups, offline: who is affected, every command that will be typed,
in order, what is checked beforehand, the findings, what can’t be undone and what can, emergency access, and when the
job counts as done. For one device, or for many with totals. It takes files as "tokenferry review" does.

A backup says nothing about FortiToken Cloud, the cluster or who is logged in: the plan lists the remaining checks.

  --html FILE   one page to read, to print and to sign; no script in it
  --json        everything, as JSON (docs/plan.schema.json), on standard output; --json=FILE writes a file
  --csv FILE    a row for each user, for a spreadsheet
  --workers N   how many files at once; one per core by default
  -h, --help    this text

Exits with 0 if nothing blocks, 1 if something blocks, 2 if a file that you named, or one that looks like a
configuration, can’t be planned, or the arguments are wrong, 3 on an internal error. Files passed over don’t count.
`,
  run: async (args) => {
    const jsonFile = args.findLast((arg) => arg.startsWith('--json='))?.slice('--json='.length)
    const { positionals, values } = parseCall(
      args.filter((arg) => !arg.startsWith('--json=')),
      {
        ...{ json: { type: 'boolean' }, csv: { type: 'string' }, html: { type: 'string' } },
        workers: { type: 'string' },
      },
    )
    const { html, csv, json: onOutput = false } = values
    const targets = [html, csv, jsonFile].filter((path) => path !== undefined)
    if (new Set(targets.map((path) => resolve(path))).size < targets.length)
      throw new MisuseError('Name a different file for each format.')
    for (const path of targets) await checkTarget(path)
    if (positionals.length === 0)
      throw new MisuseError('Name a backup or a folder to plan for, or - for standard input.')
    const found = await findInputFiles(positionals)
    const refuse = async (inputs: readonly string[]) => {
      for (const path of targets) await refuseOver(inputs, { html: path })
    }
    await refuse(positionals)
    const reviewed = await reviewInputs(found, thread, workersOf(values.workers))
    await refuse(pathsOfConfigurations(reviewed))
    const plan = await planReviews(reviewed, { application: version, company: '', now: new Date() })
    if (html !== undefined) {
      const { renderPlan } = await import('../evidence/plan/html')
      await writeTo(html, renderPlan(plan, null))
    }
    if (csv !== undefined) await writeTo(csv, (await import('../evidence/plan/csv')).planAsCsv(plan))
    const { planAsJson } = await import('../evidence/plan/json')
    if (jsonFile !== undefined) await writeTo(jsonFile, planAsJson(plan))
    if (onOutput) {
      for (const piece of planAsJson(plan)) {
        if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
      }
    } else if (reviewed.files.length > 0) await say(asText(plan, targets))
    return judgeInputs(reviewed, positionals)
  },
})

function asText(plan: Plan, written: readonly string[]): string {
  const width = Math.min(process.stdout.columns || 100, 110)
  const { devices } = plan
  const lines = devices.slice(0, mostShown).map(({ device, file, counts, commands, error }) => {
    const typed = commands?.sequences[0]?.lines ?? 0
    const words = [
      `${plural(counts.licenses, 'license')}, ${plural(counts.migrate, 'user')} ${counts.migrate === 1 ? 'migrates' : 'migrate'}, ${counts.attention} ${counts.attention === 1 ? 'needs' : 'need'} attention`,
      typed === 0 ? 'nothing is typed' : `${plural(typed, 'line')} to type`,
      ...(counts.blockers === 0 ? [] : [plural(counts.blockers, 'blocker')]),
      ...(error === null ? [] : [error]),
    ]
    return `${showAllMarks(device.hostname ?? file?.name ?? '')}\n${indent(wrap(showAllMarks(words.join('; ')), width - 2, ''))}`
  })
  const more = devices.length - lines.length
  const last =
    written.length === 0
      ? 'Every command and every user: --html FILE, --json or --csv FILE.'
      : `Saved to ${written.map((path) => showAllMarks(path)).join(' and ')}.`
  const blocked = blockersOf(plan) === 0 ? '' : ' Read the findings first.'
  return [
    wrap(planSentence(plan) + blocked, width, ''),
    ...(devices.length === 1
      ? []
      : [[...lines, ...(more > 0 ? [`… and ${plural(more, 'device')} more`] : [])].join('\n')]),
    wrap(last, width, ''),
    '',
  ].join('\n')
}
