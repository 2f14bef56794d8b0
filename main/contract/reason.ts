/** The least that a reason has to be if a person takes something on themselves, in characters. */
export const shortestReason = 20
