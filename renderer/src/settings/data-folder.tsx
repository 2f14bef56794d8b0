import { plural } from '../../../main/text/words'
import { Button } from '../components/button'
import { Facts } from '../components/facts'
import { useCall } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { fileSize } from '../words/number'
import { SetByOrganization } from '../components/set-by-organization'

interface DataFolderProps {
  readonly path: string
  readonly isFixed: boolean
}

/** Where the data of this person lie, and what they take. */
export function DataFolder({ path, isFixed }: DataFolderProps) {
  const answer = useAnswer('dataFolderUse', undefined)
  const [show, showing] = useCall('showDataFolder')
  const use = answer?.ok === true ? answer.value : null
  return (
    <div className="settings__folder">
      <p className="mono">{path}</p>
      {isFixed && (
        <p className="small quiet">
          <SetByOrganization />
        </p>
      )}
      <Facts
        look="lines"
        facts={[
          { name: 'In all', value: use === null ? '…' : fileSize(use.bytes) },
          ...(use?.parts ?? []).map(({ name, count, bytes }) => ({
            name,
            value: `${plural(count, 'folder')}, ${fileSize(bytes)}`,
          })),
        ]}
      />
      <Button size="small" icon="folder" disabled={showing} onClick={() => void show()}>
        Show the data folder
      </Button>
    </div>
  )
}
