import { useState } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import type { AppView } from '../../../main/contract/snapshot'
import { useNow } from '../state/now'
import { span } from '../../../main/text/times'
import { Assumptions } from './assumptions'
import { ThemeMenu } from './theme-menu'
import './band.css'

interface BandProps {
  readonly app: AppView
  readonly run: RunView | null
  /** What came from outside and waits; else empty. */
  readonly heldBack: string
}

/** The band at the top: which device this is, or that it is none. */
export function Band({ app, run, heldBack }: BandProps) {
  const rehearsal = run?.rehearsal ?? null
  return (
    <header className={rehearsal === null ? 'band' : 'band band--rehearsal'}>
      {run === null ? (
        <b className="band__name">Tokenferry</b>
      ) : rehearsal === null ? (
        <LiveDevice run={run} />
      ) : (
        <Rehearsal run={run} rehearsal={rehearsal} />
      )}
      {heldBack !== '' && (
        <span className="band__words" role="status">
          {heldBack}
        </span>
      )}
      <span className="band__end">
        <ThemeMenu theme={app.theme} />
      </span>
    </header>
  )
}

function LiveDevice({ run }: { readonly run: RunView }) {
  const { connection, device } = run
  const name = device?.hostname ?? connection.host
  return (
    <>
      <span className={`band__sign band__sign--${connection.state}`} aria-hidden="true" />
      <b className="band__name">{name === '' ? 'Tokenferry' : name}</b>
      <span className="band__words">
        {connection.state !== 'none' && (
          <span className="band__account">
            {connection.user} @ {connection.host}
            {connection.port === 22 ? '' : ` port ${connection.port}`} ·{' '}
          </span>
        )}
        <ConnectionWords run={run} />
      </span>
    </>
  )
}

function ConnectionWords({ run: { connection } }: { readonly run: RunView }) {
  const now = useNow()
  const since = connection.since === null ? null : span(connection.since, now)
  switch (connection.state) {
    case 'none':
      return <>not connected</>
    case 'connecting':
      return <>connecting…</>
    case 'connected':
      return (
        <>
          connected{since === null ? '' : ` for ${since}`}
          {connection.hostKey === null ? '' : ' · host key trusted'}
        </>
      )
    case 'lost':
      return <b className="band__lost">connection lost{since === null ? '' : ` ${since} ago`}</b>
  }
}

interface RehearsalProps {
  readonly run: RunView
  readonly rehearsal: NonNullable<RunView['rehearsal']>
}

function Rehearsal({ run, rehearsal }: RehearsalProps) {
  const [assumptions, setAssumptions] = useState(false)
  return (
    <>
      <span className={`band__sign band__sign--${run.connection.state}`} aria-hidden="true" />
      <b className="band__name">REHEARSAL</b>
      <span className="band__promise">No real device is touched.</span>
      <span className="band__words">
        Simulated twin of {rehearsal.source}.{run.connection.state === 'lost' && <b> Connection lost.</b>}
      </span>
      <span className="band__scenario">Scenario: {rehearsal.scenario.title}</span>
      <button type="button" className="band__button" onClick={() => setAssumptions(true)}>
        What it assumes
      </button>
      {assumptions && <Assumptions rehearsal={rehearsal} onClose={() => setAssumptions(false)} />}
    </>
  )
}
