import { deviceFields, type RawEntry } from './entry'

/** Ansible's names for the fields of a device. */
const ansibleNames: Readonly<Record<string, string>> = {
  ansible_host: 'host',
  ansible_port: 'port',
  ansible_user: 'user',
  ansible_ssh_private_key_file: 'key_file',
  tokenferry_jump: 'jump',
  tokenferry_old_algorithms: 'old_algorithms',
  tokenferry_host_key: 'host_key',
}

/**
 * What a variable of an Ansible inventory is to us: the name of a field, its own name if it is a secret that has to be
 * refused, `null` if it is none of our business.
 */
export function fieldOfVariable(name: string): string | null {
  const known = Object.hasOwn(ansibleNames, name) ? ansibleNames[name] : undefined
  if (known !== undefined) return known
  const isOurs = deviceFields.some((each) => each === name) || /pass(?:word|wd|phrase)?$/i.test(name)
  return isOurs ? name : null
}

/**
 * A host with its variables, in either form of an inventory: its own rank before those of its group, and these before
 * those of groups around it and what an earlier group said (Ansible, "How to build your inventory").
 *
 * @param before the same host in an earlier group
 */
export function hostWithVariables(
  host: string,
  line: number,
  before: RawEntry | undefined,
  ofGroups: RawEntry['fields'],
  own: RawEntry['fields'],
): RawEntry {
  const fields = new Map([
    ['name', { value: host, line }],
    ['host', { value: host, line }],
    ...(before?.fields ?? []),
    ...ofGroups,
    ...own,
  ] as const)
  return { fields, line: before?.line ?? line }
}
