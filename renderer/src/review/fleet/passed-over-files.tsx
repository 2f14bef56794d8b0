import { useMemo } from 'react'
import type { PassedOver } from '../../../../main/contract/review'
import type { ReviewView } from '../../../../main/contract/review-view'
import { Answered } from '../../problems/answered'
import { Disclosure } from '../../components/disclosure'
import type { Column } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { useAnswer } from '../../state/use-answer'
import { useWords, type WordsOf } from '../../language/words'

/** What folders and archives hold besides configurations, each with the reason. Fetched when it is opened. */
export function PassedOverFiles({ review }: { readonly review: ReviewView }) {
  const { counts, revision, progress } = review
  const { say } = useWords('review')
  if (counts.passedOver === 0) return null
  return (
    <Disclosure
      summary={say('passed-over.title')}
      aside={say('passed-over.count', { count: counts.passedOver })}
      open={counts.files === 0 && progress === null}
    >
      {() => <List revision={revision} />}
    </Disclosure>
  )
}

function columnsOf({ say }: WordsOf<'review'>): readonly Column<PassedOver>[] {
  return [
    {
      id: 'path',
      title: say('passed-over.column.file'),
      width: [220, 1],
      strong: true,
      text: ({ path }) => path,
    },
    {
      id: 'reason',
      title: say('passed-over.column.why'),
      width: [260, 1.6],
      text: ({ reason }) => reason,
    },
  ]
}

function List({ revision }: { readonly revision: number }) {
  const words = useWords('review')
  const { say } = words
  const columns = useMemo(() => columnsOf(words), [words])
  const answer = useAnswer('passedOver', undefined, revision)
  return (
    <Answered answer={answer}>
      {(rows) => (
        <Table
          label={say('passed-over.table')}
          noun={say('passed-over.files')}
          rows={rows}
          rowKey={({ path }) => path}
          columns={columns}
        />
      )}
    </Answered>
  )
}
