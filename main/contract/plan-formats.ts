/** The forms in which a plan is saved. */
export const planFormats = ['html', 'pdf', 'csv', 'json'] as const

export type PlanFormat = (typeof planFormats)[number]
