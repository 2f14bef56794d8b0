import { expect, test } from '@playwright/test'
import { longestPaste } from '../../../main/contract/by-hand'
import { lookAt, sceneNamed, sharedWindow, type GalleryWindow } from './open-gallery'

/** The id of the request in all scenes. */
const request = 7
const shown = 'FW-ZRH-01 # get system status\r\nVersion: FortiGate-200F v7.2.8\r\nFW-ZRH-01 # '

let window: GalleryWindow
const shared = sharedWindow()
test.beforeEach(() => {
  window = shared()
})

const scene = sceneNamed

const button = (name: string | RegExp) => window.page.getByRole('button', { name, exact: true })
const area = () => window.page.getByLabel('What the terminal shows', { exact: true })
const look = (name: string) => lookAt(window, name)
const argumentsOf = async (name: string) =>
  (await window.calls(name)).map((call) => (call as { readonly argument: unknown }).argument)

test.describe('the ways in', () => {
  test('the first screen leads to a run by hand', async () => {
    await window.show(scene('home'))
    await button('Migrate by hand').click()
    expect(await window.calls('startByHand')).toHaveLength(1)
  })

  test('so does the command palette', async () => {
    const { page } = window
    await window.show(scene('home'))
    await page.keyboard.press('Control+K')
    await page.keyboard.type('by hand')
    await look('by-hand-palette')
    await page.keyboard.press('Enter')
    await expect.poll(() => window.calls('startByHand')).toHaveLength(1)
  })

  test('a rehearsal can be done in a terminal of one’s own', async () => {
    await window.show(scene('home'))
    await button('Start a rehearsal').click()
    await window.page.getByRole('checkbox', { name: 'By hand, in your own terminal' }).check()
    await look('by-hand-rehearse-dialog')
    await button('Start the rehearsal').click()
    expect(await argumentsOf('startRehearsal')).toMatchObject([{ byHand: true }])
  })

  test('so can the migration of a reviewed device, and its rehearsal', async () => {
    await window.show(scene('review-file'))
    await look('by-hand-review')
    await button('Migrate it by hand').click()
    expect(await argumentsOf('migrateReviewed')).toMatchObject([{ byHand: true }])
    await button('Rehearse with this backup').click()
    await window.page.getByRole('checkbox', { name: 'By hand, in your own terminal' }).check()
    await button('Start the rehearsal').click()
    expect(await argumentsOf('rehearseReviewed')).toMatchObject([{ byHand: true }])
  })

  test('step 1 asks for the administrator and for nothing else', async () => {
    const { page } = window
    await window.show(scene('by-hand-connect'))
    await button('Begin').click()
    await expect(page.getByLabel('Administrator')).toBeFocused()
    await expect(page.getByLabel('Administrator')).toHaveAttribute('aria-invalid', 'true')
    await page.keyboard.type('admin-mig')
    await page.keyboard.press('Enter')
    expect(await argumentsOf('connectByHand')).toEqual([{ user: 'admin-mig' }])
  })

  test('the password of the twin is hidden until it is asked for, and copied by main', async () => {
    const { page } = window
    await window.show(scene('by-hand-connect-rehearsal'))
    await expect(page.getByText('heron-cobalt-4417-mast')).toHaveCount(0)
    await button('Show the password').click()
    await expect(page.getByText('heron-cobalt-4417-mast')).toBeVisible()
    await look('by-hand-password-shown')
    await button('Copy the password').click()
    await button('Copy the ssh command').click()
    expect(await argumentsOf('copyForTerminal')).toEqual([{ what: 'password' }, { what: 'command' }])
  })
})

test.describe('what is to be typed', () => {
  test('what is missing, a block, and a line are copied by main', async () => {
    await window.show(scene('by-hand-blocks'))
    await button('Copy what is missing').click()
    await button('Copy VDOM root').click()
    await button('Copy line 4 of VDOM root').click()
    expect(await argumentsOf('copyForHand')).toEqual([
      { request, block: null, line: null },
      { request, block: 'block root', line: null },
      { request, block: 'block root', line: 3 },
    ])
  })

  test('what may stop at the end of a page is copied line by line only', async () => {
    await window.show(scene('by-hand-blocks-pages'))
    await expect(button('Copy all except the page-by-page blocks')).toBeVisible()
    await expect(button('Copy VDOM root')).toBeVisible()
    await expect(button('Copy VDOM root, page by page')).toHaveCount(0)
    await window.page.getByRole('button', { name: /^VDOM root, page by page/ }).click()
    await expect(button('Copy line 1 of VDOM root, page by page')).toHaveCount(1)
    await look('by-hand-page-by-page')
  })

  test('of 250 VDOMs those in sight are drawn, and what is missing comes first', async () => {
    const { page } = window
    await window.show(scene('by-hand-blocks-many'))
    const blocks = page.getByRole('group', { name: 'Blocks to copy' })
    await expect(blocks.getByRole('button', { name: /^VDOM customer-029/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    )
    await look('by-hand-many-missing')
    await button('Only what is missing').click()
    await expect(blocks.getByRole('button', { name: /^The whole FortiGate/ })).toBeVisible()
    expect(await blocks.locator('.hand-block').count()).toBeLessThan(40)
  })

  test('no two buttons of a screen have one name', async () => {
    for (const name of ['by-hand-blocks', 'by-hand-blocks-rehearsal', 'by-hand-command', 'by-hand-key-y']) {
      await window.show(scene(name))
      const names = await window.page
        .getByRole('button')
        .evaluateAll((all) => all.map((each) => (each as unknown as { computedName: string }).computedName))
      expect(new Set(names).size, `${name}: ${names.join(', ')}`).toBe(names.length)
    }
  })
})

test.describe('what came back', () => {
  test('is taken wherever it is pasted, as it is, and not kept in the page', async () => {
    const { page } = window
    await window.show(scene('by-hand-blocks'))
    await window.fillClipboard(shown)
    // A heading has the focus: nothing that can be typed into.
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await page.keyboard.press('ControlOrMeta+V')
    await area().focus()
    await page.keyboard.press('ControlOrMeta+V')
    await window.pasteByMenu()
    await expect.poll(() => argumentsOf('pasteRecording')).toHaveLength(3)
    const [first, second, third] = await argumentsOf('pasteRecording')
    // Chromium hands over line ends of its own system; main reads either.
    expect(first).toEqual({ request, text: expect.stringContaining('Version: FortiGate-200F v7.2.8') })
    expect([second, third]).toEqual([first, first])
    await expect(area()).toHaveValue('')
  })

  test('what is typed, empty or too long is refused with what to do', async () => {
    const { page } = window
    await window.show(scene('by-hand-blocks'))
    await area().focus()
    await page.keyboard.type('y')
    await expect(area()).toHaveValue('')
    await expect(page.getByText('it can’t be typed here')).toBeVisible()
    await window.fillClipboard(' ')
    await page.keyboard.press('ControlOrMeta+V')
    await expect(page.getByText('There is no text on the clipboard')).toBeVisible()
    await window.fillClipboard('#'.repeat(longestPaste + 1))
    await page.keyboard.press('ControlOrMeta+V')
    await expect(page.getByText('Save it as a file and open the file')).toBeVisible()
    expect(await window.calls('pasteRecording')).toHaveLength(0)
    await window.fillClipboard(shown)
    await page.keyboard.press('ControlOrMeta+V')
    await expect.poll(() => window.calls('pasteRecording')).toHaveLength(1)
    await expect(area()).toHaveAttribute('aria-invalid', 'false')
  })

  test('a second one waits until the first is read', async () => {
    const { page } = window
    await window.show(scene('by-hand-blocks-reading'))
    await window.fillClipboard(shown)
    await page.keyboard.press('ControlOrMeta+V')
    await expect(page.getByText('Paste it again once')).toBeVisible()
    await expect(button('Open a recording…')).toHaveAttribute('aria-disabled', 'true')
    expect(await window.calls('pasteRecording')).toHaveLength(0)
  })

  test('a paste into another field stays there', async () => {
    const { page } = window
    await window.show(scene('by-hand-blocks'))
    await page.getByText('What was recognized').click()
    await page.getByPlaceholder('Search 40 commands').focus()
    await window.fillClipboard('vdom-dmz')
    await page.keyboard.press('ControlOrMeta+V')
    await expect(page.getByPlaceholder('Search 40 commands')).toHaveValue('vdom-dmz')
    await look('by-hand-recognized')
    expect(await window.calls('pasteRecording')).toHaveLength(0)
  })

  test('files are opened, or dropped without a path of this page', async () => {
    const { page } = window
    await window.show(scene('by-hand-blocks'))
    await button('Open a recording…').click()
    expect(await argumentsOf('openRecording')).toEqual([{ request }])
    await page.evaluate(`(() => {
      const dropped = new DataTransfer()
      dropped.items.add(new File(['x'], 'putty.log'))
      const fire = (type) => window.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, cancelable: true }))
      fire('dragover')
    })()`)
    await expect(page.getByText('Drop the recording')).toBeVisible()
    await look('by-hand-drop')
    await page.evaluate(`(() => {
      const dropped = new DataTransfer()
      dropped.items.add(new File(['x'], 'putty.log'))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }))
    })()`)
    await expect(page.getByText('Drop the recording')).toHaveCount(0)
    expect(await argumentsOf('dropRecording')).toEqual([request])
  })

  test('what came of it is told, and every note says what to do', async () => {
    const { page } = window
    await window.show(scene('by-hand-blocks'))
    await window.change(scene('by-hand-blocks-notes'))
    await expect(page.getByRole('status').filter({ hasText: 'commands recognized' })).toHaveText(
      /1,482 lines, 31 commands recognized, 10 of them read\.$/,
    )
    const list = page.getByRole('list', { name: 'Notes', exact: true })
    await expect(list.getByRole('listitem').first()).toContainText('Missing')
    await page.getByText('317 more notes').click()
    await expect(page.getByRole('list', { name: 'More notes' }).getByRole('listitem')).toHaveCount(5)
    await look('by-hand-more-notes')
  })
})

test.describe('the command and the key', () => {
  test('the heading of each request takes the focus, whatever had it', async () => {
    const { page } = window
    await window.show(scene('by-hand-waiting'))
    await button('Check again and ask the FortiGate').click()
    await window.change(scene('by-hand-command'))
    await expect(page.getByRole('heading', { name: /^Type the command for/ })).toBeFocused()
  })

  test('in a low window the request is seen, and not the name of the step alone', async () => {
    await window.resize(640, 400)
    await window.show(scene('by-hand-waiting'))
    await window.change(scene('by-hand-command'))
    await expect(window.page.getByRole('heading', { name: /^Type the command for/ })).toBeInViewport()
    await expect(window.page.getByText('config global', { exact: true })).toBeInViewport()
    await look('by-hand-command-low')
    await window.resize(1280, 800)
  })

  test('the command and the way to it are copied by main', async () => {
    await window.show(scene('by-hand-command'))
    await button('Copy the command').click()
    await button('Copy config global').click()
    expect(await argumentsOf('copyForHand')).toEqual([
      { request, block: null, line: null },
      { request, block: null, line: 0 },
    ])
  })

  test('to go on without what was printed is asked once more, with the safe answer first', async () => {
    const { page } = window
    await window.show(scene('by-hand-command'))
    await button('I didn’t get that far, or can’t paste it…').click()
    await look('by-hand-give-up')
    await expect(button('Keep waiting for it')).toBeFocused()
    await window.fillClipboard(shown)
    await page.keyboard.press('ControlOrMeta+V')
    await page.keyboard.press('Escape')
    expect(await window.calls('giveUpByHand')).toHaveLength(0)
    expect(await window.calls('pasteRecording')).toHaveLength(0)
    await button('I didn’t get that far, or can’t paste it…').click()
    await button('Continue without it').click()
    expect(await argumentsOf('giveUpByHand')).toEqual([{ request }])
  })

  test('once a paste shows the command or the key, nothing more is to be typed', async () => {
    const { page } = window
    await window.show(scene('by-hand-command-typed'))
    await expect(page.getByText('Don’t type the command again, and press nothing more.')).toBeVisible()
    await expect(button('Copy the command')).toHaveCount(0)
    await window.show(scene('by-hand-key-pressed'))
    await expect(page.getByText('Press nothing more.', { exact: true })).toBeVisible()
    await expect(page.locator('kbd')).toHaveCount(0)
  })

  test('what has to be looked at comes before the key', async () => {
    const { page } = window
    await window.show(scene('by-hand-key-y'))
    await expect(
      page.getByRole('heading', { name: /^Before you press y for EFTM001234567841/ }),
    ).toBeVisible()
    await expect(
      page.getByText('Press y only if nothing else has appeared below the question.', { exact: true }),
    ).toBeVisible()
    await expect(page.getByLabel('The FortiGate’s question')).toContainText('Ready to proceed? (y/n)')
    await window.show(scene('by-hand-key-n'))
    await expect(page.getByText('Press n. The license stays as it is.')).toBeVisible()
  })

  test('what was handed over for an earlier request is not told again', async () => {
    const { page } = window
    await window.show(scene('by-hand-key-earlier'))
    await expect(page.getByRole('heading', { name: /^Before you press y/ })).toBeVisible()
    await expect(page.getByText('recognized', { exact: false })).toHaveCount(0)
  })

  test('no key of the keyboard decides anything, and what is decided presses nothing', async () => {
    const { page } = window
    await window.show(scene('by-hand-key-y'))
    for (const key of ['y', 'n', 'Enter', 'ControlOrMeta+Enter']) await page.keyboard.press(key)
    expect(await window.calls('giveUpByHand')).toHaveLength(0)
    expect(await window.calls('answerDevice')).toHaveLength(0)
    await window.show(scene('by-hand-asked'))
    await page.getByLabel('Type the license number to answer y').pressSequentially('EFTM001234567841')
    await look('by-hand-decided')
    await button('Decide for y').click()
    expect(await argumentsOf('answerDevice')).toMatchObject([{ answer: 'y', typed: 'EFTM001234567841' }])
  })
})

test('backups are chosen as files, and the second login is tried by the person', async () => {
  await window.show(scene('by-hand-backup'))
  await button('Choose the file…').click()
  expect(await window.calls('chooseBackupFile')).toHaveLength(1)
  expect(await window.calls('backUp')).toHaveLength(0)
  await window.show(scene('by-hand-verify'))
  await expect(button('Try a second login')).toHaveCount(0)
  await button('Choose the second backup…').click()
  expect(await window.calls('chooseBackupFileAfter')).toHaveLength(1)
})

test('a twin has no web interface: what that would give is saved', async () => {
  await window.show(scene('by-hand-backup-rehearsal'))
  await button('Save its backup…').click()
  await expect(window.page.getByText('/home/kim/backup.conf')).toBeVisible()
  await look('by-hand-twin-backup')
})

test('by keyboard alone: copy, look into a block, paste, and give up', async () => {
  const { page } = window
  const focused = () => page.evaluate<string>('document.activeElement?.computedName ?? ""')
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab')
      const now = await focused()
      expect(await page.evaluate('document.activeElement === document.body'), 'on the page itself').toBe(
        false,
      )
      if (name.test(now)) return
    }
    throw new Error(`${name} was not reached.`)
  }
  await window.show(scene('by-hand-blocks'))
  await page.getByRole('heading', { name: /^Read the licenses/ }).focus()
  await page.keyboard.press('Tab')
  expect(await focused(), 'what the request is for comes first, and the way out of it last').toMatch(
    /^Copy what is missing/,
  )
  await page.keyboard.press('Enter')
  await tabTo(/^VDOM vdom-dmz/)
  await page.keyboard.press('Enter')
  await expect(button('Copy line 5 of VDOM vdom-dmz')).toBeVisible()
  await tabTo(/^Copy line 5 of VDOM vdom-dmz/)
  await page.keyboard.press(' ')
  expect(await argumentsOf('copyForHand')).toEqual([
    { request, block: null, line: null },
    { request, block: 'block vdom-dmz', line: 4 },
  ])
  await tabTo(/^What the terminal shows/)
  await window.fillClipboard(shown)
  await page.keyboard.press('ControlOrMeta+V')
  await expect.poll(() => window.calls('pasteRecording')).toHaveLength(1)
  await window.change(scene('by-hand-blocks-all'))
  // What is read closes by itself; the focus is where it was.
  await expect(area()).toBeFocused()
  await window.change(scene('by-hand-key-y'))
  await tabTo(/^I can’t paste it/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(button('I can’t paste it…')).toBeFocused()
})
