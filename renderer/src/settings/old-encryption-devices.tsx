import type { LongList } from '../../../main/contract/rows'
import { Button } from '../components/button'
import { useCall } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { SetByOrganization } from '../components/set-by-organization'
import { addressWords } from './address-words'

interface OldEncryptionDevicesProps {
  readonly list: LongList
  readonly isForbidden: boolean
}

/** The devices that may be offered old encryption, each with the way to take that back. */
export function OldEncryptionDevices({ list, isForbidden }: OldEncryptionDevicesProps) {
  const answer = useAnswer('oldEncryptionDevices', undefined, list.revision)
  const [takeBack, takingBack] = useCall('takeBackOldEncryption')
  return (
    <>
      {isForbidden && (
        <p>
          No device is offered it. <SetByOrganization />
        </p>
      )}
      {list.count === 0 && !isForbidden && <p className="quiet">It is allowed for no device.</p>}
      {answer?.ok === true && answer.value.length > 0 && (
        <ul className="settings__devices" aria-label="Devices with old encryption">
          {answer.value.map((device) => (
            <li className="settings__device" key={addressWords(device)}>
              <span className="mono">{addressWords(device)}</span>
              <Button
                size="small"
                kind="quiet"
                disabled={takingBack}
                label={`Take back: ${addressWords(device)}`}
                onClick={() => void takeBack({ host: device.host, port: device.port })}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
