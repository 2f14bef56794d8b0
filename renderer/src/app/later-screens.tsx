import type { AsideView } from '../../../main/contract/aside'
import type { RunView } from '../../../main/contract/run-view'
import type { Notice, Snapshot } from '../../../main/contract/snapshot'
import { stepIndex } from '../../../main/contract/steps'
import { AboutPage } from '../about/about-page'
import { ConsoleDrawer } from '../console/console-drawer'
import { Finished } from '../finished/finished'
import { HelpPage } from '../help/help-page'
import { SettingsPage } from '../settings/settings-page'
import { useWords } from '../language/words'
import { Sidebar } from '../shell/sidebar'
import { StepAtHand } from '../steps/step-at-hand'

/** All that the first screen can be without, in a file of its own (`screens-at-hand.ts`). */
export { QuestionDialog } from '../questions/question-dialog'
export { RehearseDialog } from '../rehearse/rehearse-dialog'
export { ReviewScreen } from '../review/review-screen'
export { Palette } from './palette'

interface BesideProps {
  readonly snapshot: Snapshot
  readonly aside: AsideView
}

/** The screen beside the work, with what the way back leads to. */
export function Beside({ snapshot: { app, run, review }, aside }: BesideProps) {
  const { say } = useWords('beside')
  const back =
    run !== null && run.finished === null
      ? say('back.step', { number: stepIndex(run.step) + 1 })
      : run === null && review !== null
        ? say('back.review')
        : say('back')
  switch (aside.at) {
    case 'settings':
      return <SettingsPage app={app} settings={aside.settings} back={back} />
    case 'help':
      return <HelpPage page={aside.page} back={back} />
    case 'about':
      return <AboutPage versions={aside.versions} back={back} />
  }
}

interface RunProps {
  readonly run: RunView
  readonly notices: readonly Notice[]
}

/** A run: its step at hand, or its end. */
export function Run({ run, notices }: RunProps) {
  if (run.finished !== null) return <Finished run={run} finished={run.finished} notices={notices} />
  return (
    <>
      <Sidebar run={run} />
      <StepAtHand run={run} key={run.step} />
      <ConsoleDrawer run={run} />
    </>
  )
}
