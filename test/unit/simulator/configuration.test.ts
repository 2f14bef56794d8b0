import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Configuration } from '../../../main/simulator/configuration'
import { outlineOf } from '../../../main/simulator/outline'
import { samples } from '../../../main/simulator'
import { generateConfig } from '../../fixtures/generate-config'

const textOf = (configuration: Configuration): string => [...configuration.text()].join('')

const multi = `#config-version=FG200F-7.2.8-FW-build1639-240313:opmode=0:vdom=1:user=admin
#global_vdom=1

config vdom
edit root
next
edit guest
next
end

config global
config system global
    set hostname "HQ"
end
config system replacemsg admin "post_admin-disclaimer-text"
    set buffer "do not type
end
next
config system global
\\" or the like"
end
end

config vdom
edit root
config user local
    edit "a"
        set two-factor fortitoken
        set fortitoken "FTKMOB0000000001"
        config nested
            edit 1
                set name "Status"
            next
        end
        set passwd ENC abc
    next
    edit "b \\"c\\""
        set type ldap
    next
end
config router multicast
end
next
end

config vdom
edit guest
end
`

describe('the outline of a configuration', () => {
  test('finds the scopes and blocks, and no block within a value', () => {
    const { multiVdom, scopes, blocks } = outlineOf(multi)
    expect(multiVdom).toBe(true)
    expect(scopes).toEqual(['root', 'guest', 'global'])
    expect(blocks.map(({ scope, heading }) => [scope, heading])).toEqual([
      ['global', 'system global'],
      ['global', 'system replacemsg admin "post_admin-disclaimer-text"'],
      ['root', 'user local'],
      ['root', 'router multicast'],
    ])
    for (const { heading, start, end } of blocks) {
      expect(multi.slice(start, end)).toMatch(/^config [^]*\nend\n$/)
      expect(multi.slice(start)).toMatch(new RegExp(`^config ${heading.replace(/[+]/g, '\\+')}\n`))
    }
  })

  test('knows a device without VDOMs', () => {
    const { multiVdom, scopes, blocks } = outlineOf('config user local\n    edit "x"\n    next\nend\n')
    expect({ multiVdom, scopes }).toEqual({ multiVdom: false, scopes: [] })
    expect(blocks).toEqual([{ scope: null, heading: 'user local', start: 0, end: 44 }])
  })

  test('goes on after a quote that is never closed', () => {
    const { blocks } = outlineOf('config a\n    set x "lost\nend\nconfig b\nend\n')
    expect(blocks.map(({ heading }) => heading)).toEqual(['a', 'b'])
  })

  test.each([
    '',
    '\n',
    'no configuration at all',
    'config a',
    'end\nend\n',
    'config vdom\nedit x\nconfig a\n',
  ])('survives %j', (text) => {
    expect(outlineOf(text).blocks).toEqual([])
  })
})

describe('a configuration', () => {
  test.each(samples)('writes the sample $id as it was', ({ file }) => {
    const text = readFileSync(new URL(`../../../assets/${file}`, import.meta.url), 'utf8')
    expect(textOf(new Configuration(text))).toBe(text)
    expect(textOf(new Configuration(`\uFEFF${text.replaceAll('\n', '\r\n')}`))).toBe(text)
  })

  test('reads header, scopes and settings', () => {
    const configuration = new Configuration(multi)
    expect(configuration.header).toEqual({ platform: 'FG200F', version: '7.2.8', build: '1639' })
    expect(configuration.vdoms).toEqual(['root', 'guest'])
    expect(configuration.section(configuration.deviceWide, 'system global')?.own.value('hostname')).toBe('HQ')
    const banner = configuration.section(
      configuration.deviceWide,
      'system replacemsg admin post_admin-disclaimer-text',
    )
    expect(banner?.own.value('buffer')).toBe('do not type\nend\nnext\nconfig system global\n" or the like')
    const root = configuration.vdom('root')
    expect(root && [...(configuration.section(root, 'user local')?.entries.keys() ?? [])]).toEqual([
      'a',
      'b "c"',
    ])
  })

  test('changes the lines that are changed and no other', () => {
    const configuration = new Configuration(multi)
    const root = configuration.vdom('root')
    const users = root && configuration.section(root, 'user local')
    users?.edit((_own, entries) => {
      entries.get('a')?.set('two-factor', ['fortitoken-cloud'], 'fortitoken-cloud')
      entries.get('a')?.unset('fortitoken')
    })
    expect(textOf(configuration)).toBe(
      multi
        .replace('set two-factor fortitoken\n', 'set two-factor fortitoken-cloud\n')
        .replace('        set fortitoken "FTKMOB0000000001"\n', ''),
    )
  })

  test('writes a section that was not there at the end of its scope', () => {
    const configuration = new Configuration(multi)
    configuration
      .sectionToWrite(configuration.deviceWide, 'system console')
      .edit((own) => own.set('output', ['standard'], 'standard'))
    expect(textOf(configuration)).toContain(
      'or the like"\nend\nconfig system console\n    set output standard\nend\nend\n\nconfig vdom\nedit root\n',
    )
  })

  test('makes a VDOM that reads back', () => {
    const configuration = new Configuration(multi)
    configuration.createVdom('new')
    const again = new Configuration(textOf(configuration))
    expect(again.vdoms).toEqual(['root', 'guest', 'new'])
    expect(again.scopes.map(({ sections }) => sections.length)).toEqual([2, 0, 0, 2])
  })
})

test('a large text is read in pieces to the same, and something else goes on meanwhile', async () => {
  const text = generateConfig({ megabytes: 3, vdoms: 4, tokens: 20, users: 20 })
  let others = 0
  const other = setInterval(() => (others += 1), 0)
  const inPieces = await Configuration.inPieces(text.replaceAll('\n', '\r\n'))
  clearInterval(other)
  expect(others).toBeGreaterThan(0)
  const atOnce = new Configuration(text)
  expect(inPieces.scopes).toEqual(atOnce.scopes)
  expect(textOf(inPieces)).toBe(text)
})
