import type { SettingsFile } from './settings'

interface Device {
  readonly host: string
  readonly port: number
}

/** The devices for which a person allowed encryption that is no longer considered safe: each by itself, never all. */
export class OldEncryption {
  private readonly settings: SettingsFile

  constructor(settings: SettingsFile) {
    this.settings = settings
  }

  get devices(): readonly Device[] {
    return this.settings.get('oldEncryption')
  }

  /** Remembers what was chosen for one device. Names of hosts are the same in capitals and small letters. */
  remember(device: Device, allowed: boolean): void {
    const isIt = ({ host, port }: Device) =>
      host.toLowerCase() === device.host.toLowerCase() && port === device.port
    if (this.devices.some(isIt) === allowed) return
    this.settings.update('oldEncryption', (devices) => {
      const others = devices.filter((each) => !isIt(each))
      return allowed ? [...others, device] : others
    })
  }
}
