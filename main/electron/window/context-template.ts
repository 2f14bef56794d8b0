import type { MenuItemConstructorOptions } from 'electron'

/** What lies under the pointer, as far as the menu there depends on it. */
interface UnderPointer {
  readonly isEditable: boolean
  readonly selectionText: string
  readonly editFlags: {
    readonly canCut: boolean
    readonly canCopy: boolean
    readonly canPaste: boolean
    readonly canSelectAll: boolean
  }
}

/** The menu of a text, as data: in a field to edit it, elsewhere to copy. Nothing leads to the web or to the developer tools. */
export function contextTemplate({
  isEditable,
  selectionText,
  editFlags,
}: UnderPointer): readonly MenuItemConstructorOptions[] {
  const { canCut, canCopy, canPaste, canSelectAll } = editFlags
  if (isEditable) {
    return [
      { role: 'cut', enabled: canCut },
      { role: 'copy', enabled: canCopy },
      { role: 'paste', enabled: canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: canSelectAll },
    ]
  }
  return selectionText.trim() === ''
    ? [{ role: 'selectAll', enabled: canSelectAll }]
    : [{ role: 'copy' }, { type: 'separator' }, { role: 'selectAll', enabled: canSelectAll }]
}

/** A text to copy, with what the menu calls it. */
export interface ToCopy {
  readonly title: string
  readonly text: string
}

/** The menu of a row of a table. @param copy puts a text onto the clipboard */
export function copyTemplate(
  texts: readonly ToCopy[],
  copy: (text: string) => void,
): readonly MenuItemConstructorOptions[] {
  return texts.map(({ title, text }) => ({ label: title, enabled: text !== '', click: () => copy(text) }))
}
