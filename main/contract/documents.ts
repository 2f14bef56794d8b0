/** The endings of what is exported and reported. A file with another one could be a program. */
const ending = /[^/\\]\.(?:html|pdf|csv|json|ics|txt|eml)$/i

/** Whether a file is one to read, by its name. */
export function isDocument(file: string): boolean {
  return ending.test(file)
}
