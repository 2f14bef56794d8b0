/**
 * The .rpm, by rpmbuild.
 */
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../child.mjs'
import { Stop } from '../../terminal.mjs'
import { template, valuesOf } from './tree.mjs'

/** zsh's own folder, as each calls it. */
const debianZsh = 'usr/share/zsh/vendor-completions'
const rpmZsh = 'usr/share/zsh/site-functions'

/** Folders that other packages own. */
const isOurs = (path) => /^usr\/(lib|share|share\/doc)\/tokenferry(\/|$)/.test(path)

const body = (root, name) => template(root, name, {}).replace(/^#!.*\n/, '')

/** RPM hands its scripts how many versions will be there; those of Debian are told in words. */
const asRpm = (script) =>
  script.replaceAll('"$1" = configure', '"$1" -ge 1').replaceAll('"$1" = remove', '"$1" -eq 0')

const specOf = ({ root }, tree, values) => {
  const entries = readdirSync(tree, { recursive: true, withFileTypes: true })
    .map((entry) => ({
      path: join(entry.parentPath, entry.name).slice(tree.length + 1),
      isFolder: entry.isDirectory(),
    }))
    .filter(({ path, isFolder }) => !isFolder || isOurs(path))
    .map(({ path, isFolder }) => {
      const mode = path.endsWith('chrome-sandbox') ? '%attr(4755, root, root) ' : ''
      return `${isFolder ? '%dir ' : mode}"/${path}"`
    })
    .sort()
  return `Name: tokenferry
Version: ${values.VERSION}
Release: 1
Summary: Migrates FortiToken Mobile users of a FortiGate to FortiToken Cloud
License: LicenseRef-All-rights-reserved
URL: ${values.HOMEPAGE}
Vendor: ${values.CONTACT}
AutoProv: no
Requires: xdg-utils
Recommends: (gnome-keyring or kwalletmanager or keepassxc)

%description
Tokenferry leads an administrator of a FortiGate through the migration of its
FortiToken Mobile users: it reviews the configuration, backs it up, asks
before each license, verifies every user and leaves signed evidence.

%install
cp -a %{product_tree}/. %{buildroot}/

%post
${asRpm(body(root, 'postinst'))}
%preun
${asRpm(body(root, 'prerm'))}
%files
%defattr(-, root, root)
${entries.join('\n')}
`
}

/** @returns {Promise<string>} the file */
export const makeRpm = async (product, tree) => {
  const { dist, source } = product
  const values = valuesOf(product)
  // Not within the clone: rpmbuild trips over a blank in a path.
  const top = mkdtempSync(join(tmpdir(), 'tokenferry-rpm-'))
  try {
    const own = join(top, 'tree')
    cpSync(tree, own, { recursive: true, preserveTimestamps: true })
    renameSync(join(own, debianZsh), join(own, rpmZsh))
    const spec = join(top, 'tokenferry.spec')
    writeFileSync(spec, specOf(product, own, values))
    const defines = {
      _topdir: top,
      _rpmdir: top,
      _tmppath: top,
      product_tree: own,
      _binary_payload: 'w9.zstdio',
      _build_id_links: 'none',
      __os_install_post: '%{nil}',
      debug_package: '%{nil}',
      // Beside the program; nothing else brings them.
      __requires_exclude: '^lib(ffmpeg|EGL|GLESv2|vk_swiftshader|vulkan)\\.so',
      _buildhost: 'reproducible',
      use_source_date_epoch_as_buildtime: '1',
      clamp_mtime_to_source_date_epoch: '1',
      build_mtime_policy: 'clamp_to_source_date_epoch',
    }
    const args = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`])
    const { code, output } = await run('rpmbuild', ['-bb', '--target=x86_64', ...args, spec], {
      minutes: 5,
      env: { SOURCE_DATE_EPOCH: String(source.seconds) },
    })
    if (code !== 0) throw new Stop('rpmbuild could not make the package.', output)
    const name = `tokenferry-${values.VERSION}-1.x86_64.rpm`
    cpSync(join(top, 'x86_64', name), join(dist, name))
    return join(dist, name)
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}
