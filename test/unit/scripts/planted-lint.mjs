import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { temporaryFolder } from '../../temporary-folder'

const root = resolve(import.meta.dirname, '../../..')

/**
 * What `npm run lint` finds in a project of these files, which has our settings.
 * @param {Record<string, string>} files text by path
 * @returns {{ file: string, rule: string, message: string }[]}
 */
export const lint = (files) => {
  const project = temporaryFolder()
  try {
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction')
    for (const settings of [
      'oxlint.config.mjs',
      'scripts/lint',
      'tsconfig.json',
      'renderer/tsconfig.json',
      'package.json',
    ])
      cpSync(join(root, settings), join(project, settings), { recursive: true })
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, file)), { recursive: true })
      writeFileSync(join(project, file), `${text}\n`)
    }
    const cli = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        cli,
        '-c',
        'oxlint.config.mjs',
        '--format=json',
        ...new Set(Object.keys(files).map((file) => file.split('/')[0])),
      ],
      { cwd: project, encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 90_000 },
    )
    if (!stdout.startsWith('{')) throw new Error(stderr || stdout)
    return JSON.parse(stdout).diagnostics.map(({ filename, code, message, help }) => ({
      file: filename,
      rule: code?.replace(/^([\w-]+)\((.*)\)$/, '$1/$2').replace(/^react-hooks\//, 'react/') ?? '',
      message: [message, help].join(' '),
    }))
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
}
