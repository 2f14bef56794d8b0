import { describe, expect, test } from 'vitest'
import { bracketsOf, readSystemTime } from '../../../../main/device/recording/brackets'
import { readRecording } from '../../../../main/device/recording/read-recording'

const table = ['config user local', '    edit "o’brien"', '        set email-to "a@b.c"', '    next', 'end']
const read = (text: string) => {
  const { pieces, strays } = readRecording(text)
  return {
    pieces: pieces.map(({ scope, command, output, isWhole }) => [scope, command, output, isWhole]),
    strays: strays.map(({ line }) => line),
  }
}
const whole = { pieces: [['root', 'show user local', table.join('\n'), true]], strays: [] }
const session = (lines: readonly string[], end = '\r\n') =>
  ['FGT (root) # show user local', ...lines, '', 'FGT (root) # '].join(end)

describe('a recording of', () => {
  test.each([
    [
      'PuTTY, all session output',
      `=~=~=~=~=~=~= PuTTY log 2026.11.30 08:57:45 =~=~=~=~=~=~=\r\n${session(table)}`,
    ],
    [
      'PuTTY, printable output',
      session(['config user local', `--More--          ${table[1]}`, ...table.slice(2)]),
    ],
    ['SecureCRT with times', session(table, '\n').replace(/^/gm, '[2026-11-30 08:57:45] ')],
    ['MobaXterm with times', session(table, '\n').replace(/^/gm, '[2026-11-30 08:57.45] ')],
    ['`ts`', session(table, '\n').replace(/^/gm, 'Nov 30 08:57:45 ')],
    ['a copy from Windows Terminal', session(table).replace(/ +$/gm, '')],
    [
      '`script`',
      `Script started on 2026-11-30 [COMMAND="ssh fw"]\n${session(table)}\nScript done on 2026-11-30\n`,
    ],
    ['a browser’s console', session(table, '\n').replaceAll('    ', '\u00a0\u00a0\u00a0 ')],
    ['a page of HTML', session(table).replaceAll('"', '&quot;')],
    [
      'a terminal that erases its pages',
      session([table[0] ?? '', `--More-- \r         \r${table[1]}`, ...table.slice(2)]),
    ],
    [
      'a terminal that erases them to the end of the line',
      session([table[0] ?? '', `--More-- \r\u001b[K${table[1]}`, ...table.slice(2)]),
    ],
    [
      'a terminal of 26 columns',
      session([
        'config user local',
        '    edit "o’brien"',
        '        set email-to "a@b.c"',
        '    next',
        'end',
      ]).replace('show user local', 'show use\r\nr local'),
    ],
  ])('%s reads as what was printed', (_, text) => {
    expect(read(text)).toEqual(whole)
  })

  test('an account at a jump server is no part of an output', () => {
    const text = `admin@jump:~$ ssh fw\r\nadmin@fw's password: \r\n${session(table.slice(0, 3)).replace(/\r\n\r\nFGT \(root\) # $/, '')}\r\nclient_loop: send disconnect\r\nadmin@jump:~$ ssh fw\r\n${session(table)}`
    const { pieces, strays } = read(text)
    expect(pieces.map(([, , , isWhole]) => isWhole)).toEqual([false, true])
    expect(strays).toEqual([1, 7])
  })
})

describe('what can’t be told', () => {
  test('a line like a prompt within a value ends no output, and is said', () => {
    const comment = ['        set comments "one', 'FGT (root) # get system status', 'two"']
    const { pieces, strays } = read(session([...table.slice(0, 2), ...comment, ...table.slice(2)]))
    expect(pieces).toEqual([
      ['root', 'show user local', [...table.slice(0, 2), comment[0]].join('\n'), false],
    ])
    expect(strays).toEqual([5])
  })

  test('a value that was cut is followed by what really was typed', () => {
    const { pieces, strays } = read(
      `FGT (root) # show user local\r\nconfig user local\r\n    edit "al\r\n${session(table)}`,
    )
    expect(pieces.map(([, , , isWhole]) => isWhole)).toEqual([false, true])
    expect(pieces[1]).toEqual(whole.pieces[0])
    expect(strays).toEqual([])
  })

  test('typographic quotes that may be those of a name', () => {
    const { pieces, strays } = read(session(table).replaceAll('"', '”'))
    expect(pieces.map(([, , , isWhole]) => isWhole)).toEqual([false])
    expect(strays).toEqual([3])
  })

  test('a command that was echoed within the output of another', () => {
    const { pieces, strays } = read(session([...table.slice(0, 3), 'get system status', ...table.slice(3)]))
    expect(pieces.map(([, , , isWhole]) => isWhole)).toEqual([false])
    expect(strays).toEqual([5])
  })

  test('an output whose command is missing', () => {
    expect(read(`FGT (root) # \r\n${table.join('\r\n')}\r\n\r\n${session(table)}`)).toEqual({
      ...whole,
      strays: [2],
    })
  })

  test('a question has no prompt behind it yet', () => {
    const command = 'execute fortitoken-cloud migrate-ftm EFTM000000110425 root'
    const { pieces } = readRecording(
      `${session(table)}\r\nFGT (global) # ${command}\r\r\nReady to proceed? (y/n)`,
    )
    expect(pieces.at(-1)).toEqual({
      hostname: 'FGT',
      scope: 'global',
      command,
      output: 'Ready to proceed? (y/n)',
      isWhole: false,
      line: 9,
      session: 0,
      readOnly: false,
    })
  })

  const list = ['list virtual firewall info:', 'name=root/root index=0']
  test.each([
    ['erased', '--More-- \r         \r'],
    ['erased to the end of the line', '--More-- \r\u001b[K'],
    ['copied', '--More--'],
    ['erased, with the prompt right behind it', null],
  ])('a list that was left at the end of a page, %s, is not whole', (_, page) => {
    const before = 'FGT # get system status\r\n\r\n'
    const end = page === null ? '--More-- \r         \rFGT # ' : `${page}\r\n\r\nFGT # `
    const { pieces } = read(`${before}FGT # diagnose sys vd list\r\n${list.join('\r\n')}\r\n${end}`)
    expect(pieces.at(-1)).toEqual(['', 'diagnose sys vd list', list.join('\n'), false])
    const whole = read(
      `${before}FGT # diagnose sys vd list\r\n${list.join('\r\n--More-- \r         \r')}\r\n\r\nFGT # `,
    )
    expect(whole.pieces.at(-1)).toEqual(['', 'diagnose sys vd list', list.join('\n'), true])
  })

  test('a list that somebody has broken off is not whole', () => {
    const { pieces } = read(`FGT # diagnose sys vd list\r\n${list.join('\r\n')}\r\n^C\r\n\r\nFGT # `)
    expect(pieces.map(([, , , isWhole]) => isWhole)).toEqual([false])
  })

  test('two entries that lost lines have made one of are not whole', () => {
    const two = [...table.slice(0, 3), '        set email-to "d@e.f"', ...table.slice(3)]
    expect(read(session(two)).pieces.map(([, , , isWhole]) => isWhole)).toEqual([false])
  })

  test('the prompt in a table names no VDOM', () => {
    const typed = ['config user local', 'edit global', 'show user local', 'abort', 'show user fortitoken']
    const prompts = ['(root)', '(local)', '(global)', '(global)', '(root)']
    const text = typed.map((command, at) => `FGT ${prompts[at]} # ${command}\r\n\r\n`).join('')
    expect(read(`${text}FGT (root) # `).pieces.map(([scope]) => scope)).toEqual([
      'root',
      null,
      null,
      null,
      'root',
    ])
  })

  test('a secret that was typed between is no part of a command', () => {
    const typed = ['config system admin', 'edit kim', 'set password Summer2026x', 'end'].join(
      '\n\nFGT (admin) # ',
    )
    const { pieces } = readRecording(`FGT # get system status\n\nFGT # ${typed}\n\nFGT # `)
    expect(pieces.map(({ command }) => command)).toContain('set password ••••••')
    expect(JSON.stringify(pieces)).not.toContain('Summer2026x')
  })
})

describe('the time of a device', () => {
  test.each([
    ['Tue Dec  2 08:51:00 2025', Date.UTC(2025, 11, 2, 8, 51, 0)],
    ['Mon Nov 30 23:59:59 2026', Date.UTC(2026, 10, 30, 23, 59, 59)],
    ['Mon Feb 30 23:59:59 2026', null],
    ['Mon Foo  3 23:59:59 2026', null],
    ['2026-11-30 08:00:00', null],
  ])('%s', (text, time) => {
    expect(readSystemTime(text)).toBe(time)
  })

  const status = (serial: string, time: string) =>
    `FGT # get system status\nVersion: FortiGate-60F v7.4.8,build2795,250523 (GA.M)\nSerial-Number: ${serial}\nHostname: FGT\nVirtual domain configuration: disable\nCurrent HA mode: standalone\nSystem time: Tue Dec  2 ${time} 2025\n\n`
  const reading = `FGT # show user local\n${table.join('\n')}\n\n`

  test.each([
    ['two readings of one device', status('A1', '08:51:00') + reading + status('A1', '08:51:09'), 1],
    ['another device behind it', status('A1', '08:51:00') + reading + status('B2', '08:51:09'), 0],
    ['a clock that went back', status('A1', '08:51:09') + reading + status('A1', '08:51:00'), 0],
    ['one reading alone', status('A1', '08:51:00') + reading, 0],
    ...[
      'execute ha manage 1 admin',
      'exe ha m 1 admin',
      'sudo global execute ha manage 1 admin',
      'exec ssh admin@10.0.0.2',
      'exe te 10.0.0.2',
      'execute switch-controller ssh admin S108',
      'exit',
      'qui',
    ].map((command): [string, string, number] => [
      `${command}, behind which the prompt looks the same`,
      `${status('A1', '08:51:00')}FGT # ${command}\n\n${reading}${status('A1', '08:51:09')}`,
      0,
    ]),
    ...[
      'admin@10.0.0.2’s password: '.replace('’', "'"),
      'Connection to fw closed.',
      'Connection lost. Press Enter to start a new session.',
      'FGT login: admin',
      'FGT login: ',
      'Password: ********',
      '=~=~=~=~=~=~= PuTTY log 2026.11.30 08:57:45 =~=~=~=~=~=~=',
    ].map((line): [string, string, number] => [
      `another session, at “${line}”`,
      `${status('A1', '08:51:00')}FGT # diagnose sys top\n${line}\n${reading}${status('A1', '08:51:09')}`,
      0,
    ]),
    ...[
      'execute ping 10.0.0.2',
      'execute backup config tftp a 10.0.0.2',
      'get system performance status',
    ].map((command): [string, string, number] => [
      `${command}, which stays where it is`,
      `${status('A1', '08:51:00')}FGT # ${command}\n\n${reading}${status('A1', '08:51:09')}`,
      1,
    ]),
    ['three', status('A1', '08:51:00') + reading + status('A1', '08:51:09') + status('A1', '08:52:00'), 2],
  ])('%s', (_, text, count) => {
    const { brackets, unplaced } = bracketsOf(readRecording(`${text}FGT # `))
    expect(brackets).toHaveLength(count)
    expect(unplaced.some(({ command }) => command === 'show user local')).toBe(count === 0)
  })
})

test('the question alone, whose longest line may be as long as the terminal is wide, is told', () => {
  const question = [
    'Warning: Please acknowledge that once the license and its tokens are migrated to FortiToken Cloud',
    ' - The original FTM license gets invalidated and it cannot be reversed.',
    'Ready to proceed? (y/n)',
  ].join('\n')
  const { pieces, strays } = readRecording(
    `FGT # execute fortitoken-cloud migrate-ftm EFTM000000425212 root\r\n${question.replaceAll('\n', '\r\n')}`,
  )
  expect(strays).toEqual([])
  expect(pieces.map(({ output, isWhole }) => ({ output, isWhole }))).toEqual([
    { output: question, isWhole: false },
  ])
})

describe('a list whose longest line goes before one of another form', () => {
  const line = 'name=root/root index=0 enabled fib_ver=40 rpdb_ver=0 use=177 rt_num=19 asym_rt=0'
  const status = (second: number) => [
    'FGT # get system status',
    'Serial-Number: A1',
    'Hostname: FGT',
    `System time: Tue Dec  2 08:51:0${second} 2025`,
    '',
  ]
  const list = ['FGT # diagnose sys vd list', 'list virtual firewall info:', line, '(and 2 more)', '']
  const wide = ['FGT # show system interface', `        set description "${'y'.repeat(90)}"`, '']
  const isWhole = (...blocks: readonly (readonly string[])[]) =>
    readRecording([...blocks.flat(), 'FGT # '].join('\r\n')).pieces.find(({ command }) =>
      command.startsWith('diagnose'),
    )?.isWhole

  test('may have been broken', () => {
    expect(isWhole(status(0), list, status(1))).toBe(false)
  })

  test.each([
    ['before it', [wide, list]],
    ['behind it', [list, wide]],
  ])('was not, if a longer line stands %s in the same bracket', (_, blocks) => {
    expect(isWhole(status(0), ...blocks, status(1))).toBe(true)
  })

  test.each([
    ['an earlier bracket', [status(0), wide, status(1), list, status(2)]],
    ['a later bracket', [status(0), list, status(1), wide, status(2)]],
    ['another session', [wide, ['login as: admin'], status(0), list, status(1)]],
  ])('may have been broken, if the longer line stands in %s', (_, blocks) => {
    expect(isWhole(...blocks)).toBe(false)
  })
})
