import { useEffect, useMemo, useState } from 'react'
import type { VerificationLines, VerificationRow } from '../../../../main/contract/rows'
import { vdomWords } from '../../../../main/contract/vdom-words'
import { call } from '../../state/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Dialog } from '../../components/dialog'
import { Facts } from '../../components/facts'
import { LinesOfUser } from '../../components/lines-of-user'
import { commonLines } from './common-lines'
import { useWords } from '../../language/words'

interface VerifiedUserProps {
  readonly row: VerificationRow
  readonly onClose: () => void
}

/** One user: what was found, what to do, and the lines of the configuration before and after. */
export function VerifiedUser({ row, onClose }: VerifiedUserProps) {
  const [lines, setLines] = useState<VerificationLines | null>(null)
  useEffect(() => {
    let current = true
    void call('verificationLines', { key: row.key }).then((result) => {
      if (current && result.ok) setLines(result.value)
    })
    return () => {
      current = false
    }
  }, [row.key])
  const { say } = useWords('steps')
  const common = useMemo(() => commonLines(lines?.before ?? [], lines?.after ?? []), [lines])
  return (
    <Dialog
      title={say(row.advice === '' ? 'verified-user.through' : 'verified-user.advice', { user: row.name })}
      onRefuse={onClose}
      wide
      actions={
        <Button kind="primary" onClick={onClose} focusFirst>
          {say('close')}
        </Button>
      }
    >
      {row.advice !== '' && <Callout tone="warn" title={row.advice} />}
      <Facts
        look="lines"
        facts={[
          { name: say('verified-user.vdom'), value: vdomWords(row) },
          { name: say('verified-user.device'), value: row.onDevice },
          { name: say('verified-user.cloud'), value: row.inCloud },
          { name: say('verified-user.token'), value: row.token, mono: true },
        ]}
      />
      {lines !== null && (
        <div className="lines">
          <LinesOfUser side="before" lines={lines.before} difference={marked(common.before, 'before')} />
          <LinesOfUser side="after" lines={lines.after} difference={marked(common.after, 'after')} />
        </div>
      )}
    </Dialog>
  )
}

/** The sides of a comparison: what stands before a line that the other side lacks. */
const sides = { before: '−', after: '+' } as const

function marked(common: ReadonlySet<number>, look: keyof typeof sides) {
  return (place: number) =>
    common.has(place) ? ({ mark: '  ', look: '' } as const) : { mark: `${sides[look]} `, look }
}
