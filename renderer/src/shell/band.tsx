import { useState } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import type { AsideView } from '../../../main/contract/aside'
import type { Notice } from '../../../main/contract/snapshot'
import type { WindowCommand } from '../../../main/contract/window-commands'
import { useWords } from '../language/words'
import { useCall } from '../state/calls'
import { useNow } from '../state/now'
import { keyWords } from '../state/window-commands'
import { span } from '../../../main/text/times'
import { Assumptions } from './assumptions'
import { FaultInBand } from './fault-in-band'
import './band.css'

interface BandProps {
  readonly aside: AsideView | null
  readonly may: readonly WindowCommand[]
  readonly run: RunView | null
  /** What came from outside and waits; else empty. */
  readonly heldBack: string
  /** The notices that the screen below does not show. */
  readonly notices: readonly Notice[]
}

/** The band at the top: which device this is, or that it is none. */
export function Band({ aside, may, run, heldBack, notices }: BandProps) {
  const { say } = useWords('window')
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
        <span className="band__held" role="status" title={heldBack}>
          {heldBack}
        </span>
      )}
      <span className="band__end">
        <FaultInBand notices={notices} />
        <ToAside at="settings" title={say('band.settings')} aside={aside} may={may} />
        <ToAside at="help" title={say('band.help')} aside={aside} may={may} />
      </span>
    </header>
  )
}

interface ToAsideProps {
  readonly at: 'settings' | 'help'
  readonly title: string
  readonly aside: AsideView | null
  readonly may: readonly WindowCommand[]
}

/** The way to a screen beside the work, and back. */
function ToAside({ at, title, aside, may }: ToAsideProps) {
  const [show] = useCall('showAside')
  const [close] = useCall('closeAside')
  const isThere = aside?.at === at
  const isOff = !may.includes(at)
  return (
    <button
      type="button"
      className="band__button"
      aria-pressed={isThere}
      aria-disabled={isOff}
      title={keyWords(at)}
      onClick={() => {
        if (!isOff) void (isThere ? close() : show(at === 'help' ? { at, page: '' } : { at }))
      }}
    >
      {title}
    </button>
  )
}

function LiveDevice({ run }: { readonly run: RunView }) {
  const { connection, device, byHand } = run
  const { say } = useWords('window')
  const { user, host, port } = connection
  const name = device?.hostname ?? connection.host
  return (
    <>
      <span className={`band__sign band__sign--${connection.state}`} aria-hidden="true" />
      <b className="band__name">{name === '' ? 'Tokenferry' : name}</b>
      <span className="band__words">
        {byHand === null && connection.state !== 'none' && (
          <span className="band__account">
            {port === 22
              ? say('band.account', { user, host })
              : say('band.account.port', { user, host, port: String(port) })}{' '}
            ·{' '}
          </span>
        )}
        {byHand === null ? (
          <ConnectionWords run={run} />
        ) : user === '' ? (
          say('band.by-hand')
        ) : (
          say('band.by-hand.as', { user })
        )}
      </span>
    </>
  )
}

function ConnectionWords({ run: { connection } }: { readonly run: RunView }) {
  const now = useNow()
  const { say } = useWords('window')
  const since = connection.since === null ? null : span(connection.since, now)
  switch (connection.state) {
    case 'none':
      return say('band.none')
    case 'connecting':
      return say('band.connecting')
    case 'connected':
      return (
        <>
          {since === null ? say('band.connected') : say('band.connected.for', { time: since })}
          {connection.hostKey !== null && ` · ${say('band.trusted')}`}
        </>
      )
    case 'lost':
      return (
        <b className="band__lost">
          {since === null ? say('band.lost') : say('band.lost.ago', { time: since })}
        </b>
      )
  }
}

interface RehearsalProps {
  readonly run: RunView
  readonly rehearsal: NonNullable<RunView['rehearsal']>
}

function Rehearsal({ run, rehearsal }: RehearsalProps) {
  const [assumptions, setAssumptions] = useState(false)
  const { say } = useWords('window')
  return (
    <>
      <span className={`band__sign band__sign--${run.connection.state}`} aria-hidden="true" />
      <b className="band__name">{say('band.rehearsal')}</b>
      <span className="band__promise">{say('band.promise')}</span>
      <span className="band__words">
        {say(run.byHand === null ? 'band.twin' : 'band.twin.by-hand', { source: rehearsal.source })}
        {run.connection.state === 'lost' && <b> {say('band.twin.lost')}</b>}
      </span>
      <span className="band__scenario">{say('band.scenario', { title: rehearsal.scenario.title })}</span>
      <button type="button" className="band__button" onClick={() => setAssumptions(true)}>
        {say('band.assumptions')}
      </button>
      {assumptions && <Assumptions rehearsal={rehearsal} onClose={() => setAssumptions(false)} />}
    </>
  )
}
