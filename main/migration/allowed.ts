/** Whether the run may go on to the next step, and what is still to be done if not. */
export interface Next {
  readonly allowed: boolean
  readonly reason: string
}

export const yes: Next = { allowed: true, reason: '' }
export const no = (reason: string): Next => ({ allowed: false, reason })
