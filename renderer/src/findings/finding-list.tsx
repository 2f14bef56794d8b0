import type { ReactNode } from 'react'
import type { FindingView } from '../../../main/contract/step-views'
import { placeWords, subjectWords } from '../../../main/contract/vdom-words'
import { useWords } from '../language/words'
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
  const { say, draw } = useWords('steps')
  return (
    <VirtualList
      label={say('findings.list')}
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
              {draw('findings.list.title', {
                title,
                subject,
                place: placeWords(finding),
                about: (name): ReactNode =>
                  onUsers && users.length > 0 ? (
                    <button
                      type="button"
                      className="link-button"
                      aria-label={say('findings.list.in-table', { title, subject })}
                      onClick={() => onUsers(finding)}
                    >
                      <span>{name}</span>
                    </button>
                  ) : (
                    name
                  ),
              })}
            </p>
            <p>{message}</p>
          </>
        )
      }}
    </VirtualList>
  )
}
