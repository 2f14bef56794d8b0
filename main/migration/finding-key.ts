import type { Finding } from '../contract/review'

/** One finding as one string, the same for each reading in which it shows up again. */
export function findingKey(finding: Finding): string {
  return `${finding.id}|${finding.vdom ?? ''}|${finding.subject}`
}

/** What a key says of its finding. */
export function findingOfKey(key: string): Pick<Finding, 'id' | 'subject'> {
  const [id = '', , ...subject] = key.split('|')
  return { id: id as Finding['id'], subject: subject.join('|') }
}
