import { useEffect } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import type { Snapshot } from '../../../main/contract/snapshot'
import { stepTitles } from '../../../main/contract/steps'
import { ConsoleDrawer } from '../console/console-drawer'
import { ProblemCallout } from '../components/callout'
import { Finished } from '../finished/finished'
import { Home } from '../home/home'
import { QuestionDialog } from '../questions/question-dialog'
import { ReviewScreen } from '../review/review-screen'
import { Announcer } from '../shell/announcer'
import { Band } from '../shell/band'
import { Sidebar } from '../shell/sidebar'
import { StepAtHand } from '../steps/step-at-hand'
import { refusals } from '../state/calls'
import { Mishap } from './mishap'
import { snapshots } from '../state/snapshot'
import { useStore } from '../state/use-store'
import './app.css'

/** The window: the band, and below it the first screen or a run. */
export function App() {
  const snapshot = useStore(snapshots)
  return <Mishap>{snapshot === null ? <Starting /> : <Drawn snapshot={snapshot} />}</Mishap>
}

function Drawn({ snapshot }: { readonly snapshot: Snapshot }) {
  const { app, run, review, question, heldBack } = snapshot

  useEffect(() => {
    if (app.theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = app.theme
  }, [app.theme])

  useEffect(() => {
    document.title = run === null && review !== null ? 'Review – Tokenferry' : titleOf(run)
  }, [run, review])

  return (
    <div className={run?.finished === null ? 'app app--run' : 'app'}>
      <Band app={app} run={run} heldBack={heldBack} />
      {run !== null ? (
        <Run run={run} key={run.id} />
      ) : review !== null ? (
        <ReviewScreen snapshot={snapshot} review={review} />
      ) : (
        <Home snapshot={snapshot} />
      )}
      {question !== null && <QuestionDialog question={question} app={app} key={question.id} />}
      <Announcer run={run} />
    </div>
  )
}

function Run({ run }: { readonly run: RunView }) {
  if (run.finished !== null) return <Finished run={run} finished={run.finished} />
  return (
    <>
      <Sidebar run={run} />
      <StepAtHand run={run} key={run.step} />
      <ConsoleDrawer run={run} />
    </>
  )
}

/** Before the first snapshot, or when it can't be had. */
function Starting() {
  const refusal = useStore(refusals)
  return refusal === null ? (
    <p className="unseen" role="status">
      Starting
    </p>
  ) : (
    <main className="app__starting">
      <h1>Tokenferry can’t start</h1>
      <ProblemCallout problem={refusal} />
    </main>
  )
}

function titleOf(run: RunView | null): string {
  if (run === null) return 'Tokenferry'
  const device = run.device?.hostname ?? run.connection.host
  const what = run.finished === null ? stepTitles[run.step] : 'Finished'
  const parts = [what, device, run.mode === 'rehearsal' ? 'rehearsal' : '', 'Tokenferry']
  return parts.filter((part) => part !== '').join(' – ')
}
