import { windowCommands, type WindowCommand } from '../../../main/contract/window-commands'
import { useWords, type WordsOf } from '../language/words'
import { isMac, keyWords } from '../state/window-commands'

/** Keys of what is used everywhere, beside those of the menu. */
function within({ say }: WordsOf<'beside'>): readonly (readonly [string, readonly string[]])[] {
  return [
    [say('shortcuts.controls'), ['Tab', 'Shift+Tab']],
    [say('shortcuts.cells'), ['↑', '↓', '←', '→']],
    [say('shortcuts.ends'), [isMac ? '⌘Home' : 'Ctrl+Home', isMac ? '⌘End' : 'Ctrl+End']],
    [say('shortcuts.pages'), [say('shortcuts.key.page-up'), say('shortcuts.key.page-down')]],
    [
      say('shortcuts.select'),
      [
        say('shortcuts.key.space'),
        say('shortcuts.key.shift-space'),
        say(isMac ? 'shortcuts.key.click.mac' : 'shortcuts.key.click'),
      ],
    ],
    [say('shortcuts.select.several'), ['Shift+↑', 'Shift+↓', say('shortcuts.key.shift-click')]],
    [say('shortcuts.select.all'), [isMac ? '⌘A' : 'Ctrl+A']],
    [say('shortcuts.copy'), [isMac ? '⌘C' : 'Ctrl+C']],
    [say('shortcuts.tabs'), ['←', '→']],
    [say('shortcuts.close'), ['Esc']],
    [say('shortcuts.size'), isMac ? ['⌘+', '⌘-', '⌘0'] : ['Ctrl++', 'Ctrl+-', 'Ctrl+0']],
  ]
}

/** All keys there are, from the one table of them. */
export function Shortcuts() {
  const words = useWords('beside')
  const { say } = words
  const commands = (Object.keys(windowCommands) as WindowCommand[]).filter((id) => keyWords(id) !== '')
  return (
    <div className="help__text">
      <p>
        {say('shortcuts.lead')}
        {isMac ? '' : ` ${say('shortcuts.menu')}`}
      </p>
      <table className="help__table help__keys">
        <thead>
          <tr>
            <th scope="col">{say('shortcuts.what')}</th>
            <th scope="col">{say('shortcuts.keys')}</th>
          </tr>
        </thead>
        <tbody>
          {commands.map((id) => (
            <Row key={id} words={windowCommands[id].title.replace(/…$/, '')} keys={[keyWords(id)]} />
          ))}
          {within(words).map(([what, keys]) => (
            <Row key={what} words={what} keys={keys} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ words, keys }: { readonly words: string; readonly keys: readonly string[] }) {
  return (
    <tr>
      <td>{words}</td>
      <td>
        <span className="help__row">
          {keys.map((key) => (
            <kbd className="key" key={key}>
              {key}
            </kbd>
          ))}
        </span>
      </td>
    </tr>
  )
}
