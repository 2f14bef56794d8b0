import { ProblemError } from '../contract/result'
import type { CommandScope } from '../fortios/commands'
import { maskSecrets } from '../fortios/mask-secrets'
import { findCurrentVdom } from '../fortios/output'
import { leaveScope, linesBetween, rootScope, scopeName, type ScopeLine } from '../fortios/scope-lines'
import type { Shell } from './shell'

/** Where in the CLI we are: every scope that is entered is verified from the prompt and left again. */
export class Scopes {
  /** Whether the device is divided into VDOMs. */
  enabled = false
  private listed: ReadonlySet<string> = new Set()
  private current: CommandScope = rootScope
  private readonly shell: Shell
  /** What the first prompt stood in: nothing, or the VDOM of an administrator who has only that one. */
  private readonly home: string | null

  constructor(shell: Shell) {
    this.shell = shell
    this.home = shell.prompt.scope
  }

  /** @param names the VDOMs that the device lists; no other is ever entered. */
  use(enabled: boolean, names: readonly string[]): void {
    this.enabled = enabled
    this.listed = new Set(names)
  }

  /**
   * Goes where a command belongs.
   *
   * @throws NotAllowed for a VDOM that the device did not list, before anything is typed; ProblemError
   *   `scope-refused` if the prompt does not say that we got there.
   */
  async enter(scope: CommandScope): Promise<void> {
    for (const line of linesBetween(this.current, scope, this.listed)) await this.follow(line)
  }

  private async follow({ line, leadsTo }: ScopeLine) {
    switch (leadsTo.kind) {
      case 'root':
        this.current = leadsTo
        await this.step(line, this.home)
        this.shell.scope = ''
        return
      case 'vdoms':
        await this.step(line, 'vdom')
        return
      case 'global':
        await this.step(line, 'global')
        break
      case 'vdom':
        await this.step(line, leadsTo.vdom, (printed) => this.saysItEntered(leadsTo.vdom, printed))
    }
    this.current = leadsTo
    this.shell.scope = scopeName(leadsTo)
  }

  private async step(
    command: string,
    expected: string | null,
    isThere: (printed: string) => boolean = () => this.shell.prompt.scope === expected,
  ) {
    const printed = await this.shell.run(command, { leadsTo: expected })
    if (isThere(printed)) return
    if (this.shell.prompt.scope !== this.home) {
      await this.shell.run(leaveScope, { leadsTo: this.home })
      this.shell.scope = ''
    }
    throw new ProblemError({
      code: 'scope-refused',
      message: `The FortiGate did not enter ${expected ?? 'the root of the command line'} after "${command}".`,
      hint: 'The administrator needs access to the global settings and to every VDOM, as a super_admin has.',
      detail: maskSecrets(printed).slice(0, 300),
    })
  }

  /**
   * Whether the device says that it is in a VDOM now: by the prompt, and by the line `current vf=<name>:<number>` if
   * it prints that. If the prompt cuts a long name, as it does with hostnames, or is the one of the list of VDOMs,
   * the line alone can say it.
   */
  private saysItEntered(vdom: string, printed: string): boolean {
    const said = findCurrentVdom(printed)
    const shown = this.shell.prompt.scope ?? ''
    const isCut = shown.endsWith('~') && vdom.startsWith(shown.slice(0, -1))
    if (shown === vdom && vdom !== 'vdom') return said === null || said === vdom
    return (isCut || shown === vdom) && said === vdom
  }
}
