import type { Language } from '../languages'
import type { AnnouncementArguments } from './announcement-arguments'
import { sayFrom, type Catalog, type Say } from './say'

/** The catalogs of what people are told of a change, each loaded when it is needed. One that lacks a message is an error of the compiler. */
const catalogs: Readonly<Record<Language, () => Promise<{ default: Catalog<AnnouncementArguments> }>>> = {
  en: () => import('./en/announcements.json'),
  de: () => import('./de/announcements.json'),
  fr: () => import('./fr/announcements.json'),
  es: () => import('./es/announcements.json'),
  'pt-BR': () => import('./pt-BR/announcements.json'),
  it: () => import('./it/announcements.json'),
  ja: () => import('./ja/announcements.json'),
  'zh-CN': () => import('./zh-CN/announcements.json'),
}

/** What says the messages about a change in a language. */
export async function openAnnouncements(language: Language): Promise<Say<AnnouncementArguments>> {
  const { default: catalog } = await catalogs[language]()
  return sayFrom<AnnouncementArguments>(language, catalog)
}
