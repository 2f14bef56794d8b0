import { Fragment, useEffect, useRef, type ReactNode } from 'react'
import { LinkButton } from '../components/link-button'
import { reachable } from '../components/reachable'
import { useWords } from '../language/words'
import { attempt } from '../state/calls'
import { linkIds } from '../words/links'
import { addressInHelp } from './help-index'
import { plainWords, type Block, type Page, type Words } from './page'

interface ArticleProps {
  readonly page: Page
  /** A word that it explains, or a heading, to be brought into sight. */
  readonly word: string
}

/** A page of the documentation. */
export function Article({ page, word }: ArticleProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const all = [...(place.current?.querySelectorAll<HTMLElement>('[data-words]') ?? [])]
    const wanted = slugOf(word)
    const target = wanted === '' ? undefined : all.find(({ dataset }) => isOf(dataset.words, wanted))
    if (target === undefined) place.current?.closest('.aside__page')?.scrollTo(0, 0)
    else target.scrollIntoView({ block: 'center' })
  }, [page, word])
  return (
    <div className="help__text" ref={place}>
      {page.map((block, at) => (
        <Piece key={at} block={block} isMarked={(words) => word !== '' && isOf(words, slugOf(word))} />
      ))}
    </div>
  )
}

/** Whether one of these slugs, parted by blanks, is the one that is wanted. */
function isOf(slugs: string | undefined, wanted: string): boolean {
  return (slugs ?? '').split(' ').includes(wanted)
}

/** `migration-flag` of “Migration flag”. */
function slugOf(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
}

interface PieceProps {
  readonly block: Block
  readonly isMarked: (slugs: string) => boolean
}

function Piece({ block, isMarked }: PieceProps) {
  const { say } = useWords('beside')
  switch (block.kind) {
    case 'heading': {
      // The first is the title of the page, which stands above.
      if (block.level === 1) return null
      const slug = slugOf(plainWords(block.words))
      return (
        <h3 className={isMarked(slug) ? 'help__marked' : undefined} data-words={slug}>
          <Said words={block.words} />
        </h3>
      )
    }
    case 'paragraph':
      return (
        <p>
          <Said words={block.words} />
        </p>
      )
    case 'list': {
      const items = block.items.map((words, at) => {
        const slugs = explainedIn(words).map(slugOf).join(' ')
        return (
          <li key={at} className={isMarked(slugs) ? 'help__marked' : undefined} data-words={slugs}>
            <Said words={words} />
          </li>
        )
      })
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return <TableOf block={block} />
    case 'screen':
      return (
        <pre className="help__screen" role="group" aria-label={say('help.example')} {...reachable}>
          {block.text}
        </pre>
      )
  }
}

function TableOf({ block: { head, rows } }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  return (
    <table className="help__table">
      {head.some((words) => words.length > 0) && (
        <thead>
          <tr>
            {head.map((words, at) => {
              const Cell = words.length === 0 ? 'td' : 'th'
              return (
                <Cell key={at} scope={words.length === 0 ? undefined : 'col'}>
                  <Said words={words} />
                </Cell>
              )
            })}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((words, column) => (
              <td key={column}>
                <Said words={words} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The words that an item of a list explains: those in bold. */
function explainedIn(words: Words): readonly string[] {
  return words.flatMap((each) =>
    typeof each !== 'string' && each.kind === 'strong' ? [plainWords(each.words)] : [],
  )
}

function Said({ words }: { readonly words: Words }): ReactNode {
  return words.map((each, at) => {
    if (typeof each === 'string') return <Fragment key={at}>{each}</Fragment>
    const inside = <Said words={each.words} />
    switch (each.kind) {
      case 'code':
        return <code key={at}>{inside}</code>
      case 'strong':
        return <strong key={at}>{inside}</strong>
      case 'emphasis':
        return <em key={at}>{inside}</em>
      case 'link':
        return <Link key={at} to={each.to} words={each.words} />
    }
  })
}

/** A link: to one of the addresses that may be opened, or to another page; a file that is no page of ours is just named. */
function Link({ to, words }: { readonly to: string; readonly words: Words }) {
  const id = linkIds.find((each) => `link:${each}` === to)
  const page = addressInHelp(to)
  if (id !== undefined) return <LinkButton id={id}>{plainWords(words)}</LinkButton>
  if (page === null) return <Said words={words} />
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => void attempt('showAside', { at: 'help', page })}
    >
      <span>{plainWords(words)}</span>
    </button>
  )
}
