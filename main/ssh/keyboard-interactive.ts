import type { KeyboardInteractiveAuthMethod } from 'ssh2'
import { cancelled, passwordExpired } from './connection-problem'
import type { ProblemError } from '../contract/result'
import type { HostOnTheWay } from './host-on-the-way'
import {
  asksForNewPassword,
  asksForPassword,
  asksForTokenCode,
  type KeyboardInteractivePrompt,
} from './prompt-words'
import type { DevicePrompts } from './target'

/** What a login by questions needs of its surroundings. */
export interface Interview {
  readonly place: HostOnTheWay
  /** The password, once: `null` from then on, and if there is none. */
  readonly takePassword: () => string | null
  /** Asks the person; `null` gives up. */
  readonly ask: (prompts: DevicePrompts) => Promise<readonly string[] | null>
  /** Ends the attempt to connect; nothing is sent for the round. */
  readonly refuse: (problem: ProblemError) => void
  /** Told what the host says if it gets no answer. */
  readonly said: (text: string) => void
  /** Told of each round of questions. */
  readonly onRound: () => void
}

/**
 * A login by the host's questions, in as many rounds as it likes: the password answers the first hidden question for
 * it; every other question goes to the person in the host's own words. A dialogue about a new password is refused
 * before anything of it is answered. Giving up sends nothing: an empty answer would count as a wrong one.
 */
export function keyboardInteractive(interview: Interview): KeyboardInteractiveAuthMethod {
  const asked = new Set<string>()
  return {
    type: 'keyboard-interactive',
    username: interview.place.target.user,
    prompt: (name, instructions, _language, prompts, finish) => {
      interview.onRound()
      const words = prompts.map(({ prompt }) => prompt.trim()).filter(Boolean)
      const again = words.some((each) => asked.has(each))
      for (const each of words) asked.add(each)
      answerRound(interview, { name, instructions, prompts, again }).then(
        (answers) => {
          if (answers) finish([...answers])
        },
        () => {
          interview.refuse(cancelled())
        },
      )
    },
  }
}

/** The answers to one round; `null` if the login is given up. */
async function answerRound(
  { place, takePassword, ask, refuse, said }: Interview,
  round: {
    readonly name: string
    readonly instructions: string
    readonly prompts: readonly KeyboardInteractivePrompt[]
    readonly again: boolean
  },
): Promise<readonly string[] | null> {
  const { name, instructions, prompts, again } = round
  const words = [name, instructions, ...prompts.map(({ prompt }) => prompt)]
  if (words.some(asksForNewPassword)) {
    said(words.filter((text) => text !== '').join('\n'))
    refuse(passwordExpired(place))
    return null
  }
  const known = prompts.map((asked) => (asksForPassword(asked) ? takePassword() : null))
  const open = prompts.filter((_asked, at) => known[at] === null)
  if (open.length === 0) return known.map((answer) => answer ?? '')
  const given = await ask({
    host: place.target.host,
    again,
    name,
    instructions,
    prompts: open.map(({ prompt, echo }) => ({
      text: prompt,
      echo: echo === true,
      isTokenCode: asksForTokenCode(prompt),
    })),
  })
  if (given === null) {
    refuse(cancelled())
    return null
  }
  const rest = [...given]
  return known.map((answer) => answer ?? rest.shift() ?? '')
}
