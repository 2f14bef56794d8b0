/** What a sentence counts. */
const nouns = [
  ...[
    'user',
    'token',
    'license',
    'finding',
    'file',
    'device',
    'line',
    'change',
    'check',
    'date',
    'day',
    'byte',
  ],
  ...[
    'seat',
    'decision',
    'warning',
    'note',
    'row',
    'time',
    'thing',
    'report',
    'minute',
    'command',
    'unit',
    'VDOM',
  ],
  ...['administrator', 'entry', 'problem', 'blocker', 'configuration', 'column', 'person', 'serial number'],
]
const plurals = nouns.map((noun) =>
  noun === 'entry' ? 'entries' : noun === 'person' ? 'people' : `${noun}s`,
)

const number = String.raw`(?<![\w.,:/–-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w.:/-])`
const counted = new RegExp(
  `${number} (?:[a-z]+ )?(${[...plurals, ...nouns].join('|')})\\b(?! [a-z]+s\\b)`,
  'g',
)
const verbs = ['are', 'were', 'have', 'need', 'log', 'migrate', 'stay', 'differ', 'use', 'come'].join('|')
const singularVerbs = [
  'is',
  'was',
  'has',
  'needs',
  'logs',
  'migrates',
  'stays',
  'differs',
  'uses',
  'comes',
].join('|')
// “The flag of 2 licenses is …”: there the verb belongs to what stands before.
const agreeing = new RegExp(
  `(?<!\\bof )${number} (${[...plurals, ...nouns].join('|')}) (${verbs}|${singularVerbs})\\b`,
  'g',
)

/**
 * Where a text gets a number wrong: 1 with a plural, any other with a singular, a verb that does not agree with it, or
 * thousands that are not grouped.
 */
export function wrongNumbers(text: string): readonly string[] {
  const wrong: string[] = []
  for (const [found, figure = '', noun = ''] of text.matchAll(counted)) {
    const isOne = figure === '1'
    // "1 of 20 users" counts the twenty.
    if (isOne !== nouns.includes(noun)) wrong.push(found)
    if (/^\d{4,}$/.test(figure)) wrong.push(found)
  }
  for (const [found, figure = '', , verb = ''] of text.matchAll(agreeing)) {
    if ((figure === '1') !== singularVerbs.split('|').includes(verb)) wrong.push(found)
  }
  return wrong
}
