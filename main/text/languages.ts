/** The languages that texts for people are written in, each by its own name. */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  it: 'Italiano',
  ja: '日本語',
  'zh-CN': '简体中文',
} as const

/** A language, by its BCP 47 tag. */
export type Language = keyof typeof languages

/** Every one of them, in the order in which they are offered. */
export const languageTags = Object.keys(languages) as readonly Language[]
