import { describe, expect, test } from 'vitest'
import { bracketsOf } from '../../../../main/device/recording/brackets'
import { readRecording } from '../../../../main/device/recording/read-recording'

const status = (second: number) =>
  [
    'Version: FortiGate-60F v7.4.8,build2795,250523 (GA.M)',
    'Serial-Number: FGT60FTK20000001',
    'Hostname: FGT',
    'Current virtual domain: root',
    'Virtual domain configuration: multiple',
    'Current HA mode: standalone',
    `System time: Tue Dec  2 08:51:${String(second).padStart(2, '0')} 2025`,
  ].join('\n')
const table = ['config user local', '    edit "alice"', '        set status enable', '    next', 'end'].join(
  '\n',
)

const session = [
  'FGT # config global',
  '',
  `FGT (global) # get system status`,
  status(0),
  '',
  'FGT (global) # end',
  '',
  'FGT # config vdom',
  '',
  'FGT (vdom) # edit root',
  'current vf=root:0',
  '',
  'FGT (root) # show user local | grep .',
  table,
  '',
  'FGT (root) # end',
  '',
  'FGT # config global',
  '',
  `FGT (global) # get system status`,
  status(4),
  '',
  'FGT (global) # ',
].join('\n')

test('the mark of a prompt says whether an administrator may only read', () => {
  const { pieces } = readRecording(session.replaceAll(/^FGT(.*?) # /gm, 'FGT$1 $ '))
  expect(pieces).toHaveLength(9)
  expect(pieces.every(({ readOnly, isWhole }) => readOnly && isWhole)).toBe(true)
  expect(readRecording(session).pieces.some(({ readOnly }) => readOnly)).toBe(false)
})

describe('a session', () => {
  test('is read as its commands, each with scope and output', () => {
    const { pieces, strays } = readRecording(session)
    expect(strays).toEqual([])
    expect(pieces.map(({ scope, command, isWhole, line }) => [scope, command, isWhole, line])).toEqual([
      ['', 'config global', true, 1],
      ['global', 'get system status', true, 3],
      ['global', 'end', true, 12],
      ['', 'config vdom', true, 14],
      [null, 'edit root', true, 16],
      ['root', 'show user local | grep .', true, 19],
      ['root', 'end', true, 26],
      ['', 'config global', true, 28],
      ['global', 'get system status', true, 30],
    ])
    expect(pieces[5]?.output).toBe(table)
  })

  test('stands between two readings of the status', () => {
    const { brackets, unplaced } = bracketsOf(readRecording(session))
    expect(unplaced.map(({ command }) => command)).toEqual(['config global'])
    expect(brackets).toMatchObject([{ serial: 'FGT60FTK20000001', hostname: 'FGT' }])
    expect((brackets[0]?.to ?? 0) - (brackets[0]?.from ?? 0)).toBe(4000)
    expect(brackets[0]?.from).toBe(Date.UTC(2025, 11, 2, 8, 51, 0))
  })
})
