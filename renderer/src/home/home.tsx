import { useEffect, useRef } from 'react'
import type { Snapshot } from '../../../main/contract/snapshot'
import { useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { useWords } from '../language/words'
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
  const { say, draw } = useWords('window')
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
            {say('home.title')}
          </h1>
          <p className="home__lead quiet">{say('home.lead')}</p>
        </header>

        <NoticeCallouts notices={snapshot.notices} />
        {!rehearse && <RefusedClick />}

        <div className="home__doors">
          <section className="door" aria-labelledby="door-migrate">
            <h2 id="door-migrate">{say('home.migrate')}</h2>
            <p className="quiet">{say('home.migrate.lead')}</p>
            <Button kind="primary" disabled={starting} onClick={() => void start()}>
              {say('home.migrate.go')}
            </Button>
          </section>
          <section className="door" aria-labelledby="door-rehearse">
            <h2 id="door-rehearse">{say('home.rehearse')}</h2>
            <p className="quiet">{say('home.rehearse.lead')}</p>
            <Button onClick={() => isRehearseOpen.set(true)}>{say('home.rehearse.go')}</Button>
          </section>
          <section className="door" aria-labelledby="door-review">
            <h2 id="door-review">{say('home.review')}</h2>
            <p className="quiet">{say('home.review.lead')}</p>
            <div className="row">
              <Button disabled={opening} onClick={() => void openFiles()}>
                {say('home.review.files')}
              </Button>
              <Button kind="quiet" disabled={opening} onClick={() => void openFolder()}>
                {say('home.review.folder')}
              </Button>
            </div>
          </section>
          <section className="side-door" aria-labelledby="door-by-hand">
            <h2 id="door-by-hand">{say('home.by-hand')}</h2>
            <p className="small quiet">{say('home.by-hand.lead')}</p>
            <Button kind="quiet" disabled={startingByHand} onClick={() => void startByHand()}>
              {say('home.by-hand.go')}
            </Button>
          </section>
        </div>

        {!isEmpty && <Overview list={snapshot.overview} />}

        <footer className="home__foot small quiet">
          <LinkButton id="procedure" />
          {isEmpty && <RemovedBefore />}
          <p>
            {draw('home.foot', {
              version: snapshot.app.version,
              folder: snapshot.app.dataFolder,
              path: (text) => <span className="mono">{text}</span>,
            })}
          </p>
        </footer>
      </div>
      <Dropping />
    </main>
  )
}
