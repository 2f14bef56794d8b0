import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { Button } from '../components/button'
import { Icon } from '../components/icon'
import { Select } from '../components/field'
import { useWords } from '../language/words'
import { AsidePage } from '../shell/aside-page'
import { attempt } from '../state/calls'
import { useLoaded } from '../state/use-loaded'
import { useWindowCommand } from '../state/window-commands'
import { Article } from './article'
import { AssumptionsPage } from './assumptions-page'
import { helpIndex, helpTitle, placeInHelp } from './help-index'
import { Shortcuts } from './shortcuts'
import { plainPage, type Page } from './page'
import './help.css'

interface HelpPageProps {
  /** Address of the page; empty for the first one. */
  readonly page: string
  readonly back: string
}

const loadPages = () => import('./pages').then(({ pages }) => pages)

/** The help, which is all on this computer. */
export function HelpPage({ page: address, back }: HelpPageProps) {
  const { page, word } = placeInHelp(address)
  const title = useRef<HTMLHeadingElement>(null)
  const isFirst = useRef(true)
  const pages = useLoaded(loadPages)
  const words = useWords('beside')
  const { say } = words
  const article = pages?.get(page)

  useEffect(() => {
    // The screen itself has just got the focus.
    if (!isFirst.current) title.current?.focus()
    isFirst.current = false
  }, [page])

  return (
    <AsidePage title={say('help.title')} back={back} side={<Index chosen={page} pages={pages} />}>
      <article className="help" aria-labelledby="help-title">
        <div className="help__choice">
          <Select
            label={say('help.page')}
            value={page}
            options={helpIndex
              .flatMap(({ pages }) => pages)
              .map((each) => ({ value: each, title: helpTitle(each, words) }))}
            onChange={show}
          />
          <ToAbout />
        </div>
        <h2 className="help__title" id="help-title" tabIndex={-1} ref={title}>
          {helpTitle(page, words)}
        </h2>
        {page === 'shortcuts' ? (
          <Shortcuts />
        ) : page === 'assumptions' ? (
          <AssumptionsPage />
        ) : (
          article && <Article key={page} page={article} word={word} />
        )}
      </article>
    </AsidePage>
  )
}

function ToAbout() {
  const { say } = useWords('beside')
  return (
    <Button size="small" kind="quiet" onClick={() => void attempt('showAside', { at: 'about' })}>
      {say('help.about')}
    </Button>
  )
}

function show(page: string) {
  void attempt('showAside', { at: 'help', page })
}

interface IndexProps {
  readonly chosen: string
  readonly pages: ReadonlyMap<string, Page> | null
}

/** All pages, and those in which a word stands. */
function Index({ chosen, pages }: IndexProps) {
  const [search, setSearch] = useState('')
  const words = useWords('beside')
  const { say } = words
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useWindowCommand('search', () => field.current?.select())
  const texts = useMemo(
    () => new Map([...(pages ?? [])].map(([page, text]) => [page, plainPage(text)])),
    [pages],
  )
  const wanted = search.trim().toLowerCase()
  const groups = helpIndex
    .map((group) => ({
      title: say(`help.${group.id}`),
      listed: group.pages
        .map((page) => ({ id: page, title: helpTitle(page, words) }))
        .filter((page) =>
          `${page.id}\n${page.title}\n${texts.get(page.id) ?? ''}`.toLowerCase().includes(wanted),
        ),
    }))
    .filter(({ listed }) => listed.length > 0)
  const found = groups.reduce((sum, { listed }) => sum + listed.length, 0)
  return (
    <nav className="help-index" aria-label={say('help.index')}>
      <label className="table__search" htmlFor={id}>
        <Icon name="search" />
        <span className="unseen">{say('help.search')}</span>
        <input
          ref={field}
          id={id}
          className="input"
          type="search"
          placeholder={say('help.search')}
          value={search}
          spellCheck={false}
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      <p className="unseen" role="status">
        {wanted === '' ? '' : say('help.found', { count: found })}
      </p>
      {found === 0 && <p className="small quiet">{say('help.none')}</p>}
      {groups.map(({ title, listed }) => (
        <div key={title}>
          <p className="help-index__title small" id={`${id}-${title}`}>
            {title}
          </p>
          <ul aria-labelledby={`${id}-${title}`}>
            {listed.map((page) => (
              <li key={page.id}>
                <button
                  type="button"
                  className="help-index__page"
                  aria-current={page.id === chosen ? 'page' : undefined}
                  onClick={() => show(page.id)}
                >
                  {page.title}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div>
        <ToAbout />
      </div>
    </nav>
  )
}
