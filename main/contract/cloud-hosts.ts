/** Where FortiToken Cloud is asked: as older guides name it, and as those of 26.2 do, of which one is for Europe. */
export const cloudHosts = ['ftc.fortinet.com', 'fic.fortinet.com', 'eufic.fortinet.com'] as const

/** One of them. */
export type CloudHost = (typeof cloudHosts)[number]
