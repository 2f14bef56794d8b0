/** What a line that was mangled may still tell of who logs in how. */
const decisive =
  /\b(?:config|edit|set|append|unset)[ \t]+["'\u201c]?(?:user (?:local|fortitoken)\b|system admin\b|two-factor|fortitoken|FTK|EFTM|accprofile|vdom\b|global\b)/i

/** Whether text may hold a piece of the tables that decide who migrates. */
export function mayDecide(text: string): boolean {
  return decisive.test(text)
}

/** Whether a line outside of all blocks is of those who kept the configuration, a mail or a note, and not a piece of it. */
export function isWords(line: string, isLast: boolean): boolean {
  return !mayDecide(line) && !(isLast && 'config'.startsWith(line.trimEnd()))
}
