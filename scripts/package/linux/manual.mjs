/**
 * The manual page tokenferry(1), made from the help of the command line.
 */
const escaped = (text) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('’', '\\(cq')
    .replaceAll('…', '...')
    .replaceAll(/^([.'])/gm, '\\&$1')

const optionLines = ({ name, short, argument, says }) => [
  '.TP',
  `.B ${escaped([short, name].filter(Boolean).join(', ') + (argument ? ` ${argument}` : ''))}`,
  escaped(says),
]

const commandLines = ({ name, summary, calls, paragraphs }) => [
  `.SS ${escaped(name)}`,
  escaped(`${summary}.`),
  ...calls.flatMap((call) => ['.PP', `.B ${escaped(call)}`]),
  ...paragraphs.flatMap((paragraph) =>
    typeof paragraph === 'string' ? ['.PP', escaped(paragraph)] : paragraph.options.flatMap(optionLines),
  ),
]

/** @param {{ commands: object[], version: string, date: string }} what `date` as YYYY-MM-DD */
export const manualPage = ({ commands, version, date }) =>
  [
    `.TH TOKENFERRY 1 "${date}" "Tokenferry ${escaped(version)}" "User Commands"`,
    '.SH NAME',
    'tokenferry \\- migrates FortiToken Mobile users of a FortiGate to FortiToken Cloud',
    '.SH SYNOPSIS',
    '.B tokenferry',
    '.RI [ file ...]',
    '.br',
    '.B tokenferry \\-\\-',
    '.RI [ file ...]',
    '.br',
    '.B tokenferry',
    '.I command',
    '.RI [ option ...]',
    '.SH DESCRIPTION',
    'Without arguments, the window opens. With files, it opens them in the review, which needs no device.',
    'With a command, no window opens and no display is needed. No command migrates a license: that is',
    'done only in the window.',
    '.PP',
    'A first word with a dot, a slash, a backslash or a colon in it is a file. Behind',
    '.B \\-\\-',
    'every word is a file, even if it is named like a command or an option. Folders are opened with everything below',
    'them. If the window is already open, it opens the files; while a run is open in it, they wait until you leave the run.',
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SS With every call',
    '.TP',
    '.B \\-h, \\-\\-help',
    'what can be called',
    '.TP',
    '.B \\-\\-version',
    'the version',
    '.SH FILES',
    '.TP',
    '.I ~/.config/Tokenferry',
    'settings, known host keys, and the runs with their journals, backups and evidence. Removing the package leaves it.',
    '',
  ].join('\n')
