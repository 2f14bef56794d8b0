/**
 * Completions for bash, zsh and fish, made from the help of the command line.
 */
const quoted = (text) => `'${text.replaceAll("'", '’')}'`
const shorts = ({ short, name }) => [short, name].filter(Boolean)
const takesPath = ({ argument }) => /FILE|FOLDER/.test(argument ?? '')

export const bashCompletion = (commands) => {
  const all = commands.flatMap(({ options }) => options)
  const valued = all.find(({ values }) => values)
  const other = all.filter((option) => option.argument && !takesPath(option) && !option.values)
  const names = (options) => [...new Set(options.map(({ name }) => name))].join('|')
  return `# bash completion for tokenferry
_tokenferry() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} options=
  COMPREPLY=()
  compopt -o filenames
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W ${quoted([...commands.map(({ name }) => name), '--help', '--version'].join(' '))} -- "$word"; compgen -f -- "$word")
    return
  fi
  case $before in
    --) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    ${names(all.filter(takesPath))}) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    ${valued.name}) mapfile -t COMPREPLY < <(compgen -W ${quoted(valued.values.join(' '))} -- "$word"); return ;;
    ${names(other)}) return ;;
  esac
  case \${COMP_WORDS[1]} in
    --) options= ;;
${commands.map(({ name, options }) => `    ${name}) options=${quoted(options.flatMap(shorts).join(' '))} ;;`).join('\n')}
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -F _tokenferry tokenferry
`
}

const zshText = (text) => text.replaceAll("'", '’').replaceAll(/([\\:[\]])/g, '\\$1')

const zshOption = ({ name, short, argument, says, values }) => {
  const after = argument
    ? `:${argument.toLowerCase().replaceAll('|', ' or ')}:${takesPath({ argument }) ? '_files' : values ? `(${values.join(' ')})` : ''}`
    : ''
  return shorts({ name, short }).map(
    (form) => `'${form}[${zshText(values ? 'what happens' : says)}]${after}'`,
  )
}

export const zshCompletion = (commands) => `#compdef tokenferry
_tokenferry() {
  if ((CURRENT == 2)); then
    local -a commands=(
${commands.map(({ name, summary }) => `      '${name}:${zshText(summary)}'`).join('\n')}
      '--help:what can be called'
      '--version:the version'
    )
    _describe command commands
    _files
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${commands.map(({ name, options }) => `    ${name}) _arguments ${[...options.flatMap(zshOption), "'*:file:_files'"].join(' \\\n      ')} ;;`).join('\n')}
    *) _files ;;
  esac
}
_tokenferry "$@"
`

const fishOption =
  (command) =>
  ({ name, short, argument, says, values }) =>
    [
      `complete -c tokenferry -n '__fish_seen_subcommand_from ${command}' -l ${name.slice(2)}`,
      short && `-s ${short.slice(1)}`,
      argument && (takesPath({ argument }) ? '-r -F' : '-x'),
      values && `-a ${quoted(values.join(' '))}`,
      `-d ${quoted(values ? 'what happens' : says)}`,
    ]
      .filter(Boolean)
      .join(' ')

export const fishCompletion = (commands) =>
  [
    ...commands.map(
      ({ name, summary }) =>
        `complete -c tokenferry -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ),
    "complete -c tokenferry -n __fish_use_subcommand -l help -d 'what can be called'",
    "complete -c tokenferry -n __fish_use_subcommand -l version -d 'the version'",
    ...commands.flatMap(({ name, options }) => options.map(fishOption(name))),
    '',
  ].join('\n')
