import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'

const shell = vi.hoisted(() => ({
  openExternal: vi.fn(async () => undefined),
  openPath: vi.fn(async () => ''),
  showItemInFolder: vi.fn(),
}))
vi.mock('electron', () => ({ shell }))

const { openLink, openReport } = await import('../../../../main/electron/security/external-links')
const { calls } = await import('../../../../main/contract/calls')
const { links } = await import('../../../../main/contract/links')

beforeEach(() => vi.clearAllMocks())

const ids = Object.keys(links) as (keyof typeof links)[]

/** What a page that went wrong would like to have opened. */
const addresses = [
  'https://ftc.fortinet.com',
  'https://ftc.fortinet.com.evil.example',
  'https://ftc.fortinet.com@evil.example',
  'https://user@ftc.fortinet.com',
  'https://ftc.fоrtinet.com', // the "о" is Cyrillic
  'http://ftc.fortinet.com',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'file://server/share/program.exe',
  '\\\\server\\share\\program.exe',
  'smb://server/share',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=a&crumb=location:\\\\server',
  'ssh://admin@192.0.2.1',
  'mailto:admin@example.com',
  'constructor',
  '__proto__',
  'toString',
  'Portal',
  'portal ',
  '',
]

describe('the addresses', () => {
  test.each(ids)('%s is a plain https address of the vendor', (id) => {
    const { protocol, hostname, username, password, port, search, hash } = new URL(links[id])
    expect({ protocol, username, password, port, search, hash }).toEqual({
      protocol: 'https:',
      username: '',
      password: '',
      port: '',
      search: '',
      hash: '',
    })
    expect(hostname).toMatch(/^(?:(?:ftc|fic|eufic|docs|community|www)\.fortinet\.com|www\.fortiguard\.com)$/)
  })

  test.each(ids)('%s opens by its name, as it is listed', async (id) => {
    await openLink(id)
    expect(shell.openExternal).toHaveBeenCalledExactlyOnceWith(new URL(links[id]).href)
  })
})

describe('an address can’t be passed', () => {
  test.each(addresses)('not %j to the opener', async (address) => {
    await expect(openLink(address as keyof typeof links)).rejects.toThrow('There is no link named')
    expect(shell.openExternal).not.toHaveBeenCalled()
  })

  test.each(addresses)('not %j through the contract', (address) => {
    expect(calls.openLink.argument.safeParse({ id: address }).success).toBe(false)
    expect(calls.openLink.argument.safeParse({ address }).success).toBe(false)
    expect(calls.openLink.argument.safeParse(address).success).toBe(false)
  })

  test('whatever the page sends, only listed names are taken', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(...ids)), (id) => {
        expect(calls.openLink.argument.safeParse({ id }).success).toBe((ids as string[]).includes(id))
      }),
    )
  })
})

describe('opening a file', () => {
  test.each(['report.html', 'devices.csv', 'review.json', 'dates.ics', 'text.txt', 'text.eml'])(
    'one to read, %s',
    async (name) => {
      await openReport(`/home/jane/${name}`)
      expect(shell.openPath).toHaveBeenCalledExactlyOnceWith(`/home/jane/${name}`)
    },
  )

  test.each(['/tmp/program', '/tmp/program.sh', 'C:\\a.exe', '/tmp/report.html.desktop', '/tmp/.html'])(
    'not %s, which could be a program',
    async (file) => {
      await expect(openReport(file)).rejects.toThrow('is not a report')
      expect(shell.openPath).not.toHaveBeenCalled()
    },
  )

  test('says why, where the system can’t', async () => {
    shell.openPath.mockResolvedValueOnce('No application is registered for it')
    await expect(openReport('/home/jane/report.html')).rejects.toThrow('No application is registered for it')
  })
})
