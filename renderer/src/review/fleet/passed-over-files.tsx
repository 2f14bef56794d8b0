import type { PassedOver } from '../../../../main/contract/review'
import type { ReviewView } from '../../../../main/contract/review-view'
import { Answered } from '../../problems/answered'
import { Disclosure } from '../../components/disclosure'
import type { Column } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { useAnswer } from '../../state/use-answer'
import { plural } from '../../../../main/text/words'

/** What folders and archives hold besides configurations, each with the reason. Fetched when it is opened. */
export function PassedOverFiles({ review }: { readonly review: ReviewView }) {
  const { counts, revision, progress } = review
  if (counts.passedOver === 0) return null
  return (
    <Disclosure
      summary="Passed over, and not reviewed"
      aside={`${plural(counts.passedOver, 'file')}: nothing is known of them`}
      open={counts.files === 0 && progress === null}
    >
      {() => <List revision={revision} />}
    </Disclosure>
  )
}

const columns: readonly Column<PassedOver>[] = [
  { id: 'path', title: 'File', width: [220, 1], strong: true, text: ({ path }) => path },
  { id: 'reason', title: 'Why', width: [260, 1.6], text: ({ reason }) => reason },
]

function List({ revision }: { readonly revision: number }) {
  const answer = useAnswer('passedOver', undefined, revision)
  return (
    <Answered answer={answer}>
      {(rows) => (
        <Table
          label="Passed over"
          noun="files passed over"
          rows={rows}
          rowKey={({ path }) => path}
          columns={columns}
        />
      )}
    </Answered>
  )
}
