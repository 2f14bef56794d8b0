import { startSimulator, type SimulatorOptions } from '../../../main/simulator'
import { atTheEnd } from '../../at-the-end'

/** What every account of the simulated devices here logs in with. */
export const credentials = { method: 'password' as const, password: 'Kw4rtz-und-Glimmer' }

const admin = `config system admin
    edit "admin"
        set accprofile "super_admin"
        set vdom "root"
        set password ENC SH2c2VjcmV0b2ZhbmFkbWlu
    next
end
`
const header = (vdoms: boolean) =>
  `#config-version=FGT60F-7.0.12-FW-build0523-230605:opmode=0:vdom=${vdoms ? '1' : '0'}:user=admin\n`

/** A configuration without VDOMs, and with more behind its administrators. */
export const plain = (more = '') =>
  `${header(false)}config system global\n    set hostname "SMALL"\nend\n${admin}${more}`

/** A configuration with VDOMs, each with one token and its user. */
export function divided(names: readonly string[], mode = 'multi-vdom'): string {
  const written = (name: string) => (/^[\w.-]+$/.test(name) ? name : `"${name}"`)
  return `${header(true)}config vdom
${names.map((name) => `edit ${written(name)}\nnext\n`).join('')}end
config global
config system global
    set hostname "SMALL"
    set vdom-mode ${mode}
end
${admin}end
${names
  .map(
    (name, at) => `config vdom
edit ${written(name)}
config user fortitoken
    edit "FTKMOB880000000${at}"
        set license "EFTM00000088100${at}"
        set reg-id "made-up"
    next
end
config user local
    edit "user.${at}"
        set type password
        set two-factor fortitoken
        set fortitoken "FTKMOB880000000${at}"
        set email-to "user${at}@example.com"
    next
end
end
`,
  )
  .join('')}`
}

/** A simulated FortiGate with such a configuration; it ends with the tests of the file. */
export async function device(configuration: string, options: Partial<SimulatorOptions> = {}) {
  const simulator = await startSimulator({
    configuration,
    rehearsalPassword: credentials.password,
    resultLineDelay: 0,
    ...options,
  })
  atTheEnd(() => simulator.close())
  return simulator
}

/** The lines that a device got. */
export const linesAt = ({ received }: Awaited<ReturnType<typeof device>>) =>
  received.filter(({ kind }) => kind === 'line').map(({ text }) => text)
