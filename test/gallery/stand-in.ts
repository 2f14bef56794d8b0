import type { Scene } from '../fixtures/snapshots'

/** A call that the page made, with its argument. */
export interface RecordedCall {
  readonly name: string
  readonly argument: unknown
}

/** What the stand-in offers to the gallery and to the tests, as `gallery` in the page, which hears `called` after each call. */
export interface Gallery {
  readonly show: (scene: Scene) => void
  readonly calls: readonly RecordedCall[]
  readonly violations: readonly string[]
}

interface Page {
  dispatchEvent: (event: Event) => boolean
  tokenferry?: unknown
  gallery?: Gallery
  addEventListener: (
    type: string,
    listener: (event: { violatedDirective: string; blockedURI: string }) => void,
  ) => void
}

/**
 * Puts a stand-in for main into the page: it shows the scene that it is given and records every call. Runs in the
 * page, so it may use nothing from outside itself.
 */
export function installStandIn(callNames: readonly string[]): void {
  const page = globalThis as unknown as Page
  const calls: RecordedCall[] = []
  const violations: string[] = []
  const listeners = new Map<string, Set<(value: unknown) => void>>()
  let scene: Scene | null = null
  let seq = 0
  let begin: (scene: Scene) => void = () => undefined
  const begun = new Promise<Scene>((resolve) => {
    begin = resolve
  })

  page.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective}: ${event.blockedURI}`)
  })

  const values: Record<string, (argument: unknown) => unknown> = {
    snapshot: () => begun.then(({ snapshot }) => ({ ...snapshot, seq })),
    users: () => scene?.users ?? [],
    verificationRows: () => scene?.verificationRows ?? [],
    portalRows: () => scene?.portalRows ?? [],
    transcript: () => scene?.transcript ?? [],
    previewPasted: () => ({
      columns: [
        { title: 'Username', samples: ['ana.keller'] },
        { title: 'Token SN', samples: ['FTKMOB21A0B3C4D5'] },
      ],
      name: 0,
      serial: 1,
      rows: 1,
    }),
    fleetRows: () => scene?.review?.rows ?? [],
    reviewedPart: (argument) =>
      JSON.stringify(scene?.review?.parts[(argument as { part: 'findings' }).part] ?? []),
    loginChoices: () => scene?.choices ?? { aliases: [], agent: { keys: 2, reason: '' }, oldEncryption: [] },
    sshHost: () => scene?.sshHost ?? null,
    chooseKeyFile: () => '/home/kim/.ssh/id_ed25519',
  }
  const api: Record<string, unknown> = {
    on: (event: string, listener: (value: unknown) => void) => {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all.add(listener))
      return () => all.delete(listener)
    },
  }
  for (const name of callNames) {
    api[name] = async (argument: unknown) => {
      calls.push({ name, argument })
      page.dispatchEvent(new Event('called'))
      return { ok: true, value: (await values[name]?.(argument)) ?? null }
    }
  }
  page.tokenferry = api
  page.gallery = {
    calls,
    violations,
    show: (next) => {
      scene = next
      seq += 1
      begin(next)
      for (const listener of listeners.get('changed') ?? []) listener({ ...next.snapshot, seq })
    },
  }
}
