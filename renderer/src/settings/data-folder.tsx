import { Button } from '../components/button'
import { Facts } from '../components/facts'
import { useWords } from '../language/words'
import { useCall } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { fileSize } from '../words/number'

interface DataFolderProps {
  readonly path: string
  readonly isFixed: boolean
}

/** Where the data of this person lie, and what they take. */
export function DataFolder({ path, isFixed }: DataFolderProps) {
  const answer = useAnswer('dataFolderUse', undefined)
  const [show, showing] = useCall('showDataFolder')
  const { say } = useWords('beside')
  const use = answer?.ok === true ? answer.value : null
  return (
    <div className="settings__folder">
      <p className="mono">{path}</p>
      {isFixed && <p className="small quiet">{say('data-folder.fixed')}</p>}
      <Facts
        look="lines"
        facts={[
          { name: say('data-folder.all'), value: use === null ? '…' : fileSize(use.bytes) },
          ...(use?.parts ?? []).map(({ name, count, bytes }) => ({
            name,
            value: say('data-folder.part', { count, size: fileSize(bytes) }),
          })),
        ]}
      />
      <Button size="small" icon="folder" disabled={showing} onClick={() => void show()}>
        {say('data-folder.show')}
      </Button>
    </div>
  )
}
