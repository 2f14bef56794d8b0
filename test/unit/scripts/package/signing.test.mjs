import { expect, test } from 'vitest'
import { signingFor } from '../../../../scripts/package/signing.mjs'

const windows = { WIN_CSC_LINK: 'a certificate', WIN_CSC_KEY_PASSWORD: 'secret' }
const apple = { CSC_LINK: 'a certificate', CSC_KEY_PASSWORD: 'secret' }
const notarization = { APPLE_API_KEY: '/apple.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' }

test('packages for Linux are never signed, and nothing is said of it', () => {
  expect(signingFor('linux', { ...windows, ...apple })).toMatchObject({ settings: {}, says: [] })
})

test.each([
  ['win32', windows, {}],
  ['darwin', { ...apple, ...notarization }, { 'mac.notarize': 'true' }],
])('with the secrets of %s its packages are signed, or there are none', (platform, env, settings) => {
  const signing = signingFor(platform, env)
  expect(signing).toMatchObject({ settings: { forceCodeSigning: 'true', ...settings }, says: [] })
  for (const name of Object.keys(env)) expect(signing.environment).not.toHaveProperty(name)
})

test.each([
  [
    'win32',
    'The packages are not signed (WIN_CSC_LINK, WIN_CSC_KEY_PASSWORD are not set): Windows warns the person who opens them.',
  ],
  [
    'darwin',
    'The packages are not signed (CSC_LINK, CSC_KEY_PASSWORD are not set): macOS opens them only if a person allows it in System Settings.',
  ],
])('without them it is said what that means on %s', (platform, sentence) => {
  for (const env of [
    {},
    { WIN_CSC_LINK: '', WIN_CSC_KEY_PASSWORD: '', CSC_LINK: ' ', CSC_KEY_PASSWORD: '', APPLE_API_KEY_ID: '' },
  ]) {
    const { settings, environment, says } = signingFor(platform, env)
    expect(says).toEqual([sentence])
    expect(settings).not.toHaveProperty('forceCodeSigning')
    // An empty secret is none, and a certificate that happens to lie on the machine is not taken.
    expect(environment).toMatchObject({
      WIN_CSC_LINK: undefined,
      CSC_LINK: undefined,
      APPLE_API_KEY_ID: undefined,
    })
    expect(environment.CSC_IDENTITY_AUTO_DISCOVERY).toBe('false')
  }
})

test('on Apple’s processors nothing starts unsigned: without a certificate the signature is anybody’s', () => {
  expect(signingFor('darwin', {}).settings).toEqual({
    'electronFuses.resetAdHocDarwinSignature': 'true',
    'mac.notarize': 'false',
  })
})

test('what is signed and not notarized says so', () => {
  const { settings, says } = signingFor('darwin', apple)
  expect(settings).toEqual({ forceCodeSigning: 'true', 'mac.notarize': 'false' })
  expect(says).toEqual([
    expect.stringMatching(/^The packages are signed and not notarized \(APPLE_API_KEY, /),
  ])
})

test.each([
  ['win32', { WIN_CSC_LINK: 'a certificate' }, 'these are not set: WIN_CSC_KEY_PASSWORD.'],
  ['darwin', { CSC_KEY_PASSWORD: 'secret' }, 'these are not set: CSC_LINK.'],
  ['darwin', { ...apple, APPLE_API_KEY_ID: 'id' }, 'these are not set: APPLE_API_KEY, APPLE_API_ISSUER.'],
  ['darwin', notarization, 'Only what is signed can be notarized: set CSC_LINK, CSC_KEY_PASSWORD as well.'],
])('a part of what belongs together is refused on %s: %j', (platform, env, sentence) => {
  expect(() => signingFor(platform, env)).toThrow(sentence)
})
