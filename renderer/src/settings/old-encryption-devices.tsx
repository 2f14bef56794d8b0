import type { LongList } from '../../../main/contract/rows'
import { Button } from '../components/button'
import { useWords } from '../language/words'
import { useCall } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { addressWords } from './address-words'

interface OldEncryptionDevicesProps {
  readonly list: LongList
  readonly isForbidden: boolean
}

/** The devices that may be offered old encryption, each with the way to take that back. */
export function OldEncryptionDevices({ list, isForbidden }: OldEncryptionDevicesProps) {
  const answer = useAnswer('oldEncryptionDevices', undefined, list.revision)
  const [takeBack, takingBack] = useCall('takeBackOldEncryption')
  const words = useWords('beside')
  const { say } = words
  return (
    <>
      {isForbidden && <p>{say('old-encryption.forbidden')}</p>}
      {list.count === 0 && !isForbidden && <p className="quiet">{say('old-encryption.none')}</p>}
      {answer?.ok === true && answer.value.length > 0 && (
        <ul className="settings__devices" aria-label={say('old-encryption.devices')}>
          {answer.value.map((device) => (
            <li className="settings__device" key={`${device.host} ${device.port}`}>
              <span className="mono">{addressWords(device, words)}</span>
              <Button
                size="small"
                kind="quiet"
                disabled={takingBack}
                label={say('old-encryption.take-back.of', { address: addressWords(device, words) })}
                onClick={() => void takeBack({ host: device.host, port: device.port })}
              >
                {say('old-encryption.take-back')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
