import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { run } from '../../scripts/child.mjs'
import { temporaryFolder } from '../temporary-folder'

const { deb, unpacked } = inject('packages')
const share = (...path) => join(unpacked, 'usr/share', ...path)
const ends = async (command, args, env = {}) => {
  const { code, output } = await run(command, args, { minutes: 2, env })
  return { code, output: output.trim() }
}

test('lintian finds nothing that is ours to mend', async () => {
  // zstd, which Debian's own archive does not take and dpkg reads since 2022; xz would take eight minutes.
  const { code, output } = await ends('lintian', [
    ...['--allow-root', '--fail-on=error,warning', '--suppress-tags=malformed-deb-archive', deb],
  ])
  // Nor anything that it is told to pass over and that is not there any more.
  expect(output).not.toMatch(/^[EW]:|unused-override|mismatched-override/m)
  expect(code).toBe(0)
})

test('what lintian is told to pass over is named one by one', () => {
  const overrides = readFileSync(share('lintian/overrides/tokenferry'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('tokenferry: '))
  expect(overrides.length).toBeGreaterThan(10)
  expect(overrides.filter((line) => !/ \[[^*?]+\]$/.test(line) || /[*?]/.test(line))).toEqual([])
})

test('the desktop entry is valid', async () => {
  expect(await ends('desktop-file-validate', [share('applications/tokenferry.desktop')])).toEqual({
    code: 0,
    output: '',
  })
})

test('what software centers show is valid', async () => {
  const [name] = readdirSync(share('metainfo'))
  const { code, output } = await ends('appstreamcli', ['validate', '--no-net', share('metainfo', name)])
  expect(output).not.toMatch(/^[EW]:/m)
  expect(code).toBe(0)
})

test('the manual page has no warnings', async () => {
  const page = share('man/man1/tokenferry.1.gz')
  const { output } = await run('sh', ['-c', `LC_ALL=C.UTF-8 man --warnings -l '${page}' 2>&1 >/dev/null`])
  expect(output).toBe('')
})

test('a backup is known by its content, and another .conf file stays what it is', async () => {
  const data = temporaryFolder()
  await ends('mkdir', ['-p', join(data, 'mime/packages')])
  await ends('cp', [share('mime/packages/tokenferry.xml'), join(data, 'mime/packages')])
  expect((await ends('update-mime-database', [join(data, 'mime')])).code).toBe(0)
  const typeOf = async (line) => {
    const file = join(data, 'a.conf')
    await run('sh', ['-c', `printf '%s\\n' "$1" > "$2"`, 'sh', line, file])
    return (
      await ends('xdg-mime', ['query', 'filetype', file], {
        XDG_DATA_HOME: data,
        HOME: data,
        XDG_CURRENT_DESKTOP: 'GNOME',
      })
    ).output
  }
  expect(await typeOf('#config-version=FGT60F-7.4.4-FW-build2662-240514:opmode=0')).toBe(
    'application/x-fortigate-backup',
  )
  expect(await typeOf('[section]')).toBe('text/plain')
})

test.each(['postinst', 'prerm'])('%s is sound to sh', async (name) => {
  expect(await ends('sh', ['-n', join(unpacked, 'DEBIAN', name)])).toEqual({ code: 0, output: '' })
})
