import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import './theme/tokens.css'
import './theme/base.css'
import { closestLanguage } from '../../main/text/languages'
import { App } from './app/app'
import { followSnapshots, snapshots } from './state/snapshot'
import { speak } from './language/spoken'
import { followTranscript, transcript } from './console/transcript'
import { refusals } from './state/calls'
import { followWindowCommands } from './state/window-commands'
import { watchPage } from './state/report-fault'

watchPage()
// Before main has said which language is wanted: it is that of the system, unless a person chose another. That it
// can't be loaded is told when it is loaded for the first snapshot.
speak(closestLanguage(navigator.languages), 'first').catch(() => undefined)
followSnapshots(window.tokenferry, snapshots, (problem) => refusals.set(problem))
followTranscript(window.tokenferry, transcript)
followWindowCommands()

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
