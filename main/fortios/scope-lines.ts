import {
  isRootCommand,
  NotAllowed,
  quoteName,
  type CommandScope,
  type GlobalCommand,
  type RootCommand,
} from './commands'

/** Enters `config global`. */
export const enterGlobal = 'config global'
/** Enters the VDOM index; `edit` of a listed name follows. */
export const enterVdoms = 'config vdom'
/** Leaves a scope. */
export const leaveScope = 'end'

/**
 * `edit <name>`, for a name that the device itself listed: any other would be created.
 *
 * @throws NotAllowed
 * @internal
 */
export function enterVdom(name: string, listed: ReadonlySet<string>): string {
  if (!listed.has(name)) throw new NotAllowed(`edit ${name}, which the device did not list`)
  return `edit ${quoteName(name)}`
}

/** The root of the command line, which is all there is on a device without VDOMs. */
export const rootScope: CommandScope = { kind: 'root' }

/** A line that changes the scope, and where it leads: `vdoms` is the index between the root and a VDOM. */
export interface ScopeLine {
  readonly line: string
  readonly leadsTo: CommandScope | { readonly kind: 'vdoms' }
}

/**
 * The lines that lead from one scope to another, in the order in which they are typed; none if they are the same.
 *
 * @param listed the VDOMs that the device lists
 * @throws NotAllowed for a VDOM that it does not list
 */
export function linesBetween(
  from: CommandScope,
  to: CommandScope,
  listed: ReadonlySet<string>,
): readonly ScopeLine[] {
  if (isSameScope(from, to)) return []
  const out: readonly ScopeLine[] = from.kind === 'root' ? [] : [{ line: leaveScope, leadsTo: rootScope }]
  switch (to.kind) {
    case 'root':
      return out
    case 'global':
      return [...out, { line: enterGlobal, leadsTo: to }]
    case 'vdom':
      return [
        ...out,
        { line: enterVdoms, leadsTo: { kind: 'vdoms' } },
        { line: enterVdom(to.vdom, listed), leadsTo: to },
      ]
  }
}

/** Where a command of the whole device is typed. */
export function scopeOfDevice(command: GlobalCommand | RootCommand | null, hasVdoms: boolean): CommandScope {
  return hasVdoms && (command === null || !isRootCommand(command)) ? { kind: 'global' } : rootScope
}

/** Where a command of a VDOM is typed. */
export function scopeOfVdom(vdom: string, hasVdoms: boolean): CommandScope {
  return hasVdoms ? { kind: 'vdom', vdom } : rootScope
}

/** A scope as it is recorded beside what is typed in it: `global`, the name of a VDOM, or empty. */
export function scopeName(scope: CommandScope): string {
  if (scope.kind === 'root') return ''
  return scope.kind === 'global' ? 'global' : scope.vdom
}

function isSameScope(one: CommandScope, other: CommandScope): boolean {
  return one.kind === other.kind && scopeName(one) === scopeName(other)
}
