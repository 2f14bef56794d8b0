/** What Windows takes for a device in any folder, older versions with any ending: `nul.conf` is no file there. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name for a file that no version of Windows takes for a device. */
export function notReserved(name: string): string {
  return name.replace(reserved, '$1_')
}
