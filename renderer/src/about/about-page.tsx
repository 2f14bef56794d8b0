import { useState, type ReactNode } from 'react'
import type { ComponentVersion } from '../../../main/contract/aside'
import { Card } from '../components/card'
import { Button } from '../components/button'
import { Facts } from '../components/facts'
import { reachable } from '../components/reachable'
import { useWords } from '../language/words'
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
  const { say } = useWords('beside')
  return (
    <AsidePage title={say('about.title')} back={back}>
      <p className="about__lead">{say('about.lead')}</p>
      <Card title={say('about.versions')}>
        <Facts facts={versions.map(({ name, version }) => ({ name, value: version, mono: true }))} />
      </Card>
      <Card title={say('about.wrong')}>
        <p>{say('about.diagnostics')}</p>
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
  const { say, draw } = useWords('beside')
  const mono = (name: ReactNode) => <span className="mono">{name}</span>
  const text = answer?.ok === true ? answer.value : null
  return (
    <Card title={say('about.others')}>
      <p>{say('about.others.what')}</p>
      {answer !== null && text === null && (
        <p className="quiet">
          {draw('about.no-package', {
            modules: 'node_modules',
            line: 'npm run package',
            name: 'third-party.txt',
            ...{ folder: mono, command: mono, file: mono },
          })}
        </p>
      )}
      {text !== null && (
        <>
          <div className="row">
            <Button expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {say(isOpen ? 'about.licenses.hide' : 'about.licenses.show')}
            </Button>
          </div>
          {isOpen && (
            <pre className="about__licenses" role="group" aria-label={say('about.licenses')} {...reachable}>
              {text}
            </pre>
          )}
        </>
      )}
    </Card>
  )
}
