/**
 * What Electron and the tests need of a Linux system, and who installs it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from '../child.mjs'
import { step, Stop } from '../terminal.mjs'
import { installedRuntime } from './electron.mjs'

/**
 * `library`: a shared library that Electron is linked with (its packages bring the others that they need).
 * `program`: a command. `packages`: its names in Debian and Ubuntu, the newest first: the 64-bit time_t transition
 * of 2024 renamed some. `when`: always, if there is no display, for the tests only, or to make packages. `asleep`: services that the
 * package would start, which nobody asked for.
 */
const needs = [
  { library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'], why: 'windows, menus and dialogs' },
  { library: 'libnss3.so', packages: ['libnss3'], why: 'Chromium: certificates' },
  { library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'], why: 'Chromium: sound' },
  { library: 'libgbm.so.1', packages: ['libgbm1'], why: 'Chromium: buffers of the screen' },
  {
    library: 'libatk-bridge-2.0.so.0',
    packages: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    why: 'screen readers',
  },
  { library: 'libatk-1.0.so.0', packages: ['libatk1.0-0t64', 'libatk1.0-0'], why: 'screen readers' },
  { library: 'libatspi.so.0', packages: ['libatspi2.0-0t64', 'libatspi2.0-0'], why: 'screen readers' },
  { library: 'libcups.so.2', packages: ['libcups2t64', 'libcups2'], why: 'Chromium: printing' },
  { library: 'libxkbcommon.so.0', packages: ['libxkbcommon0'], why: 'keyboard layouts' },
  {
    program: 'Xvfb',
    packages: ['xvfb'],
    why: 'a display where there is none',
    when: ({ tests, display }) => tests || !display,
  },
  {
    program: 'runuser',
    packages: ['util-linux'],
    why: 'root runs the sandbox tests as an ordinary user',
    when: ({ tests }) => tests,
  },
  {
    program: 'sshd',
    packages: ['openssh-server'],
    why: 'the SSH tests against the real server',
    when: ({ tests }) => tests,
    asleep: ['ssh.service', 'ssh.socket'],
  },
  {
    program: 'ssh',
    packages: ['openssh-client'],
    why: 'the SSH tests against the real client',
    when: ({ tests }) => tests,
  },
  {
    program: 'pdftotext',
    packages: ['poppler-utils'],
    why: 'the tests read the report as PDF',
    when: ({ tests }) => tests,
  },
  {
    program: 'qpdf',
    packages: ['qpdf'],
    why: 'the tests check that the PDF is sound and tagged',
    when: ({ tests }) => tests,
  },
  {
    program: 'openssl',
    packages: ['openssl'],
    why: 'the tests check the signature of evidence, and make certificates',
    when: ({ tests }) => tests,
  },
  {
    program: 'dropbear',
    packages: ['dropbear-bin'],
    why: 'the tests connect to a second SSH server that is not ours',
    when: ({ tests }) => tests,
  },
  {
    program: 'dbus-daemon',
    packages: ['dbus-daemon'],
    why: 'the tests reach a keyring over a session bus',
    when: ({ tests }) => tests,
  },
  {
    program: 'gnome-keyring-daemon',
    packages: ['gnome-keyring'],
    why: 'the tests have the signing key sealed by a real keyring; brings libsecret, which Electron asks it with',
    when: ({ tests }) => tests,
  },
  {
    program: 'ansible-playbook',
    packages: ['ansible-core'],
    why: 'the tests run the example playbook of the documentation',
    when: ({ tests }) => tests,
  },
  {
    program: 'jq',
    packages: ['jq'],
    why: 'the tests read a report as the documentation shows',
    when: ({ tests }) => tests,
  },
  {
    program: 'wine',
    packages: ['wine'],
    why: 'the tests run on Node for Windows, and a part of its installer',
    when: ({ windows, packaging, tests }) => windows || (packaging && tests),
  },
  {
    program: 'makensis',
    packages: ['nsis'],
    why: 'the tests run a part of the installer for Windows',
    when: ({ packaging, tests }) => packaging && tests,
  },
  {
    program: 'dpkg-shlibdeps',
    packages: ['dpkg-dev'],
    why: 'packages: what the .deb depends on',
    when: ({ packaging }) => packaging,
  },
  {
    program: 'objdump',
    packages: ['binutils'],
    why: 'packages: which C library the .deb needs',
    when: ({ packaging }) => packaging,
  },
  {
    program: 'rpmbuild',
    packages: ['rpm'],
    why: 'packages: the .rpm',
    when: ({ packaging }) => packaging,
  },
  {
    program: 'lintian',
    packages: ['lintian'],
    why: 'the tests check the .deb as Debian does',
    when: ({ packaging, tests }) => packaging && tests,
  },
  {
    program: 'desktop-file-validate',
    packages: ['desktop-file-utils'],
    why: 'the tests check the desktop entry',
    when: ({ packaging, tests }) => packaging && tests,
  },
  {
    program: 'appstreamcli',
    packages: ['appstream'],
    why: 'the tests check what software centers show',
    when: ({ packaging, tests }) => packaging && tests,
  },
  {
    program: 'man',
    packages: ['man-db'],
    why: 'the tests read the manual page',
    when: ({ packaging, tests }) => packaging && tests,
  },
  {
    program: 'update-mime-database',
    packages: ['shared-mime-info'],
    why: 'the tests look up the type of a backup',
    when: ({ packaging, tests }) => packaging && tests,
  },
  {
    program: 'xdg-mime',
    packages: ['xdg-utils'],
    why: 'the tests look up the type of a backup',
    when: ({ packaging, tests }) => packaging && tests,
  },
  {
    program: 'gio',
    packages: ['libglib2.0-bin'],
    why: 'the tests look up the type of a backup as GNOME does',
    when: ({ packaging, tests }) => packaging && tests,
  },
  {
    program: 'zsh',
    packages: ['zsh'],
    why: 'the tests read its completions',
    when: ({ packaging, tests }) => packaging && tests,
  },
  {
    program: 'fish',
    packages: ['fish'],
    why: 'the tests read its completions',
    when: ({ packaging, tests }) => packaging && tests,
  },
]

const isRoot = () => process.getuid() === 0

/** Server programs stand in folders that an ordinary user's PATH leaves out. */
const programIsHere = (name) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'].some((folder) =>
    existsSync(join(folder, name)),
  )

/** Shared libraries that the binary is linked with and that the system lacks. */
const missingLibraries = async (binary) => {
  const { output } = await run('ldd', [binary], { minutes: 1 })
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
}

/** The name that this release of the distribution knows; the oldest name if it knows none. */
const packageName = async ({ packages }) => {
  for (const name of packages)
    if ((await run('apt-cache', ['show', '--no-all-versions', name], { minutes: 1 })).code === 0) return name
  return packages.at(-1)
}

const packageNames = (rows) => Promise.all(rows.map(packageName))

/** Services that systemd would start with what is installed. */
const servicesOf = (rows) =>
  existsSync('/run/systemd/system') ? rows.flatMap(({ asleep = [] }) => asleep) : []

const isDebianLike = () => existsSync('/usr/bin/apt-get')

const distribution = () =>
  /^PRETTY_NAME="?(.*?)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'this system'

/** The command for a person who is not root; undefined if we do not know how packages are installed here. */
const commandFor = async (rows) => {
  if (!isDebianLike() || rows.length === 0) return undefined
  const asleep = servicesOf(rows)
  return (
    (asleep.length > 0 ? `sudo systemctl mask ${asleep.join(' ')} && ` : '') +
    `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${(await packageNames(rows)).join(' ')}`
  )
}

const apt = async (args) => {
  const { code, output } = await run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    minutes: 15,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (code !== 0) throw new Stop(`apt-get ${args[0]} failed (its own words are above).`, output)
}

const install = async (rows) => {
  await step('apt: reading the package lists', () => apt(['update']))
  const names = await packageNames(rows)
  const asleep = servicesOf(rows)
  if (asleep.length > 0) await run('systemctl', ['mask', ...asleep])
  await step(`apt: installing ${names.join(' ')}`, () =>
    apt(['install', '-y', '--no-install-recommends', ...names]),
  )
}

/**
 * Installed as root on Debian and Ubuntu; elsewhere a person has to.
 * @param {{ display: boolean, tests?: boolean, packaging?: boolean, windows?: boolean }} situation whether there is a
 *   display; whether tests will run, and those on Windows among them; whether packages are made
 */
export const systemPackages = (root, situation) => {
  /** Rows of the table that are missing, and libraries that it does not name. Which ones, only Electron tells. */
  const lacking = async () => {
    if (process.platform !== 'linux') return { rows: [], unknown: [], names: [] }
    const electron = installedRuntime(root)
    const libraries = electron ? await missingLibraries(electron.binary) : []
    const rows = needs.filter(
      ({ library, program, when }) =>
        (library ? libraries.includes(library) : !programIsHere(program)) && (!when || when(situation)),
    )
    const unknown = libraries.filter((name) => !needs.some(({ library }) => library === name))
    return { rows, unknown, names: [...rows.map(({ library, program }) => library ?? program), ...unknown] }
  }

  return {
    missing: async () => (await lacking()).names,

    command: async () => commandFor((await lacking()).rows),

    get: async () => {
      const { rows, names } = await lacking()
      if (names.length === 0) return
      const lacks = `${isDebianLike() ? 'This system' : distribution()} lacks ${names.join(', ')}`
      // Beside a row of the table, libraries that it does not name are mostly what that row's package brings along.
      if (!isDebianLike() || rows.length === 0)
        throw new Stop(`${lacks}: install the packages that contain them, then run this again.`)
      if (!isRoot()) throw new Stop(`${lacks}. Run this, then try again:\n\n  ${await commandFor(rows)}`)
      await install(rows)
      const left = await lacking()
      if (left.names.length > 0)
        throw new Stop(
          `This system still lacks ${left.names.join(', ')}: install the packages that contain them.`,
        )
    },
  }
}
