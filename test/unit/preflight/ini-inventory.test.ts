import { describe, expect, test } from 'vitest'
import { InventoryError, readInventoryFile } from '../../../main/preflight/inventory'

const text = `# our firewalls
fw0 ansible_host=192.0.2.10 ansible_user=admin

[branches]
fw1 ansible_host=192.0.2.11 ansible_port=2222   # in Bonn
fw2.example.net ansible_user='audit' other_tool=1

[branches:vars]
ansible_user=branch
ansible_ssh_private_key_file = "~/.ssh/branch key"

; all of them
[fortigates:children]
branches

[fortigates:vars]
ansible_user=everybody
tokenferry_old_algorithms=yes

[all:vars]
ansible_port=22
`

const faultOf = (file: string, written: string) => {
  try {
    readInventoryFile(file, written)
  } catch (error) {
    if (error instanceof InventoryError) return error.message
    throw error
  }
  return null
}

describe('an Ansible inventory in INI form', () => {
  test.each(['hosts', 'inventory.ini', 'hosts.txt', 'fw.cfg'])('is read from a file %s', (file) => {
    expect(readInventoryFile(file, text)).toMatchObject([
      { name: 'fw0', host: '192.0.2.10', user: 'admin', port: 22, line: 2 },
      {
        name: 'fw1',
        host: '192.0.2.11',
        port: 2222,
        user: 'branch',
        keyFile: '~/.ssh/branch key',
        oldAlgorithms: true,
        line: 5,
      },
      { name: 'fw2.example.net', host: 'fw2.example.net', user: 'audit', oldAlgorithms: true, line: 6 },
    ])
  })

  test.each([
    ['[a]\nfw1 ansible_user=x ansible_password=hush\n', 'line 2, field "ansible_password": Passwords'],
    ['[a:b]\nfw1 ansible_user=x\n', 'line 1: It is not [group]'],
    ['[a]\nfw[1:10001] ansible_user=x\n', 'line 2, field "name": It stands for more than 10000'],
    ['[a]\nfw[1:999]-[1:999] ansible_user=x\n', 'line 2, field "name": It stands for more than 10000'],
    ['[a]\n[2001:db8::1] ansible_user=x\n', 'line 2: It is not [group]'],
    ['[a]\nfw1 ansible_user=x and more\n', 'line 2: Write variables'],
    ['[a]\n=x\n', 'line 2: A host line'],
    ['[a]\nfw1\n', 'line 2, field "user": It is missing'],
    [
      `${Array.from({ length: 12 }, (_, at) => `[g${at}:children]\ng${at + 1}\n`).join('')}[g12]\nfw1\n`,
      'too deep',
    ],
  ])('with a fault names its line: %j', (written, words) => {
    expect(faultOf('hosts.ini', written)).toContain(words)
    expect(faultOf('hosts.ini', written)).not.toContain('hush')
  })

  test.each([
    ['fw[01:03].example.com', ['fw01.example.com', 'fw02.example.com', 'fw03.example.com']],
    ['fw[8:10]', ['fw8', 'fw9', 'fw10']],
    ['fw[:2]', ['fw0', 'fw1', 'fw2']],
    ['fw[1:6:2]', ['fw1', 'fw3', 'fw5']],
    ['fw-[a:c]', ['fw-a', 'fw-b', 'fw-c']],
    ['fw[1:2]-[a:b].net', ['fw1-a.net', 'fw1-b.net', 'fw2-a.net', 'fw2-b.net']],
    ['192.0.2.[9:10]', ['192.0.2.9', '192.0.2.10']],
  ])('has a device for each name of %s', (range, names) => {
    const text = `${range} ansible_user=x ansible_port=2222\n[all:vars]\nansible_port=22\n`
    expect(readInventoryFile('hosts', text)).toMatchObject(
      names.map((name) => ({ name, host: name, user: 'x', port: 2222, line: 1 })),
    )
  })

  test.each(['fw[9:1]', 'fw[1:9:0]', 'fw[001:10]', 'fw[1:]', 'fw[a:9]', 'fw[1]', 'fw[1:9', 'fw1:9]'])(
    'says how a range is written: %s',
    (range) => {
      const words = 'line 2, field "name": Write a range of hosts as'
      expect(faultOf('hosts.ini', `[a]\n${range} ansible_user=x\n`)).toContain(words)
    },
  )

  test('is not read on if its ranges stand for too many', () => {
    const text = `[a]\n${'fw[1:10000] ansible_user=x\n'.repeat(1000)}`
    expect(faultOf('hosts.ini', text)).toBe(
      'hosts.ini, line 12: There are more than 100000 hosts up to here.',
    )
  })

  test('lets a line of its own say more of one host in a range', () => {
    const text = 'fw[1:2] ansible_user=x\nfw2 ansible_port=2222\n'
    expect(readInventoryFile('hosts.ini', text)).toMatchObject([
      { name: 'fw1', user: 'x', port: 22, line: 1 },
      { name: 'fw2', user: 'x', port: 2222, line: 1 },
    ])
  })

  test('whose groups hold each other ends', () => {
    expect(faultOf('hosts.ini', '[a:children]\nb\n[b:children]\na\n[c]\nfw1 ansible_user=x\n')).toBeNull()
  })
})

describe('a table', () => {
  const branch = [{ name: 'branch', host: '127.0.0.1', port: 22022, user: 'admin', line: 3 }]

  test.each(['devices.csv', 'devices.txt', 'devices.tsv'])(
    'with the line of Excel is read from a file %s',
    (file) => {
      const rows = 'name;host;port;user\r\nbranch;127.0.0.1;22022;admin\r\n'
      expect(readInventoryFile(file, `sep=;\r\n${rows}`)).toMatchObject(branch)
      expect(readInventoryFile(file, `\ufeff"sep=;"\r\n${rows}`)).toMatchObject(branch)
      expect(readInventoryFile(file, rows.replaceAll(';', '\t'))).toMatchObject([{ ...branch[0], line: 2 }])
      expect(readInventoryFile(file, `sep=|\n${rows.replaceAll(';', '|')}`)).toMatchObject(branch)
    },
  )
})
