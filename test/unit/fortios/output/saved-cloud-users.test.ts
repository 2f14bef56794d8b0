import { describe, expect, test } from 'vitest'
import { readSavedCloudUsers } from '../../../../main/fortios/output'

const users = ['kim', 'Jo Lee', 'a:b', 'x vdom:root', 'müller', '5: username:z']
const entry = (name: string, at: number) =>
  ` ${at + 1}: username:${name} vdom:root email:*****@example.com phone: realm:default userdata:0`
const list = ['Number of users in fortitoken cloud: 6', ...users.map(entry)]
const text = `${list.join('\n')}\n`
const command = 'diagnose fortitoken-cloud show users'
const namesIn = (saved: string) => {
  const found = readSavedCloudUsers(saved)
  return found.kind === 'refused' ? found.why : found.users.map(({ name }) => name)
}

describe('a list is read as people save it', () => {
  test.each([
    ['as it is', text],
    ['with CR LF', text.replaceAll('\n', '\r\n')],
    ['with CR alone', text.replaceAll('\n', '\r')],
    ['with zeros behind it', `${text}\0\0\0`],
    ['with the end-of-file mark of DOS', `${text}\u001a`],
    ['of a file that was appended', `\ufeff${text}`],
    ['with characters of a web page', text.replaceAll('\n', '\u200b\n')],
    ['with every line in quotes', text.replaceAll(/^(.*)$/gm, (line) => line && `"${line}"`)],
    ['with empty cells of a spreadsheet', text.replaceAll('\n', ';;;\n')],
    [
      'with the echo of a terminal',
      `FW (global) # ${command}\r\r\n${text.replaceAll('\n', '\r\n')}FW (global) # `,
    ],
    ['with the command alone', `${command}\n${text}`],
    [
      'with marks of the pager',
      [...list.slice(0, 3), `--More-- \r         \r${list[3] ?? ''}`, ...list.slice(4)].join('\n'),
    ],
    ['with pages that were not erased', [...list.slice(0, 3), '--More-- ', ...list.slice(3)].join('\n')],
    ['quoted in a mail', `Hello,\n\n${text.replaceAll(/^/gm, '> ')}\nRegards\n`],
    [
      'with time stamps',
      `[10:00:01] FW # ${command}\n${text.trimEnd().replaceAll(/^/gm, '[10:00:02] ')}\n[10:00:03] FW # exit\n`,
    ],
    ['in a terminal of 80 columns', list.flatMap((line) => line.match(/.{1,80}/g) ?? []).join('\n')],
    [
      'among other outputs',
      `FW # get system status\nVersion: FortiGate-60F v7.2.8\nFW # ${command}\n${text}\nFW # show user local\nconfig user local\nend\nFW # \n`,
    ],
    [
      'twice, once before the others came',
      `FW # ${command}\nNumber of users in fortitoken cloud: 1\n${entry('kim', 0)}\nFW # ${command}\n${text}FW # `,
    ],
    ['twice, the same', text + text],
    ['with words behind it', `${text}Connection to 192.0.2.1 closed.\n`],
  ])('%s', (_, saved) => {
    expect(namesIn(saved)).toEqual(users)
    expect(readSavedCloudUsers(saved)).toMatchObject({ unrecognised: [] })
  })
})

describe('a list that proves nothing is refused', () => {
  test.each([
    ['cut', list.slice(0, 4).join('\n'), 'it says 6 users but contains 3: it is truncated'],
    [
      'cut, with words behind it',
      `${list.slice(0, 4).join('\n')}\nRegards\nKim\nExample\n`,
      'it is truncated',
    ],
    [
      'cut, with outputs behind it',
      `${list.slice(0, 4).join('\n')}\nFW # get system status\nVersion: x\n`,
      'it is truncated',
    ],
    ['without its first line', list.slice(1).join('\n'), 'its first line'],
    ['that holds a user twice in place of another', [...list.slice(0, 6), list[1]].join('\n'), 'twice'],
    [
      'of two different ones',
      `${text}Number of users in fortitoken cloud: 1\n${entry('kim', 0)}\n`,
      '2 lists',
    ],
    ['that is none', 'Kim, Jo, Lee\n', 'no such list'],
    ['empty', '', 'no such list'],
  ])('%s', (_, saved, why) => {
    expect(namesIn(saved)).toContain(why)
  })

  test('but a line that may hold a user counts, and is shown', () => {
    const odd = text.replace('username:kim', 'user:kim')
    expect(readSavedCloudUsers(odd)).toMatchObject({
      kind: 'cloud-users',
      unrecognised: [expect.stringContaining('user:kim')],
    })
  })
})
