import { useMemo, useState } from 'react'
import type { KnownDevice } from '../../../main/contract/aside'
import type { LongList } from '../../../main/contract/rows'
import { day } from '../../../main/text/times'
import { Button } from '../components/button'
import type { Column } from '../components/table/column'
import { Table } from '../components/table/table'
import { useWords, type WordsOf } from '../language/words'
import { useAnswer } from '../state/use-answer'
import { addressWords } from './address-words'
import { ForgetHostKey } from './forget-host-key'

interface KnownDevicesProps {
  readonly list: LongList
  readonly isForgettingFinal: boolean
}

/** The host keys that were trusted, each with the way to forget it. */
export function KnownDevices({ list, isForgettingFinal }: KnownDevicesProps) {
  const answer = useAnswer('knownDevices', undefined, list.revision)
  const [forgetting, setForgetting] = useState<KnownDevice | null>(null)
  const words = useWords('beside')
  const { say } = words
  const columns = useMemo(() => columnsOf(setForgetting, words), [words])
  if (list.count === 0) return <p className="quiet">{say('known-devices.none')}</p>
  if (answer?.ok !== true) return null
  return (
    <>
      <Table
        label={say('known-devices.table')}
        noun={say('known-devices.keys')}
        rows={answer.value}
        rowKey={keyOf}
        columns={columns}
        sorting={{ column: 'host', descending: false }}
      />
      {forgetting !== null && (
        <ForgetHostKey device={forgetting} isFinal={isForgettingFinal} onClose={() => setForgetting(null)} />
      )}
    </>
  )
}

function keyOf({ host, port, type }: KnownDevice): string {
  return `${host} ${port} ${type}`
}

function columnsOf(
  forget: (device: KnownDevice) => void,
  words: WordsOf<'beside'>,
): readonly Column<KnownDevice>[] {
  const { say } = words
  return [
    {
      id: 'host',
      title: say('known-devices.column.address'),
      width: [170, 3],
      text: (device) => addressWords(device, words),
      strong: true,
    },
    {
      id: 'type',
      title: say('known-devices.column.type'),
      width: [120, 1],
      text: ({ type }) => type,
      mono: true,
      spare: 2,
    },
    {
      id: 'fingerprint',
      title: say('known-devices.column.fingerprint'),
      width: [170, 4],
      text: ({ fingerprint }) => fingerprint,
      mono: true,
      spare: 1,
    },
    {
      id: 'since',
      title: say('known-devices.column.since'),
      width: [150, 1],
      text: ({ since }) => day(since),
      rank: ({ since }) => Date.parse(since),
      spare: 3,
    },
    {
      id: 'forget',
      title: say('known-devices.column.forget'),
      width: [104, 0],
      text: () => '',
      sortable: false,
      isForButtons: true,
      control: () => true,
      cell: (device, tabIndex) => (
        <Button
          size="small"
          kind="quiet"
          tabIndex={tabIndex}
          label={say('known-devices.forget.of', {
            type: device.type,
            address: addressWords(device, words),
          })}
          onClick={() => forget(device)}
        >
          {say('known-devices.forget')}
        </Button>
      ),
    },
  ]
}
