/**
 * Whether packages are signed: only if the secrets for it are there, and then they must be.
 */
const certificates = {
  linux: [],
  win32: ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'],
  darwin: ['CSC_LINK', 'CSC_KEY_PASSWORD'],
}

/** Apple looks at what is signed, if it is asked to. */
const notarization = ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER']

/** The names of all that signs the packages of a system. */
export const secretsOf = (platform) => [
  ...certificates[platform],
  ...(platform === 'darwin' ? notarization : []),
]

const isSet = (env) => (name) => Boolean(env[name]?.trim())

/** Whether all of what belongs together is there. */
const areSet = (env, names) => {
  const missing = names.filter((name) => !isSet(env)(name))
  if (missing.length > 0 && missing.length < names.length)
    throw new RangeError(`${names.join(', ')} belong together, and these are not set: ${missing.join(', ')}.`)
  return names.length > 0 && missing.length === 0
}

const unsigned = (names, consequence) =>
  `The packages are not signed (${names.join(', ')} are not set): ${consequence}.`

/** How macOS's packages are signed. */
const onMacos = (env) => {
  const isSigned = areSet(env, certificates.darwin)
  const isNotarized = areSet(env, notarization)
  if (isNotarized && !isSigned)
    throw new RangeError(
      `Only what is signed can be notarized: set ${certificates.darwin.join(', ')} as well.`,
    )
  if (!isSigned)
    return {
      // Apple's processors start nothing without a signature; this one is anybody's.
      settings: { 'electronFuses.resetAdHocDarwinSignature': 'true', 'mac.notarize': 'false' },
      says: [unsigned(certificates.darwin, 'macOS opens them only if a person allows it in System Settings')],
    }
  return {
    settings: { forceCodeSigning: 'true', 'mac.notarize': String(isNotarized) },
    says: isNotarized
      ? []
      : [
          `The packages are signed and not notarized (${notarization.join(', ')} are not set): macOS opens them only if a person allows it in System Settings.`,
        ],
  }
}

const onWindows = (env) =>
  areSet(env, certificates.win32)
    ? { settings: { forceCodeSigning: 'true' }, says: [] } // one that does not work is no reason to go on without
    : { settings: {}, says: [unsigned(certificates.win32, 'Windows warns the person who opens them')] }

/**
 * @param {'linux' | 'win32' | 'darwin'} platform
 * @param {Record<string, string | undefined>} env
 * @returns {{ settings: Record<string, string>, environment: Record<string, string | undefined>, says: string[] }}
 *   settings for electron-builder, the environment that it gets on top of ours, and sentences for the person
 * @throws {RangeError} if only a part of what belongs together is set
 */
export const signingFor = (platform, env) => {
  const { settings, says } = { linux: () => ({ settings: {}, says: [] }), win32: onWindows, darwin: onMacos }[
    platform
  ](env)
  const secrets = Object.keys(certificates).flatMap(secretsOf)
  return {
    settings,
    says,
    environment: {
      // GitHub hands a secret that does not exist over as an empty string.
      ...Object.fromEntries(secrets.filter((name) => !isSet(env)(name)).map((name) => [name, undefined])),
      // Never with whatever certificate lies on this machine.
      CSC_IDENTITY_AUTO_DISCOVERY: String(settings.forceCodeSigning === 'true'),
    },
  }
}
