import { useState } from 'react'
import type { ComponentVersion } from '../../../main/contract/aside'
import { Card } from '../components/card'
import { Button } from '../components/button'
import { Facts } from '../components/facts'
import { reachable } from '../components/reachable'
import { SaveDiagnostics } from '../problems/save-diagnostics'
import { AsidePage } from '../shell/aside-page'
import { useAnswer } from '../state/use-answer'
import './about.css'

interface AboutPageProps {
  readonly versions: readonly ComponentVersion[]
  readonly back: string
}

/** What this is, what it runs on, and what of it others made. */
export function AboutPage({ versions, back }: AboutPageProps) {
  return (
    <AsidePage title="About Tokenferry" back={back}>
      <p className="about__lead">
        Moves the FortiToken Mobile users of a FortiGate to FortiToken Cloud: check, back up, migrate and
        prove it. Nothing leaves this laptop but your session with the device and, if you switch it on, the
        requests to FortiToken Cloud. It never checks for updates.
      </p>
      <Card title="Versions">
        <Facts facts={versions.map(({ name, version }) => ({ name, value: version, mono: true }))} />
      </Card>
      <Card title="If something is wrong with Tokenferry">
        <p>
          A diagnostics file helps to find the cause of a fault. You see all of it before it is saved, and
          nothing is sent.
        </p>
        <div className="row">
          <SaveDiagnostics />
        </div>
      </Card>
      <Licenses />
    </AsidePage>
  )
}

/** What the package holds of others, and on which terms. */
function Licenses() {
  const answer = useAnswer('licenses', undefined)
  const [isOpen, setOpen] = useState(false)
  const text = answer?.ok === true ? answer.value : null
  return (
    <Card title="Third-party software">
      <p>
        Tokenferry is built on Electron, Chromium and Node.js, and on npm packages, each under its own
        license.
      </p>
      {answer !== null && text === null && (
        <p className="quiet">
          This is no package, so nothing is bundled. Each license lies in its folder of{' '}
          <span className="mono">node_modules</span>; <span className="mono">npm run package</span> writes all
          of them into one file, <span className="mono">third-party.txt</span>.
        </p>
      )}
      {text !== null && (
        <>
          <div className="row">
            <Button expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? 'Hide the licenses' : 'Show the licenses'}
            </Button>
          </div>
          {isOpen && (
            <pre className="about__licenses" role="group" aria-label="Licenses of others" {...reachable}>
              {text}
            </pre>
          )}
        </>
      )}
    </Card>
  )
}
