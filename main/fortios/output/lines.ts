/** The lines of a command's output without what trails them: blanks, and the carriage returns of a terminal. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trimEnd())
}

/** The lines that hold more than blanks. */
export function filledLinesOf(text: string): readonly string[] {
  return linesOf(text).filter((line) => line !== '')
}
