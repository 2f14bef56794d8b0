/**
 * The bill of materials (CycloneDX 1.5) of exactly what is bundled, Electron included: npm's own, less what is not in it.
 */
import { npm } from '../child.mjs'
import { Stop } from '../terminal.mjs'
import { bundled } from './bundled.mjs'
import { packageJson } from './source.mjs'

/** A library that no registry knows in this form. */
const compiled = (name, version, identifier) => {
  const self = version ? `${name}@${version}` : name
  return {
    'bom-ref': self,
    type: 'library',
    name,
    ...(version && { version }),
    scope: 'required',
    purl: `pkg:generic/${self}`,
    licenses: [{ license: { id: identifier } }],
  }
}

/** @returns {Promise<object>} the document */
export const makeSbom = async ({ root, electron, source, version }) => {
  // Also with NODE_ENV=production, for which npm leaves out what is only built with.
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--include=dev', '--loglevel=error']
  const { code, output, answer } = await npm(args, { cwd: root, minutes: 2 })
  if (code !== 0) throw new Stop('npm could not write the bill of materials.', output)
  const whole = JSON.parse(answer)
  const known = new Map(whole.components.map((one) => [`${one.name}@${one.version}`, one]))
  const components = bundled(root).map(({ name, version, identifier, within }) => {
    if (within) return compiled(name, version, identifier)
    const one = known.get(`${name}@${version}`)
    if (!one) throw new Stop(`${name} ${version} is bundled, and package-lock.json does not hold it.`)
    return { ...one, scope: 'required' }
  })
  const { name, description } = packageJson(root)
  const self = `pkg:generic/${name}@${encodeURIComponent(version)}`
  return {
    $schema: whole.$schema,
    bomFormat: whole.bomFormat,
    specVersion: whole.specVersion,
    version: 1,
    metadata: {
      timestamp: new Date(source.seconds * 1000).toISOString(),
      component: { 'bom-ref': self, type: 'application', name, version, description, purl: self },
    },
    components: [
      ...components,
      {
        'bom-ref': `electron@${electron.version}`,
        type: 'framework',
        name: 'electron',
        version: electron.version,
        scope: 'required',
        purl: `pkg:generic/electron@${electron.version}`,
        licenses: [{ license: { id: 'MIT' } }],
      },
    ],
  }
}
