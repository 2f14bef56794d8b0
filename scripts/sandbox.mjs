/**
 * Whether Chromium's sandbox can work here. It needs a user namespace of its own, which some systems keep from
 * ordinary users: Ubuntu since 23.10 (AppArmor), containers with Docker's default seccomp profile, hardened kernels.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { run } from './child.mjs'

const profile = '/etc/apparmor.d/tokenferry-electron'

const appArmorForbids = () => {
  try {
    return readFileSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').trim() === '1'
  } catch {
    return false
  }
}

const profileNames = (binary) => existsSync(profile) && readFileSync(profile, 'utf8').includes(binary)

/**
 * @param {string} binary Electron's
 * @param {typeof run} runAs runs a program as the user in question, who is not root
 * @returns {Promise<string | undefined>} what stands in the way and what to do about it; undefined if nothing does
 */
export const sandboxObstacle = async (binary, runAs = run) => {
  if (process.platform !== 'linux') return undefined
  if ((await runAs('unshare', ['--user', '--map-root-user', 'true'], { minutes: 1 })).code === 0)
    return undefined

  const path = realpathSync(binary)
  if (!appArmorForbids())
    return (
      'Chromium can’t use its sandbox: ordinary users can’t create user namespaces here. In a container, start it ' +
      'with --security-opt seccomp=unconfined; elsewhere run `sudo sysctl -w user.max_user_namespaces=10000`.'
    )
  if (profileNames(path)) return undefined
  return (
    'Chromium can’t use its sandbox: AppArmor keeps ordinary users from creating user namespaces. Allow it for this ' +
    `Electron alone, then run this again:\n\n  printf 'abi <abi/4.0>,\\nprofile tokenferry-electron "${path}" ` +
    `flags=(unconfined) { userns, }\\n' | sudo tee ${profile} && sudo apparmor_parser -r ${profile}`
  )
}
