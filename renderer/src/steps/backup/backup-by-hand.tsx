import { TwinBackup } from '../../by-hand/twin-backup'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { NumberedList } from '../../components/numbered-list'
import { useWords } from '../../language/words'

/*
 * Only what is documented: FortiOS Administration Guide 7.4.0, 702257 (password mask, file format); FortiOS CLI
 * Reference 8.0 (`execute backup config`); Fortinet Community ta-p/333853 (super_admin, one VDOM) and ta-p/367088 (read
 * and write from 7.4.4 on).
 */

/** Where the command line can send a backup to. */
const targets = { sftp: 'sftp', ftp: 'ftp', tftp: 'tftp', usb: 'usb' }

interface BackupByHandProps {
  /** Whether it is of a twin. */
  readonly isTwin: boolean
  readonly locked: boolean
  readonly choose: () => void
}

/** How a person takes the backup, and then hands it over. */
export function BackupByHand({ isTwin, locked, choose }: BackupByHandProps) {
  const { say, draw } = useWords('steps')
  const onTheCommandLine = draw('backup-by-hand.command-line.type', {
    line: 'execute backup config',
    help: '?',
    ...targets,
    command: (words) => <code className="mono">{words}</code>,
  })
  return (
    <>
      {isTwin && (
        <Card title={say('backup-by-hand.twin')}>
          <p className="quiet">{say('backup-by-hand.twin.hint')}</p>
          <TwinBackup locked={locked} />
        </Card>
      )}
      <div className="ways">
        <Card title={say('backup-by-hand.web')}>
          <NumberedList
            steps={[
              say('backup-by-hand.web.account'),
              say('backup-by-hand.web.whole'),
              say('backup-by-hand.web.options'),
            ]}
          />
        </Card>
        <Card title={say('backup-by-hand.command-line')}>
          <NumberedList
            steps={[
              onTheCommandLine,
              say('backup-by-hand.command-line.password'),
              say('backup-by-hand.command-line.fetch'),
            ]}
          />
        </Card>
      </div>
      <Card title={say('backup-by-hand.file')}>
        <p className="quiet">{say('backup-by-hand.file.hint')}</p>
        <div className="row">
          <Button kind="primary" disabled={locked} onClick={choose}>
            {say('backup-by-hand.file.choose')}
          </Button>
        </div>
      </Card>
    </>
  )
}
