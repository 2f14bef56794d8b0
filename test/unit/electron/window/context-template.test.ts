import { expect, test, vi } from 'vitest'
import { contextTemplate, copyTemplate } from '../../../../main/electron/window/context-template'

const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true }
const rolesOf = (template: ReturnType<typeof contextTemplate>) =>
  template.flatMap(({ role, enabled }) => (role === undefined || enabled === false ? [] : [role]))

test('a field offers what can be done with it', () => {
  const empty = { isEditable: true, selectionText: '', editFlags }
  expect(rolesOf(contextTemplate(empty))).toEqual(['paste', 'selectAll'])
  const selected = { ...empty, editFlags: { ...editFlags, canCut: true, canCopy: true } }
  expect(rolesOf(contextTemplate(selected))).toEqual(['cut', 'copy', 'paste', 'selectAll'])
})

test('elsewhere text is copied, and nothing is pasted', () => {
  const plain = { isEditable: false, selectionText: '', editFlags }
  expect(rolesOf(contextTemplate(plain))).toEqual(['selectAll'])
  expect(rolesOf(contextTemplate({ ...plain, selectionText: 'FTKMOB21' }))).toEqual(['copy', 'selectAll'])
})

test('a row is copied as a cell or as a whole', () => {
  const copy = vi.fn()
  const texts = [
    { title: 'Copy cell', text: '' },
    { title: 'Copy row', text: 'a\tb' },
  ]
  const [cell, row] = copyTemplate(texts, copy)
  expect(cell).toMatchObject({ label: 'Copy cell', enabled: false })
  row?.click?.({} as never, undefined, {})
  expect(copy).toHaveBeenCalledExactlyOnceWith('a\tb')
})
