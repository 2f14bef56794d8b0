import { useState } from 'react'
import type { HandBlock, HandLine, HandRequest, HandState } from '../../../main/contract/by-hand'
import { Button } from '../components/button'
import { CopyButton } from '../components/copy-button'
import { Icon } from '../components/icon'
import { Pill } from '../components/pill'
import { VirtualList } from '../components/virtual-list'
import { Answered } from '../problems/answered'
import { attempt } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { useWords } from '../language/words'

/** As many blocks stand open at once. */
const mostOpen = 2

/** From this many on, what was read is in the way of what is missing. */
const manyBlocks = 8

interface BlocksProps {
  readonly request: Extract<HandRequest, { kind: 'blocks' }>
}

/** The blocks of a request, to be copied whole, one by one or line by line. There may be one for each of 250 VDOMs. */
export function Blocks({ request: { id, blocks } }: BlocksProps) {
  const answer = useAnswer('handBlocks', { request: id }, blocks.revision)
  return <Answered answer={answer}>{(all) => <BlockList request={id} blocks={all} />}</Answered>
}

interface BlockListProps {
  readonly request: number
  readonly blocks: readonly HandBlock[]
}

function BlockList({ request, blocks }: BlockListProps) {
  /** What the person has chosen to see; else what is missing, once something was read of many. */
  const [chosen, setChosen] = useState<boolean | null>(null)
  /** What the person has opened and closed, by the id of the block. */
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map())
  const missing = blocks.filter(({ state }) => state !== 'read')
  const isOnlyMissing = chosen ?? (blocks.length > manyBlocks && missing.length < blocks.length)
  const shown = isOnlyMissing ? missing : blocks
  const openByItself = blocks.length <= mostOpen ? missing : missing.slice(0, 1)
  const isOpen = (block: HandBlock) => opened.get(block.id) ?? openByItself.includes(block)
  const whole = missing.filter(({ oneByOne }) => !oneByOne)
  const { say } = useWords('by-hand')
  return (
    <>
      {(whole.length > 0 || blocks.length > mostOpen) && (
        <div className="row">
          {whole.length > 0 && (
            <CopyButton
              kind="primary"
              copy={() => attempt('copyForHand', { request, block: null, line: null })}
            >
              {say(
                blocks.length === 1
                  ? 'block-list.copy.commands'
                  : whole.length < missing.length
                    ? 'block-list.copy.whole'
                    : missing.length < blocks.length
                      ? 'block-list.copy.missing'
                      : 'block-list.copy.all',
              )}
            </CopyButton>
          )}
          {blocks.length > mostOpen && (
            <Button kind="quiet" pressed={isOnlyMissing} onClick={() => setChosen(!isOnlyMissing)}>
              {say('block-list.only-missing')}
            </Button>
          )}
        </div>
      )}
      {shown.length === 0 ? (
        <p className="quiet">{say('block-list.none-missing')}</p>
      ) : (
        <VirtualList
          label={say('block-list.title')}
          items={shown}
          itemKey={({ id }) => id}
          likelyHeight={44}
          look={['hand-blocks', 'hand-blocks__item']}
        >
          {(block) => (
            <Block
              request={request}
              block={block}
              isAlone={blocks.length === 1}
              isOpen={isOpen(block)}
              onToggle={() => setOpened(new Map(opened).set(block.id, !isOpen(block)))}
            />
          )}
        </VirtualList>
      )}
    </>
  )
}

const states = {
  missing: { tone: 'plain', icon: undefined },
  part: { tone: 'warn', icon: 'warn' },
  read: { tone: 'good', icon: 'check' },
} as const

interface BlockProps {
  readonly request: number
  readonly block: HandBlock
  /** Whether it is the only one, which is copied as all of them. */
  readonly isAlone: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function Block({ request, block, isAlone, isOpen, onToggle }: BlockProps) {
  const { id, title, lines, oneByOne } = block
  const { tone, icon } = states[block.state]
  const { say, draw } = useWords('by-hand')
  return (
    <div className="hand-block">
      <div className="hand-block__head">
        <button type="button" className="hand-block__toggle" aria-expanded={isOpen} onClick={onToggle}>
          <Icon name="right" />
          <span className="hand-block__title">{title}</span>
          <span className="small quiet">{say('block.lines', { count: lines.length })}</span>
        </button>
        <Pill tone={tone} {...(icon !== undefined && { icon })}>
          {say(`block.state.${block.state}`)}
        </Pill>
        {!oneByOne && !isAlone && (
          <CopyButton
            size="small"
            label={say('block.copy', { title })}
            copy={() => attempt('copyForHand', { request, block: id, line: null })}
          >
            {say('copy')}
          </CopyButton>
        )}
      </div>
      {isOpen && (
        <div className="hand-block__body">
          {oneByOne && (
            <p className="small">
              {draw('block.one-by-one', { order: (words) => <strong>{words}</strong> })}
            </p>
          )}
          <ol className="hand-block__lines">
            {lines.map((line, at) => (
              <Line
                key={at}
                line={line}
                label={say('block.line.copy', { number: at + 1, title })}
                copy={() => attempt('copyForHand', { request, block: id, line: at })}
              />
            ))}
          </ol>
        </div>
      )}
    </div>
  )
}

interface LineProps {
  readonly line: HandLine
  readonly label: string
  readonly copy: () => Promise<boolean>
}

function Line({ line: { line, state }, label, copy }: LineProps) {
  const { say } = useWords('by-hand')
  return (
    <li className={`hand-line hand-line--${state}`}>
      <code className="mono hand-line__text">{line}</code>
      {state !== 'way' && <LineState state={state} />}
      <CopyButton size="small" kind="quiet" label={label} copy={copy}>
        {say('copy')}
      </CopyButton>
    </li>
  )
}

function LineState({ state }: { readonly state: HandState }) {
  const { icon } = states[state]
  const { say } = useWords('by-hand')
  return (
    <span className={`hand-line__state hand-line__state--${state} small`}>
      {icon !== undefined && <Icon name={icon} />}
      {say(`block.state.${state}`)}
    </span>
  )
}
