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

/** The languages that the window speaks. */
const spokenTags: readonly Language[] = ['en']

/**
 * The language that the window speaks if these are wanted, the dearest first; English if it speaks none of them.
 *
 * @param wanted BCP 47 tags, as systems and browsers have them: `de-CH`, `pt`, `zh-Hans-SG`
 */
export function closestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const { language } = new Intl.Locale(tag).maximize()
    const found = spokenTags.find((each) => new Intl.Locale(each).language === language)
    if (found !== undefined) return found
  }
  return 'en'
}
