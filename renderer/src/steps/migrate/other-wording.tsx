import { useState } from 'react'
import { shortestReason } from '../../../../main/contract/reason'
import type { LicenseMigration, QuestionView } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { TextArea, TextField } from '../../components/field'
import { QuestionText } from './question-text'
import { useWords } from '../../language/words'

interface OtherWordingProps {
  readonly license: LicenseMigration
  readonly question: QuestionView
  readonly locked: boolean
}

/** A question in other words than the documented ones: what it said, and the narrow way on. */
export function OtherWording({ license, question, locked }: OtherWordingProps) {
  const [approve, approving] = useCall('approveWording')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const { say } = useWords('steps')
  const key = { license: license.license, vdom: license.vdom }
  return (
    <Card title={say('other-wording.title')} tone="bad">
      <QuestionText question={question} />
      {question.wording === 'approved' ? (
        <Callout tone="warn" title={say('other-wording.approved')}>
          {question.reason}
        </Callout>
      ) : question.whyNotApprovable !== '' ? (
        <Callout tone="bad" title={say('other-wording.not-here', { why: question.whyNotApprovable })}>
          {say('other-wording.not-here.hint')}
        </Callout>
      ) : (
        <>
          <p>{say('other-wording.lead')}</p>
          <TextField
            label={say('other-wording.license')}
            mono
            value={typed}
            onChange={setTyped}
            disabled={locked || approving}
          />
          <TextArea
            label={say('other-wording.reason')}
            rows={2}
            value={reason}
            onChange={setReason}
            hint={say('other-wording.reason.hint', { count: shortestReason })}
          />
          <div className="row">
            <Button
              disabled={
                locked || approving || typed !== license.license || reason.trim().length < shortestReason
              }
              onClick={() => void approve({ ...key, typed, reason })}
            >
              {say('other-wording.go')}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
