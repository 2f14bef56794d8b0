import { describe, expect, test } from 'vitest'
import { classifyConfig, parseConfig } from '../../../../main/fortios/config'
import { parseSystemStatus } from '../../../../main/fortios/output'
import { otherProduct, productOf } from '../../../../main/fortios/product'

const headerOf = (...lines: string[]) => parseConfig(`${lines.join('\n')}\nconfig a\nend\n`).header

describe('a header tells the firmware', () => {
  test.each([
    ['#config-version=FG5H1E-7.4.8-FW-build2795-250523:opmode=0:vdom=1:user=x', 'FG5H1E', '7.4.8', '2795'],
    ['#config-version=FG100E-6.0.2-FW-build0163-3-180725:opmode=1:vdom=0:user=x', 'FG100E', '6.0.2', '0163'],
    ['#config-version=FGT60C-5.02-FW-build718-160328:opmode=0:vdom=0:user=x', 'FGT60C', '5.02', '718'],
    ['#config-version=FWF61F-7.2.8-FW-build1639-240313:opmode=0:vdom=0:user=x', 'FWF61F', '7.2.8', '1639'],
    [
      '#config-version=FGT60F-FIPS-CC-7.0.14-FW-build9999-240313:vdom=0:user=x',
      'FGT60F-FIPS-CC',
      '7.0.14',
      '9999',
    ],
    ['#config-version=FGVM64-AWS-7.6.6-FW-build3652-260127:vdom=0:user=x', 'FGVM64-AWS', '7.6.6', '3652'],
    [
      '#config-version=FortiGate-VM64 v6.2.3,build1066,191218 (GA):opmode=0:vdom=0:user=x',
      'FortiGate-VM64',
      '6.2.3',
      '1066',
    ],
    ['#Version: FortiGate-1500D v7.2.8,build1639,240313 (GA.M)', 'FortiGate-1500D', '7.2.8', '1639'],
    ['# Version: FortiGate-60F v7.4.8,build2795,250523 (GA.M)', 'FortiGate-60F', '7.4.8', '2795'],
    ['#Version: FortiWiFi-61F v7.0.15,build0632,240401 (GA.M)', 'FortiWiFi-61F', '7.0.15', '0632'],
    ['#Version: FortiGate-60F v7.2.8,build8501,240313 (interim)', 'FortiGate-60F', '7.2.8', '8501'],
  ])('%s', (line, platform, version, build) => {
    expect(headerOf(line)).toMatchObject({ platform, version, build })
  })

  test('its own line before one that a tool has put there', () => {
    const tool = '# Version: FortiGate-501E v7.4.8,build2795,250523 (GA.M)'
    const own = '#config-version=FG5H1E-7.4.7-FW-build2731-250120:opmode=0:vdom=1:user=x'
    for (const lines of [
      [tool, own],
      [own, tool],
    ])
      expect(headerOf(...lines)).toMatchObject({ platform: 'FG5H1E', version: '7.4.7', user: 'x' })
  })

  test('but no version of something else', () => {
    expect(headerOf('# Version: 7.00035 signed', '# BIOS version: 05000006')).toBeNull()
  })

  test.each([
    ['disable', false],
    ['multiple', true],
    ['split-task', true],
  ])('whether there are VDOMs: %s', (word, vdomsEnabled) => {
    expect(headerOf(`# Virtual domain configuration: ${word}`)).toMatchObject({ vdomsEnabled })
  })
})

/** Platform codes and names of models in the headers and the outputs of public captures. */
const codes =
  'FG1K5D FG3K1F FG5H1E FG100E FG100FT FG200F FGC FGR60F FGT60C FGT60F FGT70G FGT91G FGT100F FGVM64 FGVMK6 FGVM64-AWS FGT60F-FIPS-CC FWF61F'
const models =
  'FortiGate-40F FortiGate-60F FortiGate-60E-POE FortiGate-91G FortiGate-501E FortiGate-1500D FortiGate-3001F FortiGate-VM64 FortiGate-VM64-KVM FortiGateRugged-60F FortiWiFi-61F'
const releases = [
  ['5.02', '718', '160328'],
  ['6.0.2', '0163', '180725'],
  ['6.2.3', '1066', '191218'],
  ['7.0.15', '0632', '240401'],
  ['7.6.6', '3652', '260127'],
  ['8.0.0', '0167', '260415'],
  // A special build.
  ['7.2.8', '8501', '240313'],
] as const
const ends = [
  ':opmode=0:vdom=1:user=admin',
  ':opmode=1:vdom=0:user=TACACS-USER',
  ':opmode=0:vdom=0:user=daemon_admin',
  ':vdom=0:user=a:b',
]
const suffixes = ['(GA)', '(GA.F)', '(GA.M)', '(interim)', '(Feature)', '']

describe('every form of a header on every model', () => {
  const body = 'config system global\n    set hostname "FW"\nend\n'
  const forms = (model: string, [version, build, date]: (typeof releases)[number]) => [
    ...ends.map((end) => `#config-version=${model}-${version}-FW-build${build}-${date}${end}`),
    ...ends.map((end) => `#config-version=${model}-${version}-FW-build${build}-3-${date}${end}`),
    ...ends.flatMap((end) =>
      suffixes.map(
        (suffix) => `#config-version=${`${model} v${version},build${build},${date} ${suffix}`.trim()}${end}`,
      ),
    ),
    ...suffixes.flatMap((suffix) =>
      ['#Version:', '# Version:'].map((name) =>
        `${name} ${model} v${version},build${build},${date} ${suffix}`.trim(),
      ),
    ),
  ]

  test.each(`${codes} ${models}`.split(' '))('%s', (model) => {
    for (const release of releases) {
      const [version, build] = release
      for (const line of forms(model, release)) {
        for (const text of [
          `${line}\n${body}`,
          `\ufeff${line}\r\n${body}`,
          `#RANCID-CONTENT-TYPE: fortigate\n#\n${line}\n#conf_file_ver=1\n#buildno=${build}\n#global_vdom=1\n${body}`,
        ]) {
          const { header } = parseConfig(text)
          expect(header, line).toMatchObject({ platform: model, version, build })
          expect(otherProduct(header?.platform ?? null), line).toBeNull()
          expect(classifyConfig(text).kind, line).toBe(
            line.startsWith('#config-version') ? 'configuration' : 'partial',
          )
        }
      }
    }
  })

  test.each(models.split(' '))('and %s in `get system status`', (model) => {
    for (const [version, build, date] of releases.slice(1)) {
      for (const suffix of suffixes) {
        const status = [
          `Version: ${model} v${version},build${build},${date} ${suffix}`.trim(),
          'Serial-Number: FGT60F0000000001',
          'Hostname: FW ',
          'Virtual domain configuration: multiple',
          'Current HA mode: standalone',
        ]
        expect(parseSystemStatus(status.join('\n'))).toMatchObject({ kind: 'system-status', model, build })
        expect(productOf(model)).toBe('FortiGate')
      }
    }
  })

  test.each([
    ['FPXVM4', 'FortiProxy'],
    ['FADV04', 'FortiADC'],
    ['FAZVM64', 'FortiAnalyzer'],
    ['FE-VM', 'FortiMail'],
    ['FMG-VM64', 'FortiManager'],
    ['S248EP', 'FortiSwitch'],
    ['FVE-VM', 'FortiVoice'],
    ['FV-VM64', 'FortiWeb'],
    ['FortiProxy-VM64', 'FortiProxy'],
    ['FortiSwitch-248E-POE', 'FortiSwitch'],
  ])('%s is another product in each of them', (model, product) => {
    for (const release of releases) {
      for (const line of forms(model, release)) {
        const { header } = parseConfig(`${line}\n${body}`)
        expect(header, line).toMatchObject({ platform: model, version: release[0], build: release[1] })
        expect(otherProduct(header?.platform ?? null), line).toBe(product)
      }
    }
  })
})
