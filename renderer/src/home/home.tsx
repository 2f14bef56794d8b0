import { useEffect, useRef, useState } from 'react'
import type { Notice, Snapshot } from '../../../main/contract/snapshot'
import { refusals, useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { Callout, ProblemCallout } from '../components/callout'
import { LinkButton } from '../components/link-button'
import { Dropping } from '../review/dropping'
import { RehearseDialog } from '../rehearse/rehearse-dialog'
import { FinishedRuns } from './finished-runs'
import { Unfinished } from './unfinished'
import './home.css'

/** The first screen: the doors, and what was left unfinished. */
export function Home({ snapshot }: { readonly snapshot: Snapshot }) {
  const [rehearse, setRehearse] = useState(false)
  const [start, starting] = useCall('startMigration')
  const [openFiles, openingFiles] = useCall('chooseReviewFiles')
  const [openFolder, openingFolder] = useCall('chooseReviewFolder')
  const opening = openingFiles || openingFolder
  const refusal = useStore(refusals)
  const title = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    title.current?.focus()
  }, [])

  return (
    <main className="home">
      <div className="home__inside">
        <header className="home__head">
          <h1 className="home__title" tabIndex={-1} ref={title}>
            Move FortiToken Mobile users to FortiToken Cloud
          </h1>
          <p className="home__lead quiet">
            Check, back up, migrate and prove it, one step at a time. Everything typed on your firewall is
            shown, and nothing leaves this laptop.
          </p>
        </header>

        {snapshot.notices.map((notice) => (
          <NoticeCallout notice={notice} key={notice.id} />
        ))}
        {refusal !== null && !rehearse && (
          <ProblemCallout
            problem={refusal}
            actions={
              <Button size="small" kind="quiet" onClick={() => refusals.set(null)}>
                Dismiss
              </Button>
            }
          />
        )}

        <div className="home__doors">
          <section className="door" aria-labelledby="door-migrate">
            <h2 id="door-migrate">Migrate a FortiGate</h2>
            <p className="quiet">
              Connect over SSH and follow the eight steps. Nothing changes on the device before you type the
              license number.
            </p>
            <Button kind="primary" disabled={starting} onClick={() => void start()}>
              Connect to a device
            </Button>
          </section>
          <section className="door" aria-labelledby="door-rehearse">
            <h2 id="door-rehearse">Rehearse first</h2>
            <p className="quiet">
              Run the whole migration on a simulated twin, built from your own backup or from a sample, and
              see what can go wrong.
            </p>
            <Button onClick={() => setRehearse(true)}>Start a rehearsal</Button>
          </section>
          <section className="door" aria-labelledby="door-review">
            <h2 id="door-review">Review a backup</h2>
            <p className="quiet">
              See who would migrate, and what stands in the way. One file or three hundred, offline: choose
              them or drop them here.
            </p>
            <div className="row">
              <Button disabled={opening} onClick={() => void openFiles()}>
                Open files
              </Button>
              <Button kind="quiet" disabled={opening} onClick={() => void openFolder()}>
                Open a folder
              </Button>
            </div>
          </section>
        </div>

        {snapshot.unfinished.length > 0 && <Unfinished runs={snapshot.unfinished} />}
        {snapshot.finished.length > 0 && <FinishedRuns runs={snapshot.finished} />}

        <footer className="home__foot small quiet">
          <LinkButton id="procedure" />
          <p>
            Tokenferry {snapshot.app.version}, keeps its data in{' '}
            <span className="mono">{snapshot.app.dataFolder}</span>
          </p>
        </footer>
      </div>
      <Dropping />
      {rehearse && (
        <RehearseDialog
          samples={snapshot.samples}
          scenarios={snapshot.scenarios}
          onClose={() => setRehearse(false)}
        />
      )}
    </main>
  )
}

function NoticeCallout({ notice }: { readonly notice: Notice }) {
  const [dismiss] = useCall('dismissNotice')
  return (
    <Callout
      tone="warn"
      title={notice.message}
      actions={
        <Button size="small" kind="quiet" onClick={() => void dismiss({ id: notice.id })}>
          Dismiss
        </Button>
      }
    >
      {notice.hint}
    </Callout>
  )
}
