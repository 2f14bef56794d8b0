import { useState } from 'react'
import { shortestReason } from '../../../../main/contract/reason'
import type { LicenseMigration, QuestionView } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { TextArea, TextField } from '../../components/field'
import { QuestionText } from './question-text'

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
  const key = { license: license.license, vdom: license.vdom }
  return (
    <Card title="What the FortiGate asked" tone="bad">
      <QuestionText question={question} />
      {question.wording === 'approved' ? (
        <Callout tone="warn" title="You approved these words. Ask the FortiGate again to answer them.">
          {question.reason}
        </Callout>
      ) : question.whyNotApprovable !== '' ? (
        <Callout tone="bad" title={`This wording can’t be approved here. ${question.whyNotApprovable}`}>
          Ask Fortinet Customer Service with the text below.
        </Callout>
      ) : (
        <>
          <p>
            If you know that this is the question of the migration, you can approve these words: for this
            license in this run, on this device and this build, and for nothing else. Then the FortiGate is
            asked again, and you answer it as usual. Page 1 of the report says so.
          </p>
          <TextField
            label="License number"
            mono
            value={typed}
            onChange={setTyped}
            disabled={locked || approving}
          />
          <TextArea
            label="Why these words are right"
            rows={2}
            value={reason}
            onChange={setReason}
            hint={`At least ${shortestReason} characters: how you know, and from whom.`}
          />
          <div className="row">
            <Button
              disabled={
                locked || approving || typed !== license.license || reason.trim().length < shortestReason
              }
              onClick={() => void approve({ ...key, typed, reason })}
            >
              Approve these words
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
