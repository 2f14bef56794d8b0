import { describe, expect, test } from 'vitest'
import { NotAllowed, quoteName } from '../../../main/fortios/commands'
import { readPrompt } from '../../../main/fortios/prompt'
import { Scopes } from '../../../main/device/scopes'
import { parseSystemStatus } from '../../../main/fortios/output'
import { findCliError } from '../../../main/fortios/output/cli-error'
import { codeOf, openedAt, printed, questionOf, shellAt, sizes } from './far-end'

// What other clients of FortiOS were caught by, one trap each. If bytes matter, each is played in pieces of every size.

const migrate = 'execute fortitoken-cloud migrate-ftm EFTM000000425212 root'

describe.concurrent('C1: the prompt has many forms', () => {
  test.each([
    'FGT # ',
    'FGT $ ',
    'FGT (global) # ',
    'FGT (vdom) # ',
    'FGT (sg-traffic) # ',
    'FGT(Primary) # ',
    'FGT(Primary) (global) # ',
    'long-hostname-cut-at-24-c~ # ',
    'long~-01 # ',
    'fw.example.com # ',
    '(M) name $ ',
    'FGT #',
  ])('%j', async (prompt) => {
    for (const size of sizes) {
      const { shell } = await openedAt(() => printed('show', ['end'], prompt), size, prompt)
      expect(await shell.run('show')).toBe('end')
      expect(await shell.run('show')).toBe('end')
    }
  })

  test('and may change its role in the cluster in the middle of a session', async () => {
    const prompts = ['FGT(Primary) # ', 'FGT(Secondary) # ']
    const { shell } = await openedAt(() => printed('show', ['end'], prompts.shift()), 3, 'FGT(Primary) # ')
    await shell.run('show')
    await shell.run('show')
    expect(shell.prompt.haRole).toBe('Secondary')
  })
})

test.concurrent('C2: the name in the prompt holds what it likes', async () => {
  for (const name of [
    'a.b',
    'kim@example.com',
    'EX\\kim',
    'two words',
    'größe',
    'user#GROUP',
    'a) # b',
    '$ ',
  ]) {
    const prompt = `FGT (${name}) # `
    for (const size of sizes) {
      const { shell } = await openedAt(() => printed('end', [], prompt), size)
      await shell.run('end', { leadsTo: name })
      expect(shell.prompt.scope).toBe(name)
    }
  }
})

describe.concurrent('C3: the post-login banner', () => {
  const text = 'WARNING # $ (y/n)\r\nFGT # \r\n--More-- is no pager\r\n\r\nprivate # system'
  const question = "\r\n(Press 'a' to accept):"

  test.each(sizes)('says anything, and is answered once, with `a` and no Enter (%i)', async (size) => {
    const { far, shell } = shellAt(
      (typed) => (typed === 'a' ? 'a\r\nLast login: Mon\r\nFGT # ' : undefined),
      size,
    )
    const seen: string[] = []
    const opening = shell.open((banner) => {
      seen.push(banner)
      return Promise.resolve(true)
    })
    far.print(`${text}${question}`)
    await opening
    expect(seen).toEqual([`${text}${question}`.replaceAll('\r', '')])
    expect(far.written).toEqual(['a'])
  })

  test('goes over pages', async () => {
    const { far, shell } = shellAt((typed) =>
      typed === ' ' ? `\r         \rtwo${question}` : typed === 'a' ? '\r\nFGT # ' : undefined,
    )
    const seen: string[] = []
    const opening = shell.open((banner) => {
      seen.push(banner)
      return Promise.resolve(true)
    })
    far.print('one\r\n--More-- ')
    await opening
    expect(seen).toEqual(["one\ntwo\n(Press 'a' to accept):"])
    expect(far.written).toEqual([' ', 'a'])
  })

  test('is not accepted for the person', async () => {
    const { far, shell } = shellAt(() => undefined)
    const opening = shell.open(() => Promise.resolve(false))
    far.print(`${text}${question}`)
    expect(await codeOf(opening)).toBe('banner-declined')
    expect(far.written).toEqual([])
  })
})

describe.concurrent('C4: the pager', () => {
  const pages = (count: number, erasure: string) => {
    let page = 0
    return (typed: string) => {
      page += 1
      const begin = typed === ' ' ? erasure : 'show\r\r\n'
      const end = page < count ? '--More-- ' : '\r\nFGT # '
      return `${begin}line ${page}\r\n${end}`
    }
  }

  test.each(sizes)('is answered wherever it is cut, and erased at any width (%i)', async (size) => {
    for (const blanks of [1, 9, 40]) {
      const { far, shell } = await openedAt(pages(4, `\r${' '.repeat(blanks)}\r`), size)
      const text = await shell.run('show')
      expect(text).toBe('line 1\nline 2\nline 3\nline 4')
      expect(far.written.slice(1)).toEqual([' ', ' ', ' '])
      expect(far.received.join('\n')).not.toContain('More')
    }
  })

  test.each(sizes)('is text where it stands in a configuration: nothing of it is lost (%i)', async (size) => {
    const lines = ['    set buffer "', '--More-- of the same', '--More-- ', 'text --More-- ', '"', 'end']
    const { shell } = await openedAt(
      (typed) => (typed === 'show\n' ? printed('show', lines) : undefined),
      size,
    )
    expect((await shell.run('show')).split('\n')).toEqual(lines)
  })

  test('is left with q where the person stops, and the next command starts where it should', async () => {
    const stop = new AbortController()
    const { far, shell } = await openedAt((typed) => {
      if (typed === 'show\n') return 'show\r\r\none\r\n--More-- '
      if (typed === ' ') {
        stop.abort()
        return '\r         \rtwo\r\n--More-- '
      }
      return typed === 'q' ? '\r         \r\r\nFGT # ' : printed('get system status', ['Version: x'])
    })
    expect(await codeOf(shell.run('show', { signal: stop.signal }))).toBe('cancelled')
    expect((await shell.run('get system status')).split('\n')).toEqual(['Version: x'])
    expect(far.written).toEqual(['show\n', ' ', 'q', 'get system status\n'])
  })

  test('stands in the way of a question, too', async () => {
    const { far, shell } = await openedAt((typed) =>
      typed === ' '
        ? '\r         \rReady to proceed? (y/n)'
        : typed === 'n'
          ? 'n\r\n\r\nFGT # '
          : `${migrate}\r\r\nWarning\r\n--More-- `,
    )
    const question = await questionOf(shell, migrate)
    expect(question.text.split('\n')).toEqual(['Warning', 'Ready to proceed? (y/n)'])
    await question.answer('n')
    expect(far.written.slice(1)).toEqual([' ', 'n'])
  })
})

test.concurrent(
  'C5: the pager is never switched off: that would be a change of the configuration',
  async () => {
    const { far, shell } = await openedAt(() => undefined)
    for (const line of ['config system console', 'set output standard', 'end\n']) {
      await expect(shell.run(line)).rejects.toThrow(NotAllowed)
    }
    expect(far.written).toEqual([])
  },
)

describe.concurrent('C6: the echo', () => {
  const long = `edit ${quoteName(`${'branch office '.repeat(5)}1`)}`
  const echoes: readonly (readonly [string, string, string])[] = [
    ['ends in two carriage returns', 'show', 'show\r\r\n'],
    ['comes a character at a time, drawn anew', 'show', 's\rFGT # sh\rFGT # show\r\r\n'],
    ['comes behind the prompt, after a message', 'show', 'NOTICE: a message\r\nFGT # show\r\r\n'],
    ['is wrapped by a narrow terminal', long, `${long.slice(0, 40)} \r\n${long.slice(40)}\r\r\n`],
    ['is wrapped by going back on its line', long, `${long.slice(0, 40)} \r${long.slice(40)}\r\r\n`],
  ]
  test.each(echoes)('%s', async (_how, command, echo) => {
    for (const size of sizes) {
      const { shell } = await openedAt(() => `${echo}line\r\n\r\nFGT # `, size)
      expect((await shell.run(command)).split('\n')).toEqual(['line'])
    }
  })

  test('that is late is waited for: a prompt that comes before it is an old one', async () => {
    const { far, shell } = await openedAt(() => undefined)
    const running = shell.run('show user local')
    far.print('\r\nNOTICE: a message\r\n\r\nFGT # ')
    await new Promise((resolve) => setTimeout(resolve, 300))
    far.print(printed('show user local', ['config user local', 'end']))
    expect((await running).split('\n')).toEqual(['config user local', 'end'])
  })
})

describe.concurrent('C7: a VDOM', () => {
  const at = (scope: string | null) => (scope === null ? 'FGT # ' : `FGT (${scope}) # `)
  /** A device with VDOMs; answers how each `edit` goes. */
  const device = (edit: (name: string) => { readonly says: readonly string[]; readonly scope: string }) => {
    let scope: string | null = null
    return (typed: string) => {
      const command = typed.trimEnd()
      let says: readonly string[] = []
      if (command === 'end') scope = null
      else if (command === 'config vdom') scope = 'vdom'
      else if (command === 'config global') scope = 'global'
      else if (command.startsWith('edit ')) ({ says, scope } = edit(command.slice(5)))
      return printed(command, says, at(scope))
    }
  }
  const entered = async (vdom: string, edit: Parameters<typeof device>[0]) => {
    const { far, shell } = await openedAt(device(edit))
    const scopes = new Scopes(shell)
    scopes.use(true, [vdom])
    return { far, scopes, code: await codeOf(scopes.enter({ kind: 'vdom', vdom })) }
  }

  test.each([
    'root',
    'sg-traffic',
    'a.b',
    'two words',
    'größe-名前',
    'it’s',
    'a "quoted" one',
    'back\\slash',
  ])('is entered by its quoted name, and verified from the prompt: %j', async (vdom) => {
    const { far, scopes, code } = await entered(vdom, (typed) => {
      const plain = typed.startsWith('"') ? typed.slice(1, -1).replace(/\\(["\\])/g, '$1') : typed
      return { says: [`current vf=${plain}:3`], scope: plain }
    })
    expect(code).toBeNull()
    await scopes.enter({ kind: 'root' })
    expect(far.written).toEqual(['config vdom\n', `edit ${quoteName(vdom)}\n`, 'end\n'])
  })

  test('that the device did not list is never typed, since `edit` would create it', async () => {
    const { far, shell } = await openedAt(device((name) => ({ says: [], scope: name })))
    const scopes = new Scopes(shell)
    scopes.use(true, ['root'])
    for (const vdom of ['Root', 'roo', 'root ', '']) {
      await expect(scopes.enter({ kind: 'vdom', vdom })).rejects.toThrow(NotAllowed)
    }
    expect(far.written).toEqual([])
  })

  test('is not taken for entered where the prompt or the device says otherwise', async () => {
    const refused = { says: ['', 'Permission denied'], scope: 'vdom' }
    expect((await entered('dmz', () => refused)).code).toBe('scope-refused')
    expect((await entered('dmz', () => ({ says: [], scope: 'dmz2' }))).code).toBe('scope-refused')
    expect((await entered('dmz', () => ({ says: ['current vf=root:0'], scope: 'dmz' }))).code).toBe(
      'scope-refused',
    )
    // A VDOM of this name has the prompt of the list of VDOMs.
    expect((await entered('vdom', () => refused)).code).toBe('scope-refused')
    expect((await entered('vdom', () => ({ says: ['current vf=vdom:2'], scope: 'vdom' }))).code).toBeNull()
  })

  test('whose name the prompt cuts is known by the line of the device', async () => {
    const vdom = 'a-very-long-name-of-a-vdom'
    const cut = 'a-very-long-nam~'
    expect((await entered(vdom, () => ({ says: [`current vf=${vdom}:3`], scope: cut }))).code).toBeNull()
    expect((await entered(vdom, () => ({ says: [], scope: cut }))).code).toBe('scope-refused')
    const other = { says: ['current vf=a-very-long-name-of-another:4'], scope: cut }
    expect((await entered(vdom, () => other)).code).toBe('scope-refused')
  })

  test('an administrator of one VDOM starts in it, and is told what is missing', async () => {
    const { far, shell } = await openedAt(
      (typed) => printed(typed.trimEnd(), ['', 'Unknown action 0'], 'FGT (dmz) $ '),
      3,
      'FGT (dmz) $ ',
    )
    const scopes = new Scopes(shell)
    expect(await codeOf(scopes.enter({ kind: 'global' }))).toBe('scope-refused')
    expect(far.written).toEqual(['config global\n'])
  })

  test('each mode is recognised', () => {
    const status = (mode: string) =>
      parseSystemStatus(
        `Version: FortiGate-60F v7.0.12,build0523,230605 (GA)\nSerial-Number: FGT60FTK00000001\nHostname: FGT\nVirtual domain configuration: ${mode}\nCurrent HA mode: standalone\n`,
      )
    for (const [mode, vdoms] of [
      ['disable', 'disabled'],
      ['enable', 'multiple'],
      ['multiple', 'multiple'],
      ['multi-vdom', 'multiple'],
      ['split-task', 'split-task'],
    ] as const) {
      expect(status(mode)).toMatchObject({ vdoms })
    }
  })
})

describe.concurrent('C8: a question', () => {
  test.each([
    'Ready to proceed? (y/n)',
    'Do you want to continue? (y/n)',
    "Please press 'y' to continue, or press 'n' to cancel. (y/n)",
    'a question that the terminal\r\nhas wrapped (y/n) ',
  ])('%j is waited at, and answered with one key', async (question) => {
    for (const size of sizes) {
      const { far, shell } = await openedAt(
        (typed) => (typed === 'n' ? 'n\r\n\r\nFGT # ' : `${migrate}\r\r\nWarning\r\n${question}`),
        size,
      )
      const asked = await questionOf(shell, migrate)
      expect(asked.text.replaceAll('\n', '\r\n')).toBe(`Warning\r\n${question}`)
      expect(asked.isBehindEcho).toBe(true)
      expect(await asked.answer('n')).toBe('')
      expect(far.written.slice(1)).toEqual(['n'])
    }
  })
})

test.concurrent('C9: an error is the output of its command, in the words of the device', async () => {
  const errors = [
    ['', "command parse error before 'psu'", 'Command fail. Return code -61'],
    ['Unknown action 0'],
    ['', 'entry not found in datasource', '', "value parse error before 'x'", 'Command fail. Return code -3'],
    ['', 'incomplete command in the end', 'Command fail. Return code -160'],
    ['Permission denied'],
  ]
  for (const lines of errors) {
    const { shell } = await openedAt(() => printed('show', lines), 2)
    const text = await shell.run('show')
    expect(text).toBe(lines.join('\n'))
    expect(findCliError(text)).not.toBeNull()
  }
})

test.concurrent('C10: a character that the terminal takes for a key is never typed', async () => {
  const { far, shell } = await openedAt(() => undefined)
  for (const key of ['?', '\t', '\u0003', '\u0016', '\b', '\u001b[A', '\n', '\r', '\u007f']) {
    await expect(shell.run(`edit "a${key}b"`)).rejects.toThrow(NotAllowed)
    await expect(shell.run(`show${key}`)).rejects.toThrow(NotAllowed)
    expect(() => quoteName(`a${key}`)).toThrow(NotAllowed)
  }
  // A backslash at its end would go on with the line.
  await expect(shell.run('edit a\\')).rejects.toThrow(NotAllowed)
  expect(quoteName('a\\')).toBe('"a\\\\"')
  expect(far.written).toEqual([])
})

describe.concurrent('C11: what takes long, and what the console says meanwhile', () => {
  test('output with pauses is waited for', async () => {
    const { far, shell } = await openedAt(() => undefined)
    const running = shell.run('show', { deadlines: { idle: 400, overall: 5_000 } })
    for (const piece of ['show\r\r\none\r\n', 'FGT', ' is slow\r\n', '\r\nFGT # ']) {
      await new Promise((resolve) => setTimeout(resolve, 150))
      far.print(piece)
    }
    expect((await running).split('\n')).toEqual(['one', 'FGT is slow'])
  })

  test('messages before and after the prompt belong to no command', async () => {
    for (const size of sizes) {
      const { far, shell } = await openedAt(() => `NOTICE: before\r\nFGT # show\r\r\nend\r\n\r\nFGT # `, size)
      far.print('\r\nfas_migrate_token_clear[667]: Deleted token(FTKMOB0000000001)\r\nFGT # ')
      expect((await shell.run('show')).split('\n')).toEqual(['end'])
      far.print('\r\nHA state change\r\n\r\nFGT # ')
      expect((await shell.run('show')).split('\n')).toEqual(['end'])
    }
  })
})

test.concurrent('C12: after a failover another unit answers, and that is seen', async () => {
  const { shell } = await openedAt(
    () => printed('show', ['end'], 'FGT-B(Primary) # '),
    3,
    'FGT-A(Primary) # ',
  )
  await shell.run('show')
  expect(shell.prompt.hostname).toBe('FGT-B')
  expect(readPrompt('FGT-B(Secondary) # ')).toMatchObject({ haRole: 'Secondary' })
})

describe.concurrent('C13: bytes that are no plain text', () => {
  test('a character of several bytes may be cut anywhere', async () => {
    for (const size of sizes) {
      const { shell } = await openedAt(() => printed('show', ['    edit "jörg 名前 🔑"', 'end']), size)
      expect((await shell.run('show')).split('\n')).toEqual(['    edit "jörg 名前 🔑"', 'end'])
    }
  })

  test('NUL, escapes and other encodings neither end an output nor reach anything', async () => {
    const bytes = Buffer.concat([
      Buffer.from('show\r\r\n\u001b[1m    edit "'),
      Buffer.from([0x6a, 0xf6, 0x72, 0x67, 0x00, 0xff]),
      Buffer.from('"\u001b[0m\r\n\u001b]0;title\u0007end\r\n\r\nFGT # '),
    ])
    for (const size of sizes) {
      const { shell } = await openedAt(() => bytes, size)
      expect((await shell.run('show')).split('\n')).toEqual(['    edit "j\ufffdrg\ufffd"', 'end'])
    }
  })
})

test.concurrent('C14: the cost grows with the output, not with its square', async () => {
  const line = `${'x'.repeat(78)}\r\n`
  const cost = async (megabytes: number) => {
    const body = Buffer.from(`show\r\r\n${line.repeat((megabytes * 1e6) / line.length)}\r\nFGT # `)
    const { shell } = await openedAt(() => body, 1460)
    const before = process.cpuUsage()
    await shell.run('show')
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  await cost(1)
  const small = await cost(1)
  expect(await cost(8)).toBeLessThan(small * 8 * 4)
})

describe.concurrent('C15: the JSON of a synchronization', () => {
  test('comes on one line, however long', async () => {
    const json =
      'Sync status: {"status": "complete", "msg": {"delete": {"success": 0, "failure": 0}, "modify": {"success": 0, "failure": 0}, "create": {"success": 3, "failure": 1}}}'
    const { shell } = await openedAt(() => printed('show', [json, 'User synchronization completed!']), 7)
    const text = await shell.run('show')
    expect(text).toContain(json)
  })
})
