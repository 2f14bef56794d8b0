import { Screen } from '../components/screen'
import { useWords } from '../language/words'

/** What was pasted behind a command or a key so far, if anything was. */
export function PrintedSoFar({ printed }: { readonly printed: string }) {
  const { say } = useWords('by-hand')
  if (printed === '') return null
  return (
    <>
      <h3>{say('printed.title')}</h3>
      <Screen label={say('printed.label')} text={printed} />
    </>
  )
}
