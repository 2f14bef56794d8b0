import { useState } from 'react'
import { Button } from '../components/button'
import { RadioGroup, TextField } from '../components/field'
import { attempt, useCall } from '../state/calls'
import { snapshots } from '../state/snapshot'
import { useStore } from '../state/use-store'
import { SetByOrganization } from '../components/set-by-organization'
import './report-look.css'

/** The company, the logo and the paper of the report that comes next. Kept for the ones after it. */
export function ReportLookFields() {
  const look = useStore(snapshots)?.app.report
  const [typed, setTyped] = useState<string | null>(null)
  const [chooseLogo, choosing] = useCall('chooseLogo')
  const [removeLogo] = useCall('removeLogo')
  if (look === undefined) return null
  const company = typed ?? look.company
  return (
    <>
      <div className="report-look">
        <TextField
          label="Company"
          value={company}
          disabled={look.isFixed.company}
          onChange={setTyped}
          onBlur={() => {
            if (company !== look.company) void attempt('setReportLook', { company, paper: look.paper })
          }}
          hint={look.isFixed.company ? <SetByOrganization /> : 'On its first page; may be empty.'}
        />
        <RadioGroup
          legend="Paper of the PDF"
          options={[
            { value: 'A4', title: 'A4' },
            { value: 'Letter', title: 'Letter' },
          ]}
          value={look.paper}
          onChange={(paper) => void attempt('setReportLook', { company, paper })}
        />
      </div>
      <div className="row">
        {look.isFixed.logo ? (
          <p className="quiet">
            Logo: {look.logo}. <SetByOrganization />
          </p>
        ) : (
          <>
            <Button disabled={choosing} onClick={() => void chooseLogo()}>
              {look.logo === '' ? 'Choose a logo' : 'Choose another logo'}
            </Button>
            {look.logo !== '' && (
              <>
                <span className="quiet">{look.logo}</span>
                <Button kind="quiet" label="Remove it, the logo" onClick={() => void removeLogo()}>
                  Remove it
                </Button>
              </>
            )}
          </>
        )}
      </div>
    </>
  )
}
