/**
 * `npm run package`: from the sources to dist/: the packages for the system that it runs on (package/targets.mjs), their
 * bill of materials, the licenses of others, and SHA256SUMS. `-- --release` stops unless that is a release; without it a
 * package that is none is marked "development".
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { requireSetUp, root } from './setup.mjs'
import { electronFor, makeApplication } from './package/application.mjs'
import { pinnedSum } from './package/electron-zip.mjs'
import { makeNotices, putBeside, putNotices } from './package/notices.mjs'
import { obstaclesToRelease } from './package/release.mjs'
import { signingFor } from './package/signing.mjs'
import { lastCommit, versionOf } from './package/source.mjs'
import { writeSums } from './package/sums.mjs'
import { architecturesHere, systems } from './package/targets.mjs'
import { say, script, step, Stop } from './terminal.mjs'

/** Everything for one processor. @returns {Promise<string[]>} the files */
const packagesFor = async (product, { prepare, packages }) => {
  mkdirSync(product.work)
  try {
    const electron = await electronFor(product)
    const notices = await makeNotices({ ...product, electron })
    putNotices(product, notices)
    const prepared = { ...product, electron, notices }
    const { architecture } = product
    const application = await step(`application for ${architecture}`, () => makeApplication(prepared))
    const whole = { ...prepared, application }
    const tree = prepare && (await step('files of the package', () => prepare(whole)))
    const made = []
    for (const [name, make] of packages)
      made.push(await step(`${name} for ${architecture}`, () => make(whole, tree)))
    return [...made, ...putBeside(whole, notices)]
  } finally {
    rmSync(product.work, { recursive: true, force: true })
  }
}

const signing = (platform) => {
  try {
    return signingFor(platform, process.env)
  } catch (error) {
    if (error instanceof RangeError) throw new Stop(error.message)
    throw error
  }
}

await script(async () => {
  const { platform } = process
  const system = systems[platform]
  const architectures = architecturesHere(platform, process.arch, (one) =>
    Boolean(pinnedSum(root, platform, one)),
  )
  if (architectures.length === 0)
    throw new Stop(
      'Packages are made on Linux and Windows on x64, and on macOS: .github/workflows/release.yml makes all of them.',
    )
  await requireSetUp('package')
  process.umask(0o022)

  const source = await lastCommit(root)
  const obstacles = obstaclesToRelease(root, source, platform, system.architectures)
  if (process.argv.includes('--release') && obstacles.length > 0)
    throw new Stop(`This is no release:\n${obstacles.map((reason) => `- ${reason}`).join('\n')}`)
  const isRelease = obstacles.length === 0
  const dist = join(root, 'dist')
  const common = {
    ...{
      root,
      dist,
      work: join(dist, 'unfinished'),
      source,
      isRelease,
      version: versionOf({ root, source, isRelease }),
    },
    ...{ platform, system: system.name, signing: signing(platform) },
  }

  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist)
  await step('building', () => build(root))
  const files = []
  for (const architecture of architectures)
    files.push(...(await packagesFor({ ...common, architecture }, system)))
  files.push(await writeSums(dist, files))
  for (const line of [...files, ...common.signing.says.map((sentence) => `\n${sentence}`)]) say(line)
  if (!isRelease)
    say(`\nA development package, no release:\n${obstacles.map((reason) => `- ${reason}`).join('\n')}`)
})
