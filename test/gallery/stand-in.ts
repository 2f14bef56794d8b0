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
  // A screen that is just being left may still ask: main knows of its run as well.
  let left: Scene | null = null
  let seq = 0
  let begin: (scene: Scene) => void = () => undefined
  const begun = new Promise<Scene>((resolve) => {
    begin = resolve
  })

  page.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective}: ${event.blockedURI}`)
  })

  // What the first screen asks for, whichever scene it is.
  const lists: Record<string, readonly unknown[]> = { listedRuns: [], removedRuns: [] }
  const values: Record<string, (argument: unknown) => unknown> = {
    snapshot: () => begun.then(({ snapshot }) => ({ ...snapshot, seq })),
    transcript: () => scene?.transcript ?? [],
    announcement: () => ({
      subject: 'Planned change to your login with FortiToken',
      body: 'Hello,\n\nWhen: Monday, 23 November 2026, 21:00 to 23:00 (Europe/Zurich)\n\nNothing changes on your phone. Keep the app and the token in it. There is nothing to install, to scan, or to activate again.\n\nKind regards\nYour IT team\n',
      isEdited: false,
      isOutdated: false,
      people: { all: 5, withAddress: 3 },
    }),
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
    passedOver: () => scene?.review?.passedOver ?? [],
    reviewedPart: (argument) =>
      JSON.stringify(scene?.review?.parts[(argument as { part: 'findings' }).part] ?? []),
    // What is looked at stands in the middle of them.
    sourceLines: (argument) => {
      const lines = scene?.review?.lines
      return lines && { ...lines, from: Math.max(1, (argument as { line: number }).line - 3) }
    },
    reviewedUser: (argument) => {
      const review = scene?.review
      const { key } = argument as { key: string }
      return (
        review && {
          findings: review.parts.findings.filter(({ users }) => users.includes(key)),
          lines: review.userLines,
        }
      )
    },
    compareReviewed: () => scene?.review?.comparison,
    printed: (argument) => {
      const { after, ...license } = argument as { after: number }
      const all = rowsOf('printed', { ...license, after: 0 }) as
        { readonly lines: readonly string[] } | undefined
      return all && { from: after, lines: all.lines.slice(after) }
    },
    loginChoices: () =>
      scene?.choices ?? { recent: [], aliases: [], agent: { keys: 2, reason: '' }, oldEncryption: [] },
    sshHost: () => scene?.sshHost ?? null,
    showDiagnostics: () => 'Tokenferry diagnostics\n======================\nTokenferry   0.1.0',
    saveTwinBackup: () => '/home/kim/backup.conf',
    savePlan: (argument) => `/home/kim/plan.${(argument as { format: string }).format}`,
    savePlanOfReviewed: (argument) => `/home/kim/plan.${(argument as { format: string }).format}`,
    exportReviewed: (argument) => `/home/kim/review.${(argument as { format: string }).format}`,
    saveTable: (argument) => `/home/kim/${(argument as { title: string }).title.toLowerCase()}.csv`,
    exportOverview: (argument) => `/home/kim/overview.${(argument as { format: string }).format}`,
    chooseKeyFile: () => '/home/kim/.ssh/id_ed25519',
  }
  const rowsOf = (name: string, argument: unknown): unknown => {
    const key = JSON.stringify([name, argument ?? null])
    return scene?.rows?.[key] ?? left?.rows?.[key] ?? lists[name]
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
      const value = values[name] ? values[name](argument) : rowsOf(name, argument)
      return { ok: true, value: (await value) ?? null }
    }
  }
  page.tokenferry = api
  page.gallery = {
    calls,
    violations,
    show: (next) => {
      left = scene
      scene = next
      seq += 1
      begin(next)
      for (const listener of listeners.get('changed') ?? []) listener({ ...next.snapshot, seq })
    },
  }
}
