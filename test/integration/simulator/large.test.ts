import { expect, test } from 'vitest'
import { Peer, simulate } from './peer'

const vdoms = 250
const tokensEach = 80
const serialOf = (vdom: number, token: number): string =>
  `FTKMOB${(vdom * tokensEach + token).toString(16).toUpperCase().padStart(10, '0')}`

/** 20,000 tokens in 250 VDOMs, in a configuration of some 45 MB. */
function large(): string {
  const repeat = (count: number, text: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => text(index)).join('')
  const vdom = (index: number): string => `
config vdom
edit vd${index}
config firewall address
${repeat(700, (host) => `    edit "host ${host}"\n        set uuid 6a1f0c9e-4b0a-51ee-9a52-0a1b2c3d4e01\n        set subnet 10.0.0.${host % 256} 255.255.255.255\n        set comment "one of the \\"very\\" many of a long configuration, to make it long"\n    next\n`)}end
config user fortitoken
${repeat(tokensEach, (token) => `    edit "${serialOf(index, token)}"\n        set license "EFTM${String(index).padStart(12, '0')}"\n        set reg-id "made up"\n    next\n`)}end
config user local
${repeat(tokensEach, (user) => `    edit "user ${user}"\n        set type password\n        set two-factor fortitoken\n        set fortitoken "${serialOf(index, user)}"\n        set passwd ENC AAAAAAAAAAAAAAAAAAAAAAAA\n    next\n`)}end
end
`
  return `#config-version=FG200F-7.2.8-FW-build1639-240313:opmode=0:vdom=1:user=admin
config vdom
${repeat(vdoms, (index) => `edit vd${index}\nnext\n`)}end
config global
config system global
    set hostname "LARGE"
end
config system admin
    edit "admin"
        set accprofile "super_admin"
    next
end
end
${repeat(vdoms, vdom)}`
}

test('is ready in three seconds with 20,000 tokens in a configuration of 45 MB, and migrates', async () => {
  const configuration = large()
  expect(configuration.length).toBeGreaterThan(40e6)
  const started = performance.now()
  const simulator = await simulate('vendor-page', { configuration, serial: undefined })
  const peer = await Peer.at(simulator)
  await peer.until('# ')
  expect(performance.now() - started).toBeLessThan(3000)

  await peer.run('config global')
  peer.type('execute fortitoken-cloud migrate-ftm EFTM000000000199 vd199\r')
  await peer.until('(y/n)')
  peer.type('y')
  expect(await peer.until('# ')).toContain('Total 80 admin/local user(s) converted')
  await peer.run('end')
  await peer.run('config vdom')
  await peer.run('edit vd199')
  expect(await peer.run('show user fortitoken')).toEqual(['config user fortitoken', 'end'])
  await peer.run('next')
  await peer.run('edit vd200')
  expect((await peer.run('show user fortitoken')).filter((line) => line.includes('edit'))).toHaveLength(80)
})
