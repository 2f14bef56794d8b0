import { isDocument } from '../../../main/contract/documents'
import { useWords } from '../language/words'
import { useCall } from '../state/calls'
import { Button } from './button'
import './exported-file.css'

/** A file or a folder that was just exported, and the ways to it. */
export function ExportedFile({ path }: { readonly path: string }) {
  const [open, opening] = useCall('openExported')
  const [show, showing] = useCall('showExported')
  const { say } = useWords('window')
  const name = path.split(/[\\/]/).at(-1) ?? path
  return (
    <div className="exported">
      <p className="exported__path mono small" title={path}>
        {path}
      </p>
      {isDocument(path) && (
        <Button
          size="small"
          label={say('exported.open.of', { name })}
          disabled={opening}
          onClick={() => void open({ path })}
        >
          {say('exported.open')}
        </Button>
      )}
      <Button
        size="small"
        label={say('exported.folder.of', { name })}
        disabled={showing}
        onClick={() => void show({ path })}
      >
        {say('exported.folder')}
      </Button>
    </div>
  )
}
