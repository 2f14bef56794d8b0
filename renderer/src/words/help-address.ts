/** The page of the help about a finding. */
export function findingPage(finding: string): string {
  return `finding/${finding}`
}

/** The place in the help that explains a word of the glossary. */
export function glossaryPage(word: string): string {
  return `glossary#${word}`
}
