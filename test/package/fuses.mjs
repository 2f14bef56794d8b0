/**
 * The fuses of an Electron, as they are and as they must be.
 */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** Every fuse that the installed @electron/fuses knows. */
export const fusesAsTheyMustBe = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
}

/** @returns {Promise<Record<string, string>>} each fuse of the program; one without a name by its number */
export const fusesOf = async (program) => {
  const { version: _, ...wire } = await getCurrentFuseWire(program)
  const states = { ['0'.charCodeAt(0)]: 'off', ['1'.charCodeAt(0)]: 'on' }
  return Object.fromEntries(
    Object.entries(wire).map(([at, state]) => [FuseV1Options[at] ?? at, states[state] ?? 'removed']),
  )
}
