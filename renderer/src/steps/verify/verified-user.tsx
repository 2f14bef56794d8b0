import { useEffect, useMemo, useState } from 'react'
import type { VerificationLines, VerificationRow } from '../../../../main/contract/rows'
import { vdomWords } from '../../../../main/contract/vdom-words'
import { call } from '../../state/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Dialog } from '../../components/dialog'
import { Facts } from '../../components/facts'
import { commonLines } from './common-lines'

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
  const common = useMemo(() => commonLines(lines?.before ?? [], lines?.after ?? []), [lines])
  return (
    <Dialog
      title={row.advice === '' ? `${row.name} came through` : `What to do about ${row.name}`}
      onRefuse={onClose}
      wide
      actions={
        <Button kind="primary" onClick={onClose} focusFirst>
          Close
        </Button>
      }
    >
      {row.advice !== '' && <Callout tone="warn" title={row.advice} />}
      <Facts
        look="lines"
        facts={[
          { name: 'VDOM', value: vdomWords(row) },
          { name: 'On the FortiGate', value: row.onDevice },
          { name: 'In FortiToken Cloud', value: row.inCloud },
          { name: 'Token to keep', value: row.token, mono: true },
        ]}
      />
      {lines !== null && (
        <div className="lines">
          <Side title="Before" lines={lines.before} common={common.before} mark="−" />
          <Side title="After" lines={lines.after} common={common.after} mark="+" />
        </div>
      )}
    </Dialog>
  )
}

interface SideProps {
  readonly title: string
  readonly lines: readonly string[]
  /** The places of those lines that the other side has as well. */
  readonly common: ReadonlySet<number>
  /** What stands before a line that the other side lacks. */
  readonly mark: string
}

function Side({ title, lines, common, mark }: SideProps) {
  return (
    <section className="lines__side" aria-label={`The configuration ${title.toLowerCase()}`}>
      <h3 className="lines__title">{title}</h3>
      {lines.length === 0 ? (
        <p className="quiet">Not in the configuration.</p>
      ) : (
        <pre className="lines__text mono">
          {lines.map((line, at) => (
            <span
              // The same line can stand twice, and lines never move.
              key={`${at} ${line}`}
              className={common.has(at) ? 'lines__line' : `lines__line lines__line--${title.toLowerCase()}`}
            >
              {`${common.has(at) ? ' ' : mark} ${line}\n`}
            </span>
          ))}
        </pre>
      )}
    </section>
  )
}
