/** For what scrolls and holds nothing to focus: it must be reachable by keyboard all the same. */
export const reachable = { tabIndex: 0 } as const
