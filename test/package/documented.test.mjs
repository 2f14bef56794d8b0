import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { run } from '../../scripts/child.mjs'

const { unpacked, clone } = inject('packages')
const share = (...path) => join(unpacked, 'usr/share', ...path)
const help = async (...args) =>
  (await run(process.execPath, [join(clone, 'out/main/cli.js'), ...args, '--help'])).output

/** Read from the help with other eyes than the packages are made with. */
const commands = [...(await help()).matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name)
const options = await Promise.all(
  commands.map(async (name) => {
    const found = (await help(name)).match(/(?<=^ {2}(?:-\w, )?)--[a-z-]+/gm) ?? []
    return { name, names: [...new Set(found)].sort() }
  }),
)

const bash = async (line) => {
  const words = line.split(' ')
  const { output } = await run('bash', [
    '-c',
    `compopt() { :; }; source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tokenferry; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ...['bash', share('bash-completion/completions/tokenferry'), ...words],
  ])
  return output.trim().split('\n').sort()
}

test('there are commands with options', () => {
  expect(commands).toContain('review')
  expect(options.flatMap(({ names }) => names).length).toBeGreaterThan(20)
})

test('bash offers every command', async () => {
  const { output } = await run('bash', ['-c', 'compgen -f'], { cwd: clone })
  const files = output.split('\n')
  expect((await bash('tokenferry ')).filter((word) => !files.includes(word))).toEqual(
    expect.arrayContaining(commands),
  )
})

test('bash offers files as the first word, behind another file and behind --', async () => {
  for (const line of [
    'tokenferry pack',
    'tokenferry a.conf pack',
    'tokenferry -- pack',
    'tokenferry -- a pack',
  ])
    expect(await bash(line), line).toEqual(['package-lock.json', 'package.json', 'packaging'])
  expect((await bash('tokenferry -- --')).filter(Boolean)).toEqual([])
})

test('the manual page says that files can be named, and zsh completes them where no command stands', () => {
  const page = gunzipSync(readFileSync(share('man/man1/tokenferry.1.gz'))).toString()
  expect(page.split('.SH DESCRIPTION')[0].match(/^\.RI \[ file \.\.\.\]$/gm)).toHaveLength(2)
  expect(readFileSync(share('zsh/vendor-completions/_tokenferry'), 'utf8')).toContain('    *) _files ;;\n')
})

test.each(options)('bash offers every option of $name, and no other', async ({ name, names }) => {
  expect((await bash(`tokenferry ${name} --`)).filter(Boolean)).toEqual(names)
})

test.each(options)('the manual page, zsh and fish have every option of $name', ({ name, names }) => {
  const page = gunzipSync(readFileSync(share('man/man1/tokenferry.1.gz')))
    .toString()
    .replaceAll('\\-', '-')
  const section = page.split(`.SS ${name}\n`)[1].split('\n.SS ')[0]
  expect([...new Set(section.match(/(?<=^\.B (?:-\w, )?)--[a-z-]+/gm))].sort()).toEqual(names)
  const zsh = readFileSync(share('zsh/vendor-completions/_tokenferry'), 'utf8')
    .split(`    ${name}) `)[1]
    .split(';;')[0]
  expect([...new Set(zsh.match(/(?<=')--[a-z-]+(?=\[)/g))].sort()).toEqual(names)
  const fish = readFileSync(share('fish/vendor_completions.d/tokenferry.fish'), 'utf8')
  const here = fish.split('\n').filter((line) => line.includes(`__fish_seen_subcommand_from ${name}'`))
  expect(here.map((line) => `--${/ -l (\S+)/.exec(line)[1]}`).sort()).toEqual(names)
})

test.each([
  ['bash', ['-n', 'bash-completion/completions/tokenferry']],
  ['zsh', ['-n', 'zsh/vendor-completions/_tokenferry']],
  ['fish', ['--no-execute', 'fish/vendor_completions.d/tokenferry.fish']],
])('%s reads its completions', async (shell, [option, file]) => {
  expect(await run(shell, [option, share(file)])).toMatchObject({ code: 0, output: '' })
})
