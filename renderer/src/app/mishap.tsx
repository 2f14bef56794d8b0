import { Component, type ReactNode } from 'react'
import { Button } from '../components/button'
import { SaveDiagnostics } from '../problems/save-diagnostics'
import { reportFault } from '../state/report-fault'
import { messageOf } from '../../../main/text/message'

interface MishapState {
  readonly message: string | null
}

/** Catches a fault of the drawing itself. Main holds the state, so that drawing anew loses nothing. */
export class Mishap extends Component<{ readonly children: ReactNode }, MishapState> {
  override state: MishapState = { message: null }

  static getDerivedStateFromError(error: unknown): MishapState {
    return { message: messageOf(error) }
  }

  override componentDidCatch(error: unknown) {
    reportFault('drawing', error)
  }

  override render() {
    if (this.state.message === null) return this.props.children
    return (
      <main className="app__starting">
        <h1>This screen can’t be drawn</h1>
        <p>
          That is a fault of Tokenferry. Nothing was sent to the FortiGate because of it, and the migration is
          kept as it is.
        </p>
        <pre>{this.state.message}</pre>
        <div className="row">
          <Button kind="primary" onClick={() => window.location.reload()}>
            Draw it again
          </Button>
          <SaveDiagnostics />
        </div>
      </main>
    )
  }
}
