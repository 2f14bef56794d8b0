import type { Page } from './page'

/** The pages of the documentation that people need while they work. The build reads them (`scripts/help-pages.ts`). */
const files = import.meta.glob<Page>(
  [
    '../../../docs/findings/*.md',
    '../../../docs/{glossary,known-limits,problems,connecting,never-twice,plan,telling-people,evidence,administrators}.md',
  ],
  { import: 'default', eager: true },
)

/** Each page by its id: `glossary`, `finding/admin.lockout`. */
export const pages: ReadonlyMap<string, Page> = new Map(
  Object.entries(files).map(([path, page]) => [idOf(path), page]),
)

function idOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '')
  return path.includes('/findings/') ? `finding/${name}` : name
}
