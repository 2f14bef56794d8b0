import { createServer, type AddressInfo, type Socket } from 'node:net'
import ssh2, { type Connection, type ServerChannel } from 'ssh2'
import { systemClock, type Clock } from '../clock'
import { loginOf, rightsOf, type Account } from './accounts'
import { assumed } from './assumptions'
import type { CloudAccount, SimulatedCloudUser } from './cloud'
import { Configuration } from './configuration'
import { SimulatedDevice, withVersion, type DeviceOptions } from './device'
import type { Faults } from './faults'
import { Occasions, type Happening } from './happenings'
import { hostKeyOf } from './host-key'
import { LimitedSocket } from './limited-socket'
import { Line } from './line'
import { runLinuxShell } from './linux-shell'
import { Logins } from './logins'
import { Doorkeeper } from './login'
import { scenario, type ScenarioName } from './scenarios'
import { refuse, sendFile } from './scp'
import { Session } from './session'
import { someoneElse } from './someone-else'
import { Terminal, type TypedKind } from './terminal'
import { Trouble } from './trouble'

/** How a simulated FortiGate is started. */
export interface SimulatorOptions extends DeviceOptions {
  /** FortiOS configuration text, as in a backup. */
  readonly configuration: string
  /** `ready` if it is not said. */
  readonly scenario?: ScenarioName
  /** Accounts of their own, or more about administrators of the configuration. */
  readonly accounts?: readonly Account[]
  /** Opens every administrator account of the configuration; without it only `accounts` can log in. */
  readonly rehearsalPassword?: string
  /** TCP port on 127.0.0.1; 0, any free one, if it is not said. */
  readonly port?: number
  /** Private key as text; a new one if it is not said. */
  readonly hostKey?: string
  /** Texts in the place of the banners of the configuration; `null` for none. */
  readonly banner?: { readonly beforeLogin?: string | null; readonly afterLogin?: string | null }
  readonly faults?: Faults
  /** By which every delay is measured, and which the device’s own clock goes by; that of this computer if it is not said. */
  readonly clock?: Clock
  /** Milliseconds before each piece of output. */
  readonly latency?: number
  /** Milliseconds before each line of the result of a migration; 60 if it is not said. */
  readonly resultLineDelay?: number
  /** Lines of the terminal by which the pager goes; 24 if it is not said. */
  readonly terminalLines?: number
}

/** Something that a client typed. */
export interface ReceivedLine {
  /** Number of the session, from 1. */
  readonly session: number
  /** When it came: milliseconds of the monotonic clock that was handed in. */
  readonly at: number
  readonly user: string
  /** `global`, the name of a VDOM or of a table, empty in the outermost shell. */
  readonly scope: string
  readonly kind: TypedKind
  readonly text: string
  /** For an answer: all that was printed since the command was entered, which is what a key answers, and the command. */
  readonly question: string | null
  readonly command: string | null
  /** For an answer to `migrate-ftm`: the license. */
  readonly license: string | null
}

/** What the simulated device and its FortiToken Cloud hold now. */
export interface SimulatorState {
  /** The configuration as text, line ends LF. */
  readonly configuration: string
  readonly vdoms: readonly string[]
  readonly cloud: {
    readonly account: CloudAccount
    readonly reachable: boolean
    readonly seats: number
    /** Day on which the account expires, `2027-01-24`. */
    readonly expires: string
    readonly users: readonly SimulatedCloudUser[]
  }
}

/** A running simulated FortiGate. */
export interface Simulator {
  readonly port: number
  /** `SHA256:…`, as OpenSSH prints it. */
  readonly hostKeyFingerprint: string
  readonly received: readonly ReceivedLine[]
  /** TCP connections that were made. */
  readonly connections: number
  /** Each attempt to log in, `none` among the methods. A client that has not accepted the host key makes no attempt. */
  readonly loginAttempts: readonly { readonly user: string; readonly method: string }[]
  /** Sessions that are at the command line now. */
  readonly openSessions: number
  state(): SimulatorState
  /** Replaces the faults, for the sessions that are open and those to come. */
  setFaults(faults: Faults): void
  /** Lets something befall the device now. */
  happen(happening: Happening): void
  /** Says which licenses Customer Service has pre-authorized from now on. */
  preauthorize(licenses: Iterable<string>): void
  /** Drops every connection and stops listening. */
  close(): Promise<void>
}

/**
 * Starts a simulated FortiGate on 127.0.0.1. Rejects if the port is taken or the host key cannot be read.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = scenario(options.scenario ?? 'ready')
  const clock = options.clock ?? systemClock
  const configuration = await Configuration.inPieces(withVersion(options.configuration, world))
  const device = new SimulatedDevice(configuration, world, clock, options)
  const hostKey = hostKeyOf(options.hostKey)
  const accounts = options.accounts ?? []
  const received: ReceivedLine[] = []
  const loginAttempts: { user: string; method: string }[] = []
  /** Open TCP connections by the port of the client. */
  const sockets = new Map<number, Socket>()
  const wires = new Set<Line>()
  const base: Faults = withLatency(world.slow?.output ?? options.latency)
  const logins = new Logins(clock)
  const occasions = new Occasions((happening, later) => {
    if (later === 0) happen(happening)
    else void device.later(later, () => happen(happening))
  })
  const started = device.now()
  let trouble = new Trouble({ ...base, ...world.faults, ...options.faults })
  let isDown = false
  let connections = 0
  let sessions = 0

  const banner = {
    beforeLogin: bannerOf(device, 'pre', options.banner?.beforeLogin),
    afterLogin: bannerOf(device, 'post', options.banner?.afterLogin),
  }

  const ssh = new ssh2.Server({
    hostKeys: [hostKey.privateKey],
    ident: world.shell === 'linux' ? 'OpenSSH_9.2p1' : 'Tokenferry_Simulator',
    ...(banner.beforeLogin === null ? {} : { banner: banner.beforeLogin }),
  })

  ssh.on('connection', (connection, { port: from }) => {
    // What the other side does wrong is its own affair: the connection ends, the simulator goes on.
    connection.on('error', () => undefined)
    let user = ''
    let failures = 0
    const doorkeeper = new Doorkeeper(
      (name) => loginOf(device, name, accounts, options.rehearsalPassword ?? null),
      () => {
        failures += 1
        if (failures >= assumed['login.failures'].value) connection.end()
      },
      (name) => (user = name),
    )
    connection.on('authentication', (attempt) => {
      if (failures >= assumed['login.failures'].value) return
      loginAttempts.push({ user: attempt.username, method: attempt.method })
      doorkeeper.answer(attempt)
    })
    connection.on('session', (accept) => {
      const session = accept()
      session.on('pty', (acceptPty) => acceptPty?.())
      session.on('window-change', (acceptChange) => acceptChange?.())
      session.on('env', (acceptEnv) => acceptEnv?.())
      session.on('shell', (acceptShell) => void atTerminal(acceptShell(), connection, from, user))
      session.on('exec', (acceptExec, reject, { command }) => {
        if (/^scp\s(?:.*\s)?-f\s/.test(command)) serveScp(acceptExec(), command, user)
        else reject()
      })
    })
  })

  async function atTerminal(
    channel: ServerChannel,
    connection: Connection,
    from: number,
    user: string,
  ): Promise<void> {
    sessions += 1
    const number = sessions
    const line = new Line(channel, clock, () => sockets.get(from)?.destroy())
    line.setTrouble(trouble)
    wires.add(line)
    channel.once('close', () => connection.end())
    const isOnlyOne = !logins.list.some((other) => other.user === user)
    const leave = logins.enter({ user, remote: `127.0.0.1:${from}`, started: device.now() })
    line.onClose(() => {
      wires.delete(line)
      leave(line.hungUp ? 0 : (trouble.faults.lingersFor ?? assumed['sessions.cut'].value))
    })
    if (!isOnlyOne && device.setting('system global', 'admin-concurrent') === 'disable') return line.close()
    const terminal = new Terminal(line, clock, options.terminalLines ?? 24, (kind, text, question) => {
      const command = kind === 'answer' ? session.command : null
      received.push({
        session: number,
        at: clock.monotonic(),
        user,
        scope: session.scopeName,
        kind,
        text,
        question: question ?? null,
        command,
        license: /\bmigrate-ftm\s+(\S+)/.exec(command ?? '')?.[1] ?? null,
      })
    })
    const session = new Session({
      device,
      rights: rightsOf(device, user, accounts),
      line,
      terminal,
      banner: banner.afterLogin,
      resultLineDelay: world.slow?.resultLine ?? options.resultLineDelay ?? 60,
      loggedIn: () => [
        ...logins.list,
        ...(trouble.faults.alsoLoggedIn ?? []).map((other) => ({ ...other, started })),
      ],
      occasion: (when, command) => occasions.come(when, command),
    })
    try {
      await (world.shell === 'linux' ? runLinuxShell(terminal, line, user) : session.run())
    } catch (error) {
      await terminal.print(
        `\nThe simulator failed: ${error instanceof Error ? error.message : 'no reason given'}\n`,
      )
      line.close()
    }
  }

  function happen(happening: Happening): void {
    switch (happening.what) {
      case 'fails-over':
        device.failOver()
        isDown = false
        return loseEverybody()
      case 'reboots':
        device.goDown()
        isDown = true
        void device.later(happening.downFor, () => (isDown = false))
        return loseEverybody()
      case 'clock-jumps':
        return device.jump(happening.by)
      case 'someone-else':
        for (const deed of happening.does) someoneElse(device, deed)
    }
  }

  function loseEverybody(): void {
    logins.clear()
    for (const line of wires) line.drop()
    for (const socket of sockets.values()) socket.destroy()
  }

  function serveScp(channel: ServerChannel, command: string, user: string): void {
    const file = command.trim().split(/\s+/).at(-1)
    const rights = rightsOf(device, user, accounts)
    if (device.setting('system global', 'admin-scp') !== 'enable') return refuse(channel, 'scp: not enabled')
    if (rights.readOnly || rights.onlyVdom !== null) return refuse(channel, 'scp: permission denied')
    if (file !== 'sys_config') return refuse(channel, `scp: ${file}: No such file`)
    sendFile(channel, file, Buffer.from([...device.configuration.text()].join('')))
  }

  const server = createServer({ noDelay: true }, (socket) => {
    if (isDown) {
      socket.on('error', () => undefined)
      socket.resetAndDestroy()
      return
    }
    connections += 1
    const from = socket.remotePort ?? 0
    sockets.set(from, socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(from))
    const { faults } = trouble
    const limit = ([faults.cut, faults.stall] as const).find((fault) => fault?.layer === 'connection')
    const wire = limit ? new LimitedSocket(socket, limit, limit === faults.cut) : socket
    ssh.injectSocket(wire as Socket)
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  occasions.await(trouble.faults.happens ?? [])

  return {
    port,
    hostKeyFingerprint: hostKey.fingerprint,
    received,
    loginAttempts,
    get connections() {
      return connections
    },
    get openSessions() {
      return [...wires].filter(({ closed }) => !closed).length
    },
    state: () => ({
      configuration: [...device.configuration.text()].join(''),
      vdoms: device.configuration.vdoms,
      cloud: {
        account: device.cloud.account,
        reachable: device.cloud.reachable,
        seats: device.cloud.seats,
        expires: device.cloud.expires.toISOString().slice(0, 10),
        users: [...device.cloud.users],
      },
    }),
    setFaults: (next) => {
      trouble = new Trouble({ ...base, ...next })
      occasions.await(next.happens ?? [])
      for (const line of wires) line.setTrouble(trouble)
    },
    happen,
    preauthorize: (licenses) => device.cloud.preauthorize(licenses),
    close: () =>
      new Promise((resolve) => {
        device.goDown()
        server.close(() => resolve())
        for (const socket of sockets.values()) socket.destroy()
      }),
  }
}

function withLatency(latency: number | undefined): Faults {
  return latency ? { latency } : {}
}

/** The text of a banner: as the options say, else as the configuration says if it switches it on. */
function bannerOf(
  device: SimulatedDevice,
  when: 'pre' | 'post',
  given: string | null | undefined,
): string | null {
  if (given !== undefined) return given
  if (device.scenario.shell) return null
  if (device.setting('system global', `${when}-login-banner`) !== 'enable') return null
  const text = device.setting(`system replacemsg admin ${when}_admin-disclaimer-text`, 'buffer')
  return text ?? 'WARNING:\nThis is a private computer system.\n'
}
