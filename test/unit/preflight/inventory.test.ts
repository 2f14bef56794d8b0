import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InventoryError, readInventoryFile } from '../../../main/preflight/inventory'

const pin = `SHA256:${'a'.repeat(42)}8`

/** The faults of a file, as they are printed. */
function faultsOf(file: string, text: string): readonly string[] {
  try {
    readInventoryFile(file, text)
  } catch (error) {
    if (error instanceof InventoryError) return error.message.split('\n')
    throw error
  }
  return []
}

const branch = {
  name: 'branch-7',
  host: '192.0.2.7',
  port: 2222,
  user: 'audit',
  keyFile: '~/.ssh/audit',
  jumps: [{ user: 'jo', host: 'gate.example.com', port: 22 }],
  oldAlgorithms: true,
  hostKeys: [pin],
}

describe('a list of devices', () => {
  const text = `# our branches
- name: branch-7
  host: 192.0.2.7
  port: 2222
  user: audit
  key_file: ~/.ssh/audit
  jump: jo@gate.example.com
  old_algorithms: yes
  host_key: ${pin}
- { host: fw.example.net, user: 007 }
`

  test('is read with every field, and what is not said', () => {
    expect(readInventoryFile('fleet.yml', text)).toEqual([
      { ...branch, line: 2 },
      {
        name: 'fw.example.net',
        host: 'fw.example.net',
        port: 22,
        user: '007',
        keyFile: null,
        jumps: [],
        oldAlgorithms: false,
        hostKeys: [],
        line: 10,
      },
    ])
  })

  test('is the same as CSV, with commas, semicolons or tabs, quotes and a byte order mark', () => {
    const rows = [
      ['Name', 'Host', 'Port', 'User', 'Key file', 'Jump', 'old_algorithms', 'host-key'],
      ['branch-7', '192.0.2.7', '2222', 'audit', '~/.ssh/audit', 'jo@gate.example.com', 'TRUE', pin],
      ['', 'fw.example.net', '', '"007"', '', '', '', ''],
    ]
    for (const delimiter of [',', ';', '\t']) {
      const csv = `\ufeff${rows.map((row) => row.join(delimiter)).join('\r\n')}\r\n`
      const [first, second] = readInventoryFile('fleet.csv', csv)
      expect(first).toEqual({ ...branch, line: 2 })
      expect(second).toMatchObject({ name: 'fw.example.net', user: '007', port: 22, line: 3 })
    }
  })

  test('is a table by its first row, whatever its name and whatever stands around it', () => {
    for (const text of [
      'Name|Host|User\nx|192.0.2.1|a\n',
      '\n;;\nName;Host;User\nx;192.0.2.1;a\n',
      '" Name ";"Host";"User "\r"x";192.0.2.1;a;;;\r;;;;;\r',
      'sep=\\t\nname\thost\tuser\nx\t192.0.2.1\ta\n\0\0',
      ';name;host;user\n;x;192.0.2.1;a\n\u001a',
    ]) {
      expect(readInventoryFile('fleet.txt', text)).toMatchObject([
        { name: 'x', host: '192.0.2.1', user: 'a' },
      ])
    }
  })

  test('can have defaults, several jump hosts, several keys and addresses of IPv6', () => {
    const entries = readInventoryFile(
      'fleet.yml',
      `defaults:
  user: audit
  jump: [jo@one.example.com, 'jo@[2001:db8::1]:2022']
devices:
  - host: '[2001:db8::7]'
    host_key: [${pin}, ${pin.replace('8', '4')}]
  - host: 192.0.2.8
    user: other
    jump: []
`,
    )
    const jumps = [
      { user: 'jo', host: 'one.example.com', port: 22 },
      { user: 'jo', host: '2001:db8::1', port: 2022 },
    ]
    expect(entries).toMatchObject([
      { host: '2001:db8::7', user: 'audit', jumps, hostKeys: [pin, pin.replace('8', '4')] },
      { host: '192.0.2.8', user: 'other', jumps: [], hostKeys: [] },
    ])
  })

  test('is what JSON says, too', () => {
    expect(readInventoryFile('fleet.json', '[{"host": "192.0.2.1", "user": "a"}]')).toMatchObject([
      { host: '192.0.2.1', user: 'a' },
    ])
  })
})

describe('an inventory of Ansible', () => {
  test('is read group by group; what belongs to other tools is passed over', () => {
    const entries = readInventoryFile(
      'hosts.yml',
      `all:
  vars:
    ansible_user: audit
    ansible_connection: local
    site: here
  children:
    fortigates:
      hosts:
        branch-7:
          ansible_host: 192.0.2.7
          ansible_port: 2222
          ansible_ssh_private_key_file: ~/.ssh/audit
          tokenferry_jump: jo@gate.example.com
          tokenferry_old_algorithms: true
          tokenferry_host_key: ${pin}
        fw.example.net:
    west:
      vars: { ansible_user: west }
      hosts:
        192.0.2.9:
`,
    )
    expect(entries).toMatchObject([
      branch,
      { name: 'fw.example.net', host: 'fw.example.net', user: 'audit' },
      { host: '192.0.2.9', user: 'west' },
    ])
  })

  test('has a host once that is in several groups', () => {
    const text = `all:
  hosts: { fw1: { ansible_host: 192.0.2.1, ansible_user: a } }
west:
  hosts: { fw1: }
  vars: { ansible_port: 2222 }
`
    expect(readInventoryFile('hosts.yaml', text)).toMatchObject([
      { name: 'fw1', host: '192.0.2.1', user: 'a', port: 2222 },
    ])
  })

  test('holds no password either', () => {
    const text =
      'all:\n  vars: { ansible_user: a, ansible_password: Xyzzy-1 }\n  hosts:\n    192.0.2.1:\n    192.0.2.2:\n'
    const faults = faultsOf('hosts.yml', text)
    expect(faults).toEqual([
      expect.stringContaining('hosts.yml, line 2, field "ansible_password": Passwords don’t belong'),
    ])
    expect(faults.join()).not.toContain('Xyzzy')
  })
})

describe('what is wrong is named with file, line and field', () => {
  test.each([
    ['- { host: 192.0.2.1, user: a, password: Xyzzy-1 }', 'line 1, field "password": Passwords don’t belong'],
    ['- { host: 192.0.2.1, user: a, passphrase: Xyzzy-1 }', 'line 1, field "passphrase": Passwords don’t'],
    [
      '- host: 192.0.2.1\n  user: a\n  hostkey: x',
      'line 3, field "hostkey": There is no such field; choose from: name,',
    ],
    ['- user: a', 'line 1, field "host": It is missing: a host name or an IP address.'],
    ['- host: 192.0.2.1', 'line 1, field "user": It is missing'],
    ['- host: "-oProxyCommand=x"\n  user: a', 'line 1, field "host": It is not a host name'],
    ['- user: a\n  host: "{{ address }}"', 'line 2, field "host": It is not a host name'],
    ['- host: [a, b]\n  user: a', 'line 1, field "host": It is not a host name'],
    ['- host: h\n  user: a\n  port: 70000', 'line 3, field "port": It is not a TCP port'],
    ['- host: h\n  user: a\n  port: 0x16', 'line 3, field "port": It is not a TCP port'],
    ['- host: h\n  user: a\n  old_algorithms: maybe', 'line 3, field "old_algorithms": It is not true or'],
    ['- host: h\n  user: a\n  host_key: MD5:aa', 'line 3, field "host_key": It is not a fingerprint'],
    ['- host: h\n  user: a\n  jump: gate', 'line 3, field "jump": It is not user@host'],
    [
      '- host: h\n  user: a\n- host: H\n  user: b',
      'line 3, field "host": The same host and port are already in line 1.',
    ],
    [
      '- { host: h, user: a, name: x }\n- { host: i, user: a, name: x }',
      'line 2, field "name": The same name is already in line 1',
    ],
    ['- host: h\n   user: a', 'This is not YAML'],
    ['host: h\n  password: Xyzzy-1', 'This is not YAML'],
    ['- host: h\n  password: "a" Xyzzy-1', 'line 2: This is not YAML: Unexpected scalar'],
    ['- host: h\n  host: i\n  user: a', 'line 2: This is not YAML: Map keys must be unique'],
    ['- &a { host: h, user: a }\n- *a', 'line 2: References (*) are not followed'],
    ['devices: 7', 'line 1, field "devices": This has to be a list'],
    ['devices: []\nmore: 1', 'line 2, field "more": Only "defaults" and "devices"'],
    ['- 192.0.2.1', 'line 1: Write a device with its fields'],
    ['192.0.2.1', 'line 1: Write a list of devices'],
    ['fw1:\n  ansible_host: 192.0.2.1', 'line 2, field "ansible_host": Write a list of devices'],
    ['', 'line 1: It contains no devices.'],
  ])('%j', (text, words) => {
    const faults = faultsOf('fleet.yml', text)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(words)
    expect(faults[0]).toMatch(/^fleet\.yml, line \d/)
    expect(faults[0]).not.toContain('Xyzzy')
  })

  test.each([
    ['host,user,password\n192.0.2.1,a,Xyzzy-1\n', 'line 2, field "password": Passwords don’t belong'],
    ['host,user,password\n192.0.2.1,a,\n', 'line 2, field "password": Passwords don’t belong'],
    ['host,user,port\n192.0.2.1,a,22\n192.0.2.2,a,ssh\n', 'line 3, field "port": It is not a TCP port'],
    [
      'host,user\n192.0.2.1,a,b\n',
      'line 2: There is something in column 3, which has no name in the first row.',
    ],
    ['host,user,host\n1,2,3\n', 'line 1, field "host": Two columns have this name.'],
    ['host,user\n"192.0.2.1,a\n', 'The row can’t be read as CSV'],
    ['host,user\n', 'line 1: It contains no devices.'],
    ['FortiGates;;\nHost;User;\n192.0.2.1;a;\n', 'line 1: This row has to name the columns, including'],
    ['\n;;\nip;user\n192.0.2.1;a\n', 'line 3: This row has to name the columns'],
    ['host;;user\n192.0.2.1;x;a\n', 'line 2: There is something in column 2, which has no name'],
    ['host,user\n"192.0.2.1\n","a\nb"\n', 'line 2, field "user": It is not the name of an administrator.'],
    [
      'host,user\n192.0.2.1,a\n192.0.2.2,b\n192.0.2.1,c\n',
      'line 4, field "host": The same host and port are already in line 2',
    ],
    [
      'name,host,user\na\0b,192.0.2.1,a\n',
      'line 2, field "name": It is not a name of at most 100 visible characters',
    ],
  ])('CSV %j', (text, words) => {
    const faults = faultsOf('fleet.csv', text)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(words)
    expect(faults[0]).not.toContain('Xyzzy')
  })

  test('all of it at once, in the order of the lines, up to a limit', () => {
    const text = '- host: h\n  port: no\n- user: b\n'
    expect(faultsOf('f.yml', text).map((each) => /line \d+, field "\w+"/.exec(each)?.[0])).toEqual([
      'line 1, field "user"',
      'line 2, field "port"',
      'line 3, field "host"',
    ])
    const many = Array.from({ length: 30 }, () => '- x').join('\n')
    expect(faultsOf('f.yml', many)).toHaveLength(21)
    expect(faultsOf('f.yml', many).at(-1)).toContain('… and 10 more errors.')
  })

  test('groups without end, and more devices than anybody has', () => {
    const deep = Array.from(
      { length: 30 },
      (_, at) => `${'  '.repeat(2 * at)}g:\n${'  '.repeat(2 * at + 1)}children:\n`,
    )
    expect(faultsOf('f.yml', deep.join(''))[0]).toContain('The groups are nested too deeply.')
    const many = Array.from({ length: 10_001 }, (_, at) => `${at}.example.com,a`).join('\n')
    expect(faultsOf('f.csv', `host,user\n${many}`)).toEqual([
      'f.csv, line 1: It contains more than 10000 devices.',
    ])
  })
})

test('the examples of the documentation are inventories', () => {
  const page = readFileSync(new URL('../../../docs/preflight.md', import.meta.url), 'utf8')
  const examples = [...page.matchAll(/```(yaml|csv)\n([^]*?)```/g)]
  const names = examples.map(([, kind = '', text = '']) =>
    readInventoryFile(`fleet.${kind}`, text).map(({ name }) => name),
  )
  expect(names).toEqual([['branch-7', 'fw.example.net'], ['branch-7']])
})

test('no text makes it fail in another way, or say what a password is', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '- ',
      ': ',
      '\n',
      '  ',
      'host',
      'user',
      'password: Xyzzy-1',
      'devices:',
      'hosts:',
      'children:',
    ),
    fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      ',',
      '&a ',
      '*a',
      '!!map ',
      '|\n',
      '? ',
      '<<: ',
      '---\n',
      '#',
      '\t',
    ),
    fc.string({ maxLength: 5 }),
  )
  const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, fc.constantFrom('f.yml', 'f.csv'), (content, file) => {
      try {
        for (const { host, user, port } of readInventoryFile(file, content)) {
          expect(host).not.toBe('')
          expect(user).not.toBe('')
          expect(port).toBeGreaterThan(0)
        }
      } catch (error) {
        expect(error).toBeInstanceOf(InventoryError)
        for (const { line, message } of (error as InventoryError).faults) {
          expect(line).toBeGreaterThan(0)
          expect(message).not.toContain('Xyzzy')
        }
      }
    }),
    { numRuns: 1_000 },
  )
})
