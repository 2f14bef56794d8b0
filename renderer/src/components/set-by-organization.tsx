import { useWords } from '../language/words'

/** Beside what a policy fixes. */
export function SetByOrganization() {
  return useWords('window').say('policy.fixed')
}
