import { judgedUsers, type JudgedUser } from '../../migration/verdict-facts'
import { wasMigrated, type RunState } from '../../migration/run'
import { openAnnouncements } from '../../text/catalog/announcements'
import type { Language } from '../../text/languages'
import { spreadsheet } from '../../text/spreadsheet'

/** Someone who has to be told. */
export interface PersonToTell {
  readonly name: string
  /** `null` if the FortiGate knows none. */
  readonly email: string | null
  readonly vdom: string
  readonly table: 'admin' | 'local'
  readonly happens: 'migrates' | 'attention' | 'through' | 'needs' | 'unchanged' | 'unknown'
}

/** The users of the chosen licenses, each with what happens to them, or has happened. */
export function peopleToTell(run: RunState): readonly PersonToTell[] {
  const isAfter = run.licenses.some(wasMigrated)
  return judgedUsers(run).map((judged) => {
    const { name, email, vdom, table } = judged.user
    const happens = isAfter ? happened[judged.standing] : toCome(judged)
    return { name, email, vdom, table, happens }
  })
}

const happened = {
  through: 'through',
  attention: 'needs',
  unchanged: 'unchanged',
  unknown: 'unknown',
} as const satisfies Record<JudgedUser['standing'], PersonToTell['happens']>

/** Nobody documents what becomes of a token that is not activated, or locked. */
function toCome({ user }: JudgedUser): PersonToTell['happens'] {
  return user.outcome === 'migrates' ? 'migrates' : 'attention'
}

/** The message that says what happens. */
const sayings = {
  migrates: 'list.migrates',
  attention: 'list.attention',
  through: 'list.through',
  needs: 'list.needs',
  unchanged: 'list.unchanged',
  unknown: 'list.unknown',
} as const satisfies Record<PersonToTell['happens'], string>

/** The list of whom to tell, for a spreadsheet or a mail merge; its headings are the same in every language. */
export async function listOfPeople(run: RunState, language: Language): Promise<string> {
  const say = await openAnnouncements(language)
  return spreadsheet([
    ['name', 'e-mail', 'vdom', 'table', 'state', 'what happens'],
    ...peopleToTell(run).map(({ name, email, vdom, table, happens }) => [
      name,
      email,
      vdom,
      table,
      happens,
      say(sayings[happens]),
    ]),
  ])
}
