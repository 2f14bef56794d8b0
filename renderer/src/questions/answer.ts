/** Answers a question of main with texts, or refuses with `null`. */
export type Answer = (answers: readonly string[] | null) => void
