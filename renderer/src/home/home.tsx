import { useEffect, useRef } from 'react'
import type { Snapshot } from '../../../main/contract/snapshot'
import { useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { RefusedClick } from '../problems/refused-click'
import { LinkButton } from '../components/link-button'
import { NoticeCallouts } from '../problems/notices'
import { Dropping } from '../review/dropping'
import { isRehearseOpen } from '../rehearse/is-open'
import { Overview } from './overview'
import { RemovedBefore } from './removed-runs'
import './home.css'

/** The first screen: the doors, and what was left unfinished. */
export function Home({ snapshot }: { readonly snapshot: Snapshot }) {
  const rehearse = useStore(isRehearseOpen)
  const [start, starting] = useCall('startMigration')
  const [startByHand, startingByHand] = useCall('startByHand')
  const [openFiles, openingFiles] = useCall('chooseReviewFiles')
  const [openFolder, openingFolder] = useCall('chooseReviewFolder')
  const opening = openingFiles || openingFolder
  const title = useRef<HTMLHeadingElement>(null)

  const isEmpty = snapshot.overview.count === 0

  useEffect(() => {
    title.current?.focus()
  }, [])

  return (
    <main className={isEmpty ? 'home' : 'home home--devices'}>
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

        <NoticeCallouts notices={snapshot.notices} />
        {!rehearse && <RefusedClick />}

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
            <Button onClick={() => isRehearseOpen.set(true)}>Start a rehearsal</Button>
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
          <section className="side-door" aria-labelledby="door-by-hand">
            <h2 id="door-by-hand">Where no tool may log in</h2>
            <p className="small quiet">You type in your own terminal, and paste back what it shows.</p>
            <Button kind="quiet" disabled={startingByHand} onClick={() => void startByHand()}>
              Migrate by hand
            </Button>
          </section>
        </div>

        {!isEmpty && <Overview list={snapshot.overview} />}

        <footer className="home__foot small quiet">
          <LinkButton id="procedure" />
          {isEmpty && <RemovedBefore />}
          <p>
            Tokenferry {snapshot.app.version}, keeps its data in{' '}
            <span className="mono">{snapshot.app.dataFolder}</span>
          </p>
        </footer>
      </div>
      <Dropping />
    </main>
  )
}
