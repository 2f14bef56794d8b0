import { useState } from 'react'
import type { ProblemCode, problems } from '../../../main/contract/problems'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { Facts } from '../components/facts'
import { useWords } from '../language/words'
import { useLoaded } from '../state/use-loaded'
import { SaveDiagnostics } from './save-diagnostics'

type ProblemPages = typeof problems

/** The page of each problem. */
const loadProblemPages = () => import('../../../main/contract/problems').then(({ problems }) => problems)

/** The link from the sentence of a problem to its page: what such a problem means, and what to do about it. */
export function MoreAbout({ code }: { readonly code: ProblemCode }) {
  const [open, setOpen] = useState(false)
  const { say } = useWords('window')
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        <span>{say('problem.more')}</span>
      </button>
      {open && <ProblemPage code={code} onClose={() => setOpen(false)} />}
    </>
  )
}

function ProblemPage({ code, onClose }: { readonly code: ProblemCode; readonly onClose: () => void }) {
  const pages = useLoaded(loadProblemPages)
  const { say } = useWords('window')
  const page = pages?.[pageOf(code)]
  return (
    <Dialog
      title={say('problem.title')}
      onRefuse={onClose}
      actions={
        <>
          <SaveDiagnostics />
          <Button kind="primary" onClick={onClose} focusFirst>
            {say('close')}
          </Button>
        </>
      }
    >
      <Facts
        look="lines"
        facts={[
          { name: say('problem.meaning'), value: page === undefined ? '…' : <Words text={page.meaning} /> },
          { name: say('problem.remedy'), value: page === undefined ? '…' : <Words text={page.remedy} /> },
          { name: say('problem.code'), value: code, mono: true },
        ]}
      />
    </Dialog>
  )
}

/** The codes of the REST API end with the HTTP status, and have one page. */
function pageOf(code: ProblemCode): keyof ProblemPages {
  return code.startsWith('cloud-') && /\d$/.test(code) ? 'cloud-status' : (code as keyof ProblemPages)
}

/** Words in which commands and codes stand between backticks. */
function Words({ text }: { readonly text: string }) {
  return text.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))
}
