import type { Notice } from '../../../main/contract/snapshot'
import { useWords } from '../language/words'
import { useCall } from '../state/calls'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { MoreAbout } from './more-about'
import { DiagnosticsOfFault } from './save-diagnostics'

/** What the person has to know, and everything goes on all the same. */
export function NoticeCallouts({ notices }: { readonly notices: readonly Notice[] }) {
  return notices.map((notice) => <NoticeCallout notice={notice} key={notice.id} />)
}

function NoticeCallout({ notice }: { readonly notice: Notice }) {
  const [dismiss] = useCall('dismissNotice')
  const { say } = useWords('window')
  return (
    <Callout
      tone="warn"
      title={notice.message}
      actions={
        <>
          <DiagnosticsOfFault code={notice.code} />
          <Button size="small" kind="quiet" onClick={() => void dismiss({ id: notice.id })}>
            {say('dismiss')}
          </Button>
        </>
      }
    >
      <p>{notice.hint}</p>
      <MoreAbout code={notice.code} />
    </Callout>
  )
}
