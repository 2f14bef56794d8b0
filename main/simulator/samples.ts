import type { ClusterMember } from './cluster'

/** A configuration that ships with the product, to rehearse on. */
export interface Sample {
  readonly id: 'vendor-page' | 'company'
  readonly title: string
  readonly description: string
  /** The file, relative to the folder of the assets. */
  readonly file: string
  /** The administrator as whom the wizard logs in. */
  readonly user: string
  /** Members of the cluster, the primary first; `null` for a single device. */
  readonly ha: readonly ClusterMember[] | null
  readonly serial: string
}

export const samples: readonly Sample[] = [
  {
    id: 'vendor-page',
    title: 'The vendor’s example',
    description:
      'FGT-LAB, as on the vendor’s page: one administrator with a token, and a license with five tokens in one VDOM.',
    file: 'samples/vendor-page.conf',
    user: 'admin',
    ha: null,
    serial: 'FGVM02TM22000417',
  },
  {
    id: 'company',
    title: 'A company',
    description:
      'An HA pair with three VDOMs, two licenses, a trial license, hardware tokens, and users with everything that can get in the way.',
    file: 'samples/company.conf',
    user: 'admin',
    ha: [
      { hostname: 'CORP-FW-01', serial: 'FG200FT922900417' },
      { hostname: 'CORP-FW-02', serial: 'FG200FT922900533' },
    ],
    serial: 'FG200FT922900417',
  },
]
