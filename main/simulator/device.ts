import type { Clock } from '../clock'
import { assumed } from './assumptions'
import { FortiTokenCloud, type CloudAccount } from './cloud'
import type { Cluster, ClusterMember } from './cluster'
import type { Configuration } from './configuration'
import { platformOf } from './platform'
import type { Scenario } from './scenarios'
import type { Entry } from './config-section'

/** What can be said about the device in the place of its configuration. */
export interface DeviceOptions {
  readonly hostname?: string | undefined
  readonly serial?: string | undefined
  readonly model?: string | undefined
  /**
   * Members of the cluster, the primary first; the last one answers if the scenario says that it is the secondary.
   * Without it, a cluster of the configuration gets made-up members.
   */
  readonly ha?: readonly ClusterMember[] | null | undefined
  /** FortiToken Cloud's side, in the place of what the scenario says. */
  readonly cloud?: CloudSide | undefined
}

/** What FortiToken Cloud and Customer Service have for this device. */
export interface CloudSide {
  readonly account: CloudAccount
  /** Users that a time-based account may have. */
  readonly seats: number
  readonly preauthorized: 'all' | 'all but the last' | 'none'
}

/** The simulated FortiGate with the FortiToken Cloud behind it: what all of its sessions share. */
export class SimulatedDevice {
  readonly configuration: Configuration
  readonly cloud: FortiTokenCloud
  readonly scenario: Scenario
  readonly model: string
  readonly hardware: boolean
  readonly version: string
  readonly build: string
  private readonly single: ClusterMember
  private inCluster: Cluster | null
  private clockIsAhead = 0
  readonly clock: Clock
  /** Calls off what the device has yet to do. */
  private readonly pending = new Set<() => void>()
  /** What `partial` and `not-in-cloud-yet` do happens to the first migration only. */
  pendingMishap: Scenario['migration'] | null

  constructor(configuration: Configuration, scenario: Scenario, clock: Clock, options: DeviceOptions) {
    this.configuration = configuration
    this.scenario = scenario
    this.clock = clock
    const { platform, version, build } = this.configuration.header
    const made = platformOf(platform)
    const configured = this.setting('system global', 'hostname') ?? made.serial
    const hostname = options.hostname ?? configured
    this.model = options.model ?? made.model
    this.hardware = made.hardware
    this.version = version
    this.build = build
    this.single = { hostname, serial: options.serial ?? options.ha?.[0]?.serial ?? made.serial }
    this.inCluster = this.clusterOf(this.single, options.ha ?? null)
    if (this.hostname !== configured) this.writeHostname()
    this.cloud = new FortiTokenCloud(
      {
        account: options.cloud?.account ?? scenario.account ?? 'time-based',
        reachable: scenario.reachable ?? true,
        seats: options.cloud?.seats ?? scenario.seats ?? 100,
        daysLeft: scenario.daysLeft ?? 362,
      },
      () => this.now(),
    )
    this.pendingMishap = scenario.migration ?? null
    const preauthorized = options.cloud?.preauthorized ?? scenario.preauthorized ?? 'all'
    if (preauthorized !== 'all') {
      const licenses = this.paidLicenses()
      this.cloud.preauthorize(preauthorized === 'none' ? [] : licenses.slice(0, -1))
    }
  }

  get cluster(): Cluster | null {
    return this.inCluster
  }

  get hostname(): string {
    return this.self.hostname
  }

  get serial(): string {
    return this.self.serial
  }

  private get self(): ClusterMember {
    return this.inCluster?.members[0] ?? this.single
  }

  /** What the clock of the device says. */
  now(): Date {
    return new Date(this.clock.now().getTime() + this.clockIsAhead)
  }

  /** Sets its clock so many milliseconds forward. */
  jump(milliseconds: number): void {
    this.clockIsAhead += milliseconds
  }

  /** Hands over to the next unit, which is the primary from then on. Throws if there is no cluster. */
  failOver(): void {
    const [self, next, ...others] = this.inCluster?.members ?? []
    if (!this.inCluster || !self || !next) throw new Error('A FortiGate without a cluster can’t fail over.')
    this.goDown()
    this.inCluster = { ...this.inCluster, members: [next, ...others, self], role: 'primary' }
    this.writeHostname()
  }

  /** Does something after so many milliseconds, whatever becomes of the session; never if the device goes down first. */
  later<T>(milliseconds: number, work: () => T): Promise<T> {
    return new Promise((resolve) => {
      const callOff = this.clock.after(milliseconds, () => {
        this.pending.delete(callOff)
        resolve(work())
      })
      this.pending.add(callOff)
    })
  }

  /** Forgets what it has yet to do. */
  goDown(): void {
    for (const callOff of this.pending) callOff()
    this.pending.clear()
  }

  /** A setting of a single object of the whole device. */
  setting(path: string, attribute: string): string | undefined {
    return this.configuration.section(this.configuration.deviceWide, path)?.own.value(attribute)
  }

  /** The administrators by name. */
  get administrators(): ReadonlyMap<string, Entry> {
    return this.configuration.section(this.configuration.deviceWide, 'system admin')?.entries ?? new Map()
  }

  /** Whether output stops at the end of each page. */
  get pages(): boolean {
    return this.setting('system console', 'output') !== 'standard'
  }

  /** Whether the firmware is at least this version, `7.6`. */
  isAtLeast(major: number, minor: number, patch = 0): boolean {
    const [a = 0, b = 0, c = 0] = this.version.split('.').map(Number)
    return a !== major ? a > major : b !== minor ? b > minor : c >= patch
  }

  /** What stands before the scope in a prompt: the host name, cut if it is long, and the role if it is shown. */
  get promptName(): string {
    const name = this.hostname.length > 24 ? `${this.hostname.slice(0, 24)}~` : this.hostname
    if (!this.cluster) return name
    const { sinceMajor, sinceMinor } = assumed['terminal.ha-role'].value
    const shown = this.scenario.haRoleInPrompt ?? this.isAtLeast(sinceMajor, sinceMinor)
    return shown ? `${name}(${this.cluster.role === 'primary' ? 'Primary' : 'Secondary'})` : name
  }

  /** Licenses of mobile tokens but trial ones, in the order of the configuration. */
  paidLicenses(): string[] {
    const licenses = this.configuration.scopes.flatMap((scope) =>
      [...(this.configuration.section(scope, 'user fortitoken')?.entries.values() ?? [])].map((token) =>
        token.value('license'),
      ),
    )
    return [...new Set(licenses)].filter(
      (license): license is string =>
        license !== undefined && assumed['migrate.who'].value.isMigrated(license),
    )
  }

  private clusterOf(single: ClusterMember, given: readonly ClusterMember[] | null): Cluster | null {
    const mode = this.setting('system ha', 'mode')
    const { cluster } = this.scenario
    if (!cluster && !given && mode !== 'a-p' && mode !== 'a-a') return null
    const partner = { hostname: `${single.hostname}-B`, serial: `${single.serial.slice(0, -3)}911` }
    const members = given ? [single, ...given.slice(1)] : [single, partner]
    return {
      members: cluster === 'secondary' ? members.reverse() : members,
      role: cluster === 'secondary' ? 'secondary' : 'primary',
      inSync: cluster !== 'out-of-sync',
      groupName: this.setting('system ha', 'group-name') ?? 'ha',
      groupId: this.setting('system ha', 'group-id') ?? '0',
    }
  }

  /** The members of a cluster share their configuration but for the host name. */
  private writeHostname(): void {
    const { configuration, hostname } = this
    configuration
      .sectionToWrite(configuration.deviceWide, 'system global')
      .edit((own) => own.set('hostname', [hostname], `"${hostname}"`))
  }
}

/** The configuration with the firmware of the scenario in its header. */
export function withVersion(source: string, { version }: Scenario): string {
  if (!version) return source
  return source.replace(
    /^(#config-version=[^-\n]*-)[\d.]+-FW-build\d+/m,
    `$1${version.version}-FW-build${version.build}`,
  )
}
