import { windowCommands, type WindowCommand } from '../../../main/contract/window-commands'
import { isMac, keyWords } from '../state/window-commands'

/** Keys of what is used everywhere, beside those of the menu. */
const within: readonly (readonly [string, readonly string[]])[] = [
  ['From one control to the next, and back', ['Tab', 'Shift+Tab']],
  ['From cell to cell of a table', ['↑', '↓', '←', '→']],
  ['To the first and the last row of a table', [isMac ? '⌘Home' : 'Ctrl+Home', isMac ? '⌘End' : 'Ctrl+End']],
  ['A page up or down in a table', ['Page Up', 'Page Down']],
  [
    'Select a row of a table, or leave it out again',
    ['Space', 'Shift+Space', isMac ? '⌘ click' : 'Ctrl+click'],
  ],
  ['Select several rows', ['Shift+↑', 'Shift+↓', 'Shift+click']],
  ['Select all rows that are shown', [isMac ? '⌘A' : 'Ctrl+A']],
  ['Copy the selected rows, or the cell', [isMac ? '⌘C' : 'Ctrl+C']],
  ['Between tabs', ['←', '→']],
  ['Close a dialog with its safe answer, or a screen like this one', ['Esc']],
  ['Larger, smaller, usual size', isMac ? ['⌘+', '⌘-', '⌘0'] : ['Ctrl++', 'Ctrl+-', 'Ctrl+0']],
]

/** All keys there are, from the one table of them. */
export function Shortcuts() {
  const commands = (Object.keys(windowCommands) as WindowCommand[]).filter((id) => keyWords(id) !== '')
  return (
    <div className="help__text">
      <p>
        No key answers a question of the FortiGate, accepts a finding, ticks a user or finishes a run. While a
        question is open, and while a license migrates, only the console listens.
        {isMac ? '' : ' Alt shows the menu.'}
      </p>
      <table className="help__table help__keys">
        <thead>
          <tr>
            <th scope="col">What it does</th>
            <th scope="col">Keys</th>
          </tr>
        </thead>
        <tbody>
          {commands.map((id) => (
            <Row key={id} words={windowCommands[id].title.replace(/…$/, '')} keys={[keyWords(id)]} />
          ))}
          {within.map(([words, keys]) => (
            <Row key={words} words={words} keys={keys} />
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
