import { expect, test } from 'vitest'
import type { Finding } from '../../../main/contract/review'
import { findingsInOrder, findingTexts, shownFindings } from '../../../renderer/src/review/file/finding-order'

const finding = (severity: Finding['severity'], line: number | null, subject: string): Finding => ({
  id: 'token.pending',
  severity,
  vdom: 'dmz',
  subject,
  message: `About ${subject}`,
  line,
})
const findings = [
  finding('info', 3, 'FTK-3'),
  finding('blocker', 20, 'FTK-20'),
  finding('warning', 7, 'FTK-7'),
  finding('blocker', 5, 'FTK-5'),
  finding('warning', null, 'the file'),
]
const subjects = (all: readonly Finding[]) => all.map(({ subject }) => subject)

test('the heaviest come first, else in the order of the review', () => {
  expect(subjects(findingsInOrder(findings, 'severity'))).toEqual([
    'FTK-20',
    'FTK-5',
    'FTK-7',
    'the file',
    'FTK-3',
  ])
})

test('in the order of the file, what is about the whole of it comes first', () => {
  expect(subjects(findingsInOrder(findings, 'line'))).toEqual([
    'the file',
    'FTK-3',
    'FTK-5',
    'FTK-7',
    'FTK-20',
  ])
})

test('a search wants every word, in the title, the subject, the VDOM or the message', () => {
  const texts = findingTexts(findings)
  const search = (words: string, severity: Finding['severity'] | null = null) =>
    subjects(shownFindings(findings, texts, words, severity))
  expect(search('')).toHaveLength(5)
  expect(search('never ftk-20')).toEqual(['FTK-20'])
  expect(search('DMZ about')).toHaveLength(5)
  expect(search('ftk-20 ftk-5')).toEqual([])
  expect(search('ftk', 'warning')).toEqual(['FTK-7'])
})
