import { useState } from 'react'
import { Button } from '../components/button'
import { RadioGroup, TextField } from '../components/field'
import { attempt, useCall } from '../state/calls'
import { snapshots } from '../state/snapshot'
import { useStore } from '../state/use-store'
import { useWords } from '../language/words'
import './report-look.css'

/** The company, the logo and the paper of the report that comes next. Kept for the ones after it. */
export function ReportLookFields() {
  const look = useStore(snapshots)?.app.report
  const [typed, setTyped] = useState<string | null>(null)
  const [chooseLogo, choosing] = useCall('chooseLogo')
  const [removeLogo] = useCall('removeLogo')
  const { say } = useWords('window')
  if (look === undefined) return null
  const company = typed ?? look.company
  return (
    <>
      <div className="report-look">
        <TextField
          label={say('report-look.company')}
          value={company}
          disabled={look.isFixed.company}
          onChange={setTyped}
          onBlur={() => {
            if (company !== look.company) void attempt('setReportLook', { company, paper: look.paper })
          }}
          hint={say(look.isFixed.company ? 'report-look.company.fixed' : 'report-look.company.hint')}
        />
        <RadioGroup
          legend={say('report-look.paper')}
          options={[
            { value: 'A4', title: say('report-look.paper.a4') },
            { value: 'Letter', title: say('report-look.paper.letter') },
          ]}
          value={look.paper}
          onChange={(paper) => void attempt('setReportLook', { company, paper })}
        />
      </div>
      <div className="row">
        {look.isFixed.logo ? (
          <p className="quiet">{say('report-look.logo.fixed', { file: look.logo })}</p>
        ) : (
          <>
            <Button disabled={choosing} onClick={() => void chooseLogo()}>
              {say(look.logo === '' ? 'report-look.logo.choose' : 'report-look.logo.another')}
            </Button>
            {look.logo !== '' && (
              <>
                <span className="quiet">{look.logo}</span>
                <Button
                  kind="quiet"
                  label={say('report-look.logo.remove.label')}
                  onClick={() => void removeLogo()}
                >
                  {say('report-look.logo.remove')}
                </Button>
              </>
            )}
          </>
        )}
      </div>
    </>
  )
}
