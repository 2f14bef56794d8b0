import type { HandRequest } from '../contract/by-hand'
import { licenseName } from '../contract/license-key'

const rest = 'Waiting for you to hand over what the terminal has shown since'

/** What a person is waited for to do in the terminal: nothing of it is under way before they have done it. */
export function waitingFor(request: HandRequest): string {
  switch (request.kind) {
    case 'blocks':
      return 'Waiting for you to hand over what the commands printed'
    case 'command':
      return request.line === null ? rest : `Waiting for you to type the command for ${licenseName(request)}`
    case 'key':
      return request.key === null
        ? rest
        : `Waiting for you to press ${request.key} for ${licenseName(request)}`
  }
}
