import { Component, type ReactNode } from 'react'
import { Button } from '../components/button'
import { SaveDiagnostics } from '../problems/save-diagnostics'
import { reportFault } from '../state/report-fault'
import { messageOf } from '../../../main/text/message'
import { spoken } from '../language/spoken'
import { useWords } from '../language/words'

interface MishapState {
  readonly message: string | null
}

/** Catches a fault of the drawing itself. Main holds the state, so that drawing again loses nothing. */
export class Mishap extends Component<{ readonly children: ReactNode }, MishapState> {
  override state: MishapState = { message: null }

  static getDerivedStateFromError(error: unknown): MishapState {
    return { message: messageOf(error) }
  }

  override componentDidCatch(error: unknown) {
    reportFault('drawing', error)
  }

  override render() {
    const { message } = this.state
    if (message === null) return this.props.children
    return spoken.get() === null ? <WithoutWords message={message} /> : <NotDrawn message={message} />
  }
}

function NotDrawn({ message }: { readonly message: string }) {
  const { say } = useWords('window')
  return (
    <main className="app__starting">
      <h1>{say('mishap.title')}</h1>
      <p>{say('mishap.nothing-lost')}</p>
      <pre>{message}</pre>
      <div className="row">
        <Button kind="primary" onClick={() => window.location.reload()}>
          {say('mishap.again')}
        </Button>
        <SaveDiagnostics />
      </div>
    </main>
  )
}

/** What is left to show if even the words can't be loaded. */
function WithoutWords({ message }: { readonly message: string }) {
  return (
    <main className="app__starting">
      <h1>Tokenferry</h1>
      <pre>{message}</pre>
    </main>
  )
}
