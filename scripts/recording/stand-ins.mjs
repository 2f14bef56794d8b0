/**
 * What differs between two recordings of one commit, and what stands for it. Everything else is kept to the last byte.
 *
 * A value that is seen again gets the same number again, so that what refers to what stays visible.
 */

/** What it is, and where it is found. */
const passing = [
  [
    'folder',
    /\/[\w./-]*(?:tokenferry-rehearsal-\w{6}|tokenferry-recording-\w{6}\/out(?:\/\.rehearsal-\w{6})?)/g,
  ],
  ['run', /(?<=\b\d{8}-\d{6}Z-)[0-9a-f]{6}\b/g],
  ['fingerprint', /(?<=\bSHA256:)[A-Za-z0-9+/]{43}(?![A-Za-z0-9+/])/g],
  ['sha256', /\b[0-9a-f]{64}\b/g],
  ['short sha256', /\b[0-9a-f]{4}…[0-9a-f]{4}\b/g],
  // It shows such a sum.
  ['qr code', /(?<=<svg viewBox=\\?"[\d ]+\\?">).*?(?=<\/svg>)/g],
  ['port', /(?<=127\.0\.0\.1(?: port |:)|"(?:port|localPort)": ?)\d{4,5}\b/g],
  ['public key', /(?<=BEGIN PUBLIC KEY-----\s)[\w+/=]+/g],
  ['private key', /(?<="privateKey":")[\w+/=]+/g],
  // A FortiGate salts them again at every reading.
  ['encrypted', /(?<=\bENC )[\w+/=]+/g],
]

/** The calendar stands still at half a minute and is only put forward, so the seconds say how quick the computer was. */
const seconds = /(?<=(?<![\d:])\d\d:\d\d:)\d\d(?:\.\d{3})?(?![\d:])/g

/** Numbers the values of one rehearsal, in the order in which they are first seen. */
export const standIns = () => {
  const seen = new Map()
  const numberOf = (kind, value) => {
    const values = seen.get(kind) ?? new Map()
    seen.set(kind, values)
    if (!values.has(value)) values.set(value, values.size + 1)
    return values.get(value)
  }
  /** @param {string} text @returns {string} the same, with a stand-in for everything that passes */
  return (text) =>
    passing.reduce(
      (sofar, [kind, pattern]) => sofar.replace(pattern, (value) => `<${kind} ${numberOf(kind, value)}>`),
      text.replace(seconds, 'ss'),
    )
}

/** The journal, event by event. How many lines of the device are recorded at once is a matter of time: they are joined. */
export const eventsOf = (journal) => {
  const events = []
  for (const line of journal.trimEnd().split('\n')) {
    const { at, event } = JSON.parse(line)
    const last = events.at(-1)
    const goesOn =
      last?.event.type === 'printed' &&
      event.type === 'printed' &&
      JSON.stringify(last.event.key) === JSON.stringify(event.key)
    if (goesOn) last.event.lines.push(...event.lines)
    else events.push({ at, event })
  }
  return events.map((event) => `${JSON.stringify(event, null, 1)}\n`).join('')
}
