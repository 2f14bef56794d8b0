/** What to call one of several configurations in a file: `all.conf, part 2`. */
export function partName(file: string, part: number | null): string {
  return part === null ? file : `${file}, part ${part}`
}
