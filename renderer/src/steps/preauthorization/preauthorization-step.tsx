import { useState } from 'react'
import type { RunView } from '../../../../main/contract/run-view'
import type { PreauthorizationView } from '../../../../main/contract/step-views'
import { attempt, useCall } from '../../state/calls'
import { useNow } from '../../state/now'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { CopyButton } from '../../components/copy-button'
import { TextField } from '../../components/field'
import { HelpLink } from '../../components/help-link'
import { LinkButton } from '../../components/link-button'
import { Screen } from '../../components/screen'
import { PlanOfRun } from '../../plan/plan-of-run'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { Announcements } from '../../change/announcements'
import { PlannedChangeForm } from '../../change/planned-change'
import { StepFrame } from '../../shell/step-frame'
import { dateField } from '../../../../main/text/times'
import { Flags } from './flags'
import './preauthorization-step.css'

/** Step 5: have Customer Service set the migration flag. */
export function PreauthorizationStep({ run }: { readonly run: RunView }) {
  const view = run.preauthorization
  return (
    <>
      <StepFrame run={run} typesNothing>
        {view !== null && <Preauthorization view={view} run={run} />}
      </StepFrame>
      <DecisionBar run={run}>
        {(noteId) => (
          <>
            <PlanOfRun locked={run.busy !== null} />
            <Continue run={run} noteId={noteId} />
          </>
        )}
      </DecisionBar>
    </>
  )
}

interface PreauthorizationProps {
  readonly view: PreauthorizationView
  readonly run: RunView
}

function Preauthorization({ view, run }: PreauthorizationProps) {
  return (
    <div className="preauthorization">
      <Request view={view} />
      <div className="preauthorization__side">
        <Ticket view={view} />
        <Flags view={view} locked={run.busy !== null} />
        <PortalAccess view={view} />
        {run.mode === 'live' && <CloseForDays run={run} />}
      </div>
      <div className="preauthorization__people">
        <Card title="Plan the change">
          <PlannedChangeForm change={run.change} locked={run.busy !== null} />
        </Card>
        <Card title="Tell the people" end={<HelpLink page="telling-people">About these texts</HelpLink>}>
          <Announcements view={run.announcements} moment="before" />
        </Card>
      </div>
    </div>
  )
}

function Request({ view }: { readonly view: PreauthorizationView }) {
  const [copy] = useCall('copyRequest')
  const [save] = useCall('saveRequest')
  return (
    <Card title="1. Send this request" end={<LinkButton id="customer-service" />}>
      <Screen label="Request to Customer Service" text={view.request} tall />
      <div className="row">
        <CopyButton copy={copy}>Copy the request</CopyButton>
        <Button icon="save" onClick={() => void save()}>
          Save it as a file…
        </Button>
      </div>
    </Card>
  )
}

function Ticket({ view }: { readonly view: PreauthorizationView }) {
  const [ticket, setTicket] = useState(view.ticket)
  const [sentOn, setSentOn] = useState(view.sentOn)
  const today = dateField(new Date(useNow()))
  const keep = () => {
    if (ticket !== view.ticket || sentOn !== view.sentOn) void attempt('recordRequest', { ticket, sentOn })
  }
  return (
    <Card title="2. Note the ticket">
      <div className="preauthorization__ticket">
        <TextField label="Ticket number" value={ticket} onChange={setTicket} onBlur={keep} mono />
        <TextField
          label="Sent on"
          type="date"
          value={sentOn}
          onChange={setSentOn}
          onBlur={keep}
          max={today}
        />
      </div>
      <p className="small quiet">Kept with this migration, and named in the report.</p>
    </Card>
  )
}

function PortalAccess({ view }: { readonly view: PreauthorizationView }) {
  const [account, setAccount] = useState(view.portalAccount)
  return (
    <Card title="4. Open the portal" end={<LinkButton id="portal" />}>
      <p className="small quiet">
        Log in to the FortiToken Cloud portal with an account that does not need this FortiGate: not through
        its VPN, and not with a token that is about to move. You need it if a migration goes wrong.
      </p>
      <TextField
        label="Opened with the account"
        value={account}
        onChange={setAccount}
        onBlur={() => {
          if (account.trim() !== view.portalAccount) void attempt('recordPortalAccess', { account })
        }}
        hint="Who did it is kept with this migration. Leave it empty if nobody has."
      />
    </Card>
  )
}

function CloseForDays({ run }: { readonly run: RunView }) {
  const [leave, leaving] = useCall('leaveRun')
  return (
    <Callout
      tone="info"
      title="You can close Tokenferry here, for days."
      actions={
        <Button size="small" disabled={run.busy !== null || leaving} onClick={() => void leave()}>
          Close for now
        </Button>
      }
    >
      Everything so far is kept. It waits on the first screen until Customer Service has answered.
    </Callout>
  )
}
