import type { Page } from 'playwright'

/** What a page has asked for and what it was denied, from its first line on. */
export interface WatchedPage {
  /** The address of every request. */
  readonly requests: readonly string[]
  /** `directive: what was blocked`, for every violation of the content security policy. */
  readonly violations: readonly string[]
}

const mark = 'violation of the policy: '

/** Loads the page again and follows it. */
export async function watch(page: Page): Promise<WatchedPage> {
  const requests: string[] = []
  const violations: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => {
    if (message.text().startsWith(mark)) violations.push(message.text().slice(mark.length))
  })
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) => {
    console.info(${JSON.stringify(mark)} + event.effectiveDirective + ': ' + event.blockedURI)
  })`)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { requests, violations }
}

/** Takes the content security policy off the page and loads it again, to see what holds without it. */
export async function withoutPolicy(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.enable')
  await session.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
}
