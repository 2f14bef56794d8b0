/**
 * electron-builder, called with packaging/electron-builder.yml.
 */
import { join } from 'node:path'
import { run } from '../child.mjs'
import { noticesFolder } from './notices.mjs'

const flags = { linux: '--linux', win32: '--win', darwin: '--mac' }

/**
 * @param {{ root: string, work: string, platform: string, architecture: string, signing: object, source: object }} product
 * @param {string} target as electron-builder calls it
 * @param {Record<string, string>} settings what the file leaves open
 * @returns {Promise<{ code: number, output: string }>}
 */
export const electronBuilder = (
  { root, work, platform, architecture, signing, source },
  target,
  settings,
  options = [],
) =>
  run(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js'),
      ...[flags[platform], target, `--${architecture}`, '--config', 'packaging/electron-builder.yml'],
      ...Object.entries({ ...settings, ...signing.settings }).map(([name, value]) => `-c.${name}=${value}`),
      ...options,
    ],
    // Notarization waits for Apple.
    {
      cwd: root,
      minutes: 30,
      env: {
        ...signing.environment,
        SOURCE_DATE_EPOCH: String(source.seconds),
        TOKENFERRY_NOTICES: noticesFolder(work),
      },
    },
  )
