/** How much of a fault of the page main takes, in UTF-16 units; the page cuts the rest off. */
export const faultTextLimits = { message: 2_000, stack: 20_000 } as const
