import { TwinBackup } from '../../by-hand/twin-backup'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { NumberedList } from '../../components/numbered-list'

/*
 * Only what is documented: FortiOS Administration Guide 7.4.0, 702257 (password mask, file format); FortiOS CLI
 * Reference 8.0 (`execute backup config`); Fortinet Community ta-p/333853 (super_admin, one VDOM) and ta-p/367088 (read
 * and write from 7.4.4 on).
 */

const inTheWebInterface = [
  'Log in as super_admin. Another administrator’s backup leaves out what that account can’t read, and from FortiOS 7.4.4 on one that may only read can’t take any.',
  'Back up the configuration of the whole FortiGate, not of one VDOM.',
  'Leave “Password mask” off, choose FortiOS and not YAML as the file format, and give it no password.',
]

const onTheCommandLine = [
  <>
    Type <code className="mono">execute backup config</code>, and behind it <code className="mono">sftp</code>
    , <code className="mono">ftp</code>, <code className="mono">tftp</code> or{' '}
    <code className="mono">usb</code>, then the rest as <code className="mono">?</code> shows it. Not inside a
    VDOM: that backs up this VDOM alone.
  </>,
  'Give it no password at its end: that encrypts the file.',
  'Fetch the file from where it was sent.',
]

interface BackupByHandProps {
  /** Whether it is of a twin. */
  readonly isTwin: boolean
  readonly locked: boolean
  readonly choose: () => void
}

/** How a person takes the backup, and then hands it over. */
export function BackupByHand({ isTwin, locked, choose }: BackupByHandProps) {
  return (
    <>
      {isTwin && (
        <Card title="Of the simulated FortiGate">
          <p className="quiet">
            It has no web interface. Save here what that would give you. How you take the backup of a real
            FortiGate stands below.
          </p>
          <TwinBackup locked={locked} />
        </Card>
      )}
      <div className="ways">
        <Card title="In the web interface">
          <NumberedList steps={inTheWebInterface} />
        </Card>
        <Card title="Or on the command line">
          <NumberedList steps={onTheCommandLine} />
        </Card>
      </div>
      <Card title="Then choose the file">
        <p className="quiet">It is checked against the inventory.</p>
        <div className="row">
          <Button kind="primary" disabled={locked} onClick={choose}>
            Choose the file…
          </Button>
        </div>
      </Card>
    </>
  )
}
