import { Activity, useEffect } from 'react'
import type { Problem } from '../../../main/contract/result'
import type { Snapshot } from '../../../main/contract/snapshot'
import { stepTitles } from '../../../main/contract/steps'
import { showAllMarks } from '../../../main/text/marks'
import { ProblemCallout } from '../problems/problem-callout'
import { Home } from '../home/home'
import { isRehearseOpen } from '../rehearse/is-open'
import { Announcer } from '../shell/announcer'
import { Band } from '../shell/band'
import { FocusKeeper } from '../shell/focus-keeper'
import { spoken } from '../language/spoken'
import { useWords, type WordsOf } from '../language/words'
import { refusals } from '../state/calls'
import { Mishap } from './mishap'
import { laterScreens, useSnapshotAtHand } from './screens-at-hand'
import { snapshots } from '../state/snapshot'
import { useStore } from '../state/use-store'
import { WindowCommands } from './window-commands'
import './app.css'

/** The window: the band, and below it the first screen or a run. */
export function App() {
  return (
    <Mishap>
      <AtHand />
    </Mishap>
  )
}

function AtHand() {
  const newest = useStore(snapshots)
  const theme = newest?.app.theme ?? 'system'
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])

  const snapshot = useSnapshotAtHand(newest)
  return snapshot === null ? <Starting /> : <Drawn snapshot={snapshot} />
}

function Drawn({ snapshot }: { readonly snapshot: Snapshot }) {
  const { run, review, question, heldBack, notices, aside, may } = snapshot
  const areNoticesShown = aside === null && (run === null ? review === null : run.finished !== null)
  const rehearse = useStore(isRehearseOpen)
  const later = useStore(laterScreens)
  const words = useWords('window')

  useEffect(() => {
    document.title = showAllMarks(titleOf(snapshot, words))
    document.documentElement.lang = words.language
  }, [snapshot, words])

  return (
    <div className={run?.finished === null && aside === null ? 'app app--run' : 'app'}>
      <Band aside={aside} may={may} run={run} heldBack={heldBack} notices={areNoticesShown ? [] : notices} />
      {/* Kept while a screen beside it is open, so that what was typed is still there afterwards. */}
      <Activity mode={aside === null ? 'visible' : 'hidden'}>
        {later !== null && run !== null ? (
          <later.Run run={run} notices={notices} key={run.id} />
        ) : later !== null && review !== null ? (
          <later.ReviewScreen snapshot={snapshot} review={review} />
        ) : (
          <Home snapshot={snapshot} />
        )}
      </Activity>
      {later !== null && aside !== null && <later.Beside snapshot={snapshot} aside={aside} />}
      {later !== null && rehearse && run === null && (
        <later.RehearseDialog
          samples={snapshot.samples}
          scenarios={snapshot.scenarios}
          onClose={() => isRehearseOpen.set(false)}
        />
      )}
      {later !== null && question !== null && <later.QuestionDialog question={question} key={question.id} />}
      <WindowCommands snapshot={snapshot} />
      <Announcer run={run} />
      <FocusKeeper />
    </div>
  )
}

/** Before the first snapshot, or when it can't be had. */
function Starting() {
  const refusal = useStore(refusals)
  const areWordsThere = useStore(spoken) !== null
  return refusal === null || !areWordsThere ? null : <NotStarted problem={refusal} />
}

function NotStarted({ problem }: { readonly problem: Problem }) {
  const { say } = useWords('window')
  return (
    <main className="app__starting">
      <h1>{say('app.not-started')}</h1>
      <ProblemCallout problem={problem} />
    </main>
  )
}

function titleOf({ run, review, aside }: Snapshot, { say }: WordsOf<'window'>): string {
  if (aside !== null) return `${say(`app.title.${aside.at}`)} – Tokenferry`
  if (run === null) return review === null ? 'Tokenferry' : `${say('app.title.review')} – Tokenferry`
  const device = run.device?.hostname ?? run.connection.host
  const what = run.finished === null ? stepTitles[run.step] : say('app.title.finished')
  const parts = [what, device, run.mode === 'rehearsal' ? say('app.title.rehearsal') : '', 'Tokenferry']
  return parts.filter((part) => part !== '').join(' – ')
}
