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
import { useWords } from '../../language/words'
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
  const { say } = useWords('steps')
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
        <Card title={say('preauthorization.change')}>
          <PlannedChangeForm change={run.change} locked={run.busy !== null} />
        </Card>
        <Card
          title={say('preauthorization.people')}
          end={<HelpLink page="telling-people">{say('preauthorization.people.help')}</HelpLink>}
        >
          <Announcements view={run.announcements} moment="before" />
        </Card>
      </div>
    </div>
  )
}

function Request({ view }: { readonly view: PreauthorizationView }) {
  const [copy] = useCall('copyRequest')
  const [save] = useCall('saveRequest')
  const { say } = useWords('steps')
  return (
    <Card title={say('preauthorization.request')} end={<LinkButton id="customer-service" />}>
      <Screen label={say('preauthorization.request.text')} text={view.request} tall />
      <div className="row">
        <CopyButton copy={copy}>{say('preauthorization.request.copy')}</CopyButton>
        <Button icon="save" onClick={() => void save()}>
          {say('preauthorization.request.save')}
        </Button>
      </div>
    </Card>
  )
}

function Ticket({ view }: { readonly view: PreauthorizationView }) {
  const [ticket, setTicket] = useState(view.ticket)
  const [sentOn, setSentOn] = useState(view.sentOn)
  const today = dateField(new Date(useNow()))
  const { say } = useWords('steps')
  const keep = () => {
    if (ticket !== view.ticket || sentOn !== view.sentOn) void attempt('recordRequest', { ticket, sentOn })
  }
  return (
    <Card title={say('preauthorization.ticket')}>
      <div className="preauthorization__ticket">
        <TextField
          label={say('preauthorization.ticket.number')}
          value={ticket}
          onChange={setTicket}
          onBlur={keep}
          mono
        />
        <TextField
          label={say('preauthorization.ticket.sent')}
          type="date"
          value={sentOn}
          onChange={setSentOn}
          onBlur={keep}
          max={today}
        />
      </div>
      <p className="small quiet">{say('preauthorization.ticket.hint')}</p>
    </Card>
  )
}

function PortalAccess({ view }: { readonly view: PreauthorizationView }) {
  const [account, setAccount] = useState(view.portalAccount)
  const { say } = useWords('steps')
  return (
    <Card title={say('preauthorization.portal')} end={<LinkButton id="portal" />}>
      <p className="small quiet">{say('preauthorization.portal.lead')}</p>
      <TextField
        label={say('preauthorization.portal.account')}
        value={account}
        onChange={setAccount}
        onBlur={() => {
          if (account.trim() !== view.portalAccount) void attempt('recordPortalAccess', { account })
        }}
        hint={say('preauthorization.portal.hint')}
      />
    </Card>
  )
}

function CloseForDays({ run }: { readonly run: RunView }) {
  const [leave, leaving] = useCall('leaveRun')
  const { say } = useWords('steps')
  return (
    <Callout
      tone="info"
      title={say('preauthorization.close')}
      actions={
        <Button size="small" disabled={run.busy !== null || leaving} onClick={() => void leave()}>
          {say('preauthorization.close.go')}
        </Button>
      }
    >
      {say('preauthorization.close.hint')}
    </Callout>
  )
}
