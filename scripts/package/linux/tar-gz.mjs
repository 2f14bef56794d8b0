/**
 * The .tar.gz, for those who can't install: the same files in one folder, with a launcher.
 */
import { chmodSync, cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../child.mjs'
import { Stop } from '../../terminal.mjs'
import { fileNameOf } from '../source.mjs'
import { put, stampTimes, template, valuesOf } from './tree.mjs'

/** Shares that mean something outside of /usr. */
const shares = ['bash-completion', 'doc', 'fish', 'man', 'zsh']

/** @returns {Promise<string>} the file */
export const makeTarGz = async (product, tree) => {
  const { root, work, dist, source } = product
  const values = valuesOf(product)
  const name = fileNameOf(product)
  const above = join(work, 'archive')
  const folder = join(above, name)
  mkdirSync(folder, { recursive: true })
  cpSync(join(tree, 'usr/lib/tokenferry'), join(folder, 'lib/tokenferry'), { recursive: true })
  // No bit: the person who unpacks it is not root, and it would be that person's.
  chmodSync(join(folder, 'lib/tokenferry/chrome-sandbox'), 0o755)
  for (const share of shares)
    cpSync(join(tree, 'usr/share', share), join(folder, 'share', share), { recursive: true })
  put(folder, 'tokenferry', template(root, 'tokenferry', values), 0o755)
  put(folder, 'README', template(root, 'README.archive', values))
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755)
  stampTimes(above, source.seconds)

  const file = join(dist, `${name}.tar.gz`)
  const { code, output } = await run(
    'tar',
    [
      ...[
        '--sort=name',
        '--owner=0',
        '--group=0',
        '--numeric-owner',
        '--format=gnu',
        '--use-compress-program=gzip -n -6',
      ],
      ...['-C', above, '-cf', file, name],
    ],
    { minutes: 5 },
  )
  if (code !== 0) throw new Stop('tar could not make the archive.', output)
  return file
}
