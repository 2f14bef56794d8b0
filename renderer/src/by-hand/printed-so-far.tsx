import { Screen } from '../components/screen'

/** What was pasted behind a command or a key so far, if anything was. */
export function PrintedSoFar({ printed }: { readonly printed: string }) {
  if (printed === '') return null
  return (
    <>
      <h3>What you pasted shows this behind it</h3>
      <Screen label="What the FortiGate printed" text={printed} />
    </>
  )
}
