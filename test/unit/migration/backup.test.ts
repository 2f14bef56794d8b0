import { describe, expect, test } from 'vitest'
import type { ProblemCode } from '../../../main/contract/problems'
import { ProblemError } from '../../../main/contract/result'
import type { FortiGate } from '../../../main/migration/fortigate'
import { checkBackup, takeBackup, type BackupSink } from '../../../main/migration/readings/backup'
import { inventoryOf, office, textOf } from './world'

const whole = textOf(office)
const expected = inventoryOf(office)

const review = (text: string, method: 'scp' | 'show' | 'file' = 'file') => checkBackup(text, method, expected)
const stopsOf = (text: string) =>
  review(text)
    .checks.filter(({ state }) => state === 'stop')
    .map(({ id }) => id)
const codeOf = (text: string) => {
  try {
    review(text)
    return null
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
}

describe('a backup', () => {
  test('that is whole and of this device can be restored', () => {
    for (const method of ['scp', 'file'] as const) {
      const { restorable, checks } = review(whole, method)
      expect(restorable).toBe(true)
      expect(checks.map(({ state }) => state)).toEqual(['pass', 'pass', 'pass'])
    }
  })

  test('that was read over the command line is good to compare with, and not promised to be restorable', () => {
    const { restorable, checks, reason } = review(whole, 'show')
    expect(restorable).toBe(false)
    expect(checks.every(({ state }) => state === 'pass')).toBe(true)
    expect(reason).toContain('doesn’t promise')
  })

  test('is the same whatever its encrypted values are, and whatever stands in an order of its own', () => {
    const withPassword = (value: string) =>
      whole.replace('edit "kim"\n', `edit "kim"\n        set passwd ENC ${value}\n`)
    expect(stopsOf(withPassword('abc'))).toEqual([])
    expect(stopsOf(withPassword('xyz'))).toEqual([])
  })

  test('of another device, or of another day, does not match', () => {
    expect(stopsOf(whole.replaceAll('FTKMOB0000000002', 'FTKMOB0000000077'))).toEqual(['matches'])
    expect(stopsOf(whole.replace('"kim"', '"other"'))).toEqual(['matches'])
    expect(stopsOf(whole.replace('set two-factor fortitoken\n', 'set two-factor email\n'))).toEqual([
      'matches',
    ])
    expect(
      stopsOf(
        whole.replace(
          'config user fortitoken\n',
          'config user fortitoken\n    edit "FTKMOB0000000055"\n    next\n',
        ),
      ),
    ).toEqual(['matches'])
  })

  test('that was cut off is not whole', () => {
    const cut = whole.slice(0, whole.indexOf('edit "lee"') + 40)
    expect(stopsOf(cut)).toContain('whole')
    expect(review(cut).checks.find(({ id }) => id === 'matches')?.text).toContain('incomplete')
  })

  test.each(['show', 'scp', 'file'] as const)('in which a table stands twice is not whole (%s)', (method) => {
    const [users = ''] = /config user local\n[\s\S]*?\nend\n/.exec(whole) ?? []
    const { checks, restorable } = review(whole.replace(users, users + users), method)
    expect(checks.filter(({ state }) => state === 'stop')).toMatchObject([
      { id: 'complete', text: expect.stringContaining('"config user local" twice') as string },
    ])
    expect(restorable).toBe(false)
  })

  test('that begins again is refused', () => {
    const shown = whole.replace(/^#config-version.*\n/, '')
    expect(codeOf(shown + shown)).toBe('backup-several')
    expect(codeOf(whole + shown)).toBe('backup-several')
  })

  test('of one VDOM says so, and does not do', () => {
    const one = whole
      .replace(/config vdom\nedit root\nnext\nedit dmz\nnext\nend\nconfig global[\s\S]*?\nend\nend\n/, '')
      .replace(/config vdom\nedit dmz[\s\S]*/, '')
      .replace('config vdom\nedit root\n', '')
      .replace(/end\nend\n$/, 'end\n')
      .replace(/^(#config-version.*)\n/, '$1\n#global_vdom=0:vd_name=root/root\n')
    const { checks, restorable } = review(one)
    expect(restorable).toBe(false)
    expect(checks.find(({ id }) => id === 'matches')).toMatchObject({ state: 'stop' })
    expect(checks.find(({ id }) => id === 'matches')?.text).toContain('only VDOM "root"')
    expect(checks.find(({ id }) => id === 'super-admin')).toMatchObject({ state: 'warn' })
  })

  test('without its super_admins, or its header, is not for restoring', () => {
    const none = review(whole.replaceAll('"super_admin"', '"prof_admin"'))
    expect(none.restorable).toBe(false)
    expect(none.checks.find(({ id }) => id === 'super-admin')).toMatchObject({ state: 'warn' })
    expect(review(whole.replace(/^#config-version.*\n/, '')).restorable).toBe(false)
  })

  test.each([
    ['encrypted', '#FGBK|3|FGVM64|7|0|\n\u0001\u0002\u0003', 'backup-encrypted'],
    [
      'masked',
      whole.replace('set hostname', 'set password FortinetPasswordMask\n    set hostname'),
      'backup-masked',
    ],
    ['YAML', 'system_global:\n  hostname: "fw-lab"\nuser_local:\n  - name: kim\n', 'backup-yaml'],
    ['a recording of a terminal', `fw-lab # show\n${whole}\nfw-lab # `, 'backup-transcript'],
    ['something else', 'Dear colleague,\nplease find attached the firewall.\n', 'backup-not-fortios'],
    ['empty', '', 'backup-not-fortios'],
  ])('that is %s is refused, with what to take instead', (_what, text, code) => {
    expect(codeOf(text)).toBe(code)
  })
})

/** A FortiGate that offers SCP or not, and a sink that remembers. */
function device({
  scp,
  fetch,
  show = whole,
  grepped = show,
}: {
  scp: boolean
  fetch?: FortiGate['fetchBackup']
  show?: string
  /** What `show | grep .` prints. */
  grepped?: string
}) {
  const asked: string[] = []
  const fortigate = {
    read: (command: string) => {
      asked.push(command)
      return Promise.resolve(
        command === 'show'
          ? show
          : command === 'show | grep .'
            ? grepped
            : `config system global\n${scp ? '    set admin-scp enable\n' : ''}end`,
      )
    },
    fetchBackup: (sink: (chunk: Uint8Array) => Promise<void>) => {
      asked.push('scp')
      return fetch ? fetch(sink) : sink(Buffer.from(whole))
    },
  } as unknown as FortiGate
  const files: { content: string; state: 'open' | 'kept' | 'discarded' }[] = []
  const createSink = (): Promise<BackupSink> => {
    const file = { content: '', state: 'open' as 'open' | 'kept' | 'discarded' }
    files.push(file)
    return Promise.resolve({
      write: (chunk) => {
        file.content += Buffer.from(chunk).toString()
        return Promise.resolve()
      },
      commit: () => {
        file.state = 'kept'
        return Promise.resolve({ path: '/b', bytes: file.content.length, sha256: '' })
      },
      discard: () => {
        file.state = 'discarded'
        return Promise.resolve()
      },
    })
  }
  return {
    fortigate,
    createSink,
    asked,
    files,
    take: () => takeBackup(fortigate, createSink, () => undefined),
  }
}

const problem = (code: ProblemCode) => new ProblemError({ code, message: 'No.', hint: '' })

describe('taking a backup', () => {
  test('goes by SCP where the device offers it', async () => {
    const { take, files, asked } = device({ scp: true })
    expect(await take()).toMatchObject({ method: 'scp', way: 'scp' })
    expect(files).toEqual([{ content: whole, state: 'kept' }])
    expect(asked).toEqual(['show system global | grep .', 'scp'])
  })

  test('goes over the command line where it does not', async () => {
    const { take, files, asked } = device({ scp: false })
    expect((await take()).method).toBe('show')
    expect(files).toEqual([{ content: `${whole}\n`, state: 'kept' }])
    expect(asked).toEqual(['show system global | grep .', 'show | grep .'])
  })

  test.each(['scp-refused', 'exec-refused'] as const)(
    'goes over the command line where SCP is on and fails (%s)',
    async (code) => {
      const { take, files } = device({
        scp: true,
        fetch: async (sink) => {
          await sink(Buffer.from('half'))
          throw problem(code)
        },
      })
      expect((await take()).method).toBe('show')
      expect(files.map(({ state }) => state)).toEqual(['discarded', 'kept'])
    },
  )

  test.each(['backup-unwritable', 'connection-lost', 'cancelled'] as const)(
    'ends where something else is wrong (%s), and leaves no half file',
    async (code) => {
      const { take, files, asked } = device({ scp: true, fetch: () => Promise.reject(problem(code)) })
      await expect(take()).rejects.toMatchObject({ problem: { code } })
      expect(files.map(({ state }) => state)).toEqual(['discarded'])
      expect(asked).not.toContain('show | grep .')
    },
  )

  test('says what the device refused', async () => {
    const { take, files } = device({ scp: false, show: 'Permission denied\nCommand fail. Return code -37' })
    await expect(take()).rejects.toMatchObject({
      problem: { code: 'backup-refused', message: expect.stringContaining('Permission denied') as string },
    })
    expect(files).toEqual([])
  })

  test.each([
    ['a value may have lost an empty line', 'config system global\n    set alias "one\n\ntwo"\nend'],
    ['the device does not know the filter', null],
    ['the filter lets nothing through', ''],
  ])('goes page by page where %s', async (_why, content) => {
    const refusal = "\ncommand parse error before '|'\nCommand fail. Return code -61"
    const show = content ?? whole
    const grepped = content === null ? refusal : content.replaceAll(/\n+/g, '\n')
    const { take, files, asked } = device({ scp: false, show: content === '' ? whole : show, grepped })
    await take()
    expect(asked.slice(-2)).toEqual(['show | grep .', 'show'])
    expect(files).toEqual([{ content: `${content === '' ? whole : show}\n`, state: 'kept' }])
  })
})
