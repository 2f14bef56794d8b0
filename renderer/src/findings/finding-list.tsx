import type { FindingView } from '../../../main/contract/step-views'
import { placeWords, subjectWords } from '../../../main/contract/vdom-words'
import { VirtualList } from '../components/virtual-list'

interface FindingListProps {
  readonly findings: readonly FindingView[]
  /** The key of the finding that is to be seen first. */
  readonly aim: string | null
  /** Leads from the subject of a finding to the rows of its users. */
  readonly onUsers: ((finding: FindingView) => void) | undefined
}

/** Findings of a group, one below the other. */
export function FindingList({ findings, aim, onUsers }: FindingListProps) {
  return (
    <VirtualList
      label="Findings of this kind"
      items={findings}
      itemKey={({ key }) => key}
      likelyHeight={52}
      look={['finding-list', 'finding-list__finding small']}
      aim={aim === null ? -1 : findings.findIndex(({ key }) => key === aim)}
    >
      {(finding) => {
        const { title, message, users } = finding
        const subject = subjectWords(finding)
        return (
          <>
            <p className="finding-list__title">
              {title}:{' '}
              {onUsers && users.length > 0 ? (
                <button
                  type="button"
                  className="link-button"
                  aria-label={`In the table: ${title}, ${subject}`}
                  onClick={() => onUsers(finding)}
                >
                  <span>{subject}</span>
                </button>
              ) : (
                subject
              )}
              {placeWords(finding)}
            </p>
            <p>{message}</p>
          </>
        )
      }}
    </VirtualList>
  )
}
