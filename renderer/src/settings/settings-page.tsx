import { useEffect, useId, useRef, type ReactNode } from 'react'
import type { SettingsView } from '../../../main/contract/aside'
import type { AppView } from '../../../main/contract/snapshot'
import { CheckBox, RadioGroup } from '../components/field'
import { ReportLookFields } from '../report-look/report-look-fields'
import { AsidePage } from '../shell/aside-page'
import { attempt, useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { DataFolder } from './data-folder'
import { DecideTogether } from './decide-together'
import { KeepRuns } from './keep-runs'
import { KnownDevices } from './known-devices'
import { OldEncryptionDevices } from './old-encryption-devices'
import { wantedSetting, type settingTitles } from './wanted-setting'
import './settings.css'

const themes = [
  { value: 'system', title: 'System' },
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
] as const

interface SettingsPageProps {
  readonly app: AppView
  readonly settings: SettingsView
  readonly back: string
}

/** What is remembered between starts, and what of it the organization has fixed. */
export function SettingsPage({ app, settings, back }: SettingsPageProps) {
  const [setTheme] = useCall('setTheme')
  return (
    <AsidePage title="Settings" back={back}>
      {settings.decided.length > 0 && (
        <Setting
          title="Your organization"
          about="Decided by the policy of this computer. It can’t be changed here."
        >
          <ul className="settings__decided">
            {settings.decided.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Setting>
      )}
      <Setting title="Appearance" about="Light or dark. Contrast follows the system.">
        <RadioGroup
          legend="Theme"
          options={themes}
          value={app.theme}
          onChange={(theme) => void setTheme({ theme })}
        />
      </Setting>
      <Setting title="Notifications" about="On the desktop, while another window is in front.">
        <CheckBox
          look="switch"
          label="Tell me when a step has ended or a login asks something"
          checked={settings.notifications}
          onChange={(on) => attempt('setNotifications', { on })}
        />
        <p className="small quiet">Notifications never name a device or a user.</p>
      </Setting>
      <Setting title="Reports" about="How reports look from now on.">
        <ReportLookFields />
      </Setting>
      <Setting title="Two people" about="Who decides when the FortiGate asks whether to migrate a license.">
        <DecideTogether on={settings.twoPeople} isFixed={settings.isFixed.twoPeople} />
      </Setting>
      <Setting title="Finished runs" about="How long migrations and rehearsals are kept after they end.">
        <KeepRuns days={settings.keepRunsDays} isFixed={settings.isFixed.keepRunsDays} />
      </Setting>
      <Setting title="Data folder" about="Where settings, runs and evidence are kept.">
        <DataFolder path={app.dataFolder} isFixed={settings.isFixed.dataFolder} />
      </Setting>
      <Setting
        wide
        title="Known devices"
        about="The FortiGates and jump hosts whose host key you have trusted. A login stops if one of them shows another key."
      >
        <KnownDevices list={settings.knownDevices} isForgettingFinal={settings.isForgettingFinal} />
      </Setting>
      <Setting
        title="Old encryption"
        about="Devices that may be offered encryption that is no longer considered safe. It is allowed at the step “Connect”, for one device at a time."
      >
        <OldEncryptionDevices list={settings.oldEncryption} isForbidden={settings.isOldEncryptionForbidden} />
      </Setting>
    </AsidePage>
  )
}

interface SettingProps {
  readonly title: (typeof settingTitles)[number] | 'Your organization'
  readonly about: string
  /** Below its title instead of beside it. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** One subject of the settings. */
function Setting({ title, about, wide = false, children }: SettingProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const isWanted = useStore(wantedSetting) === title
  useEffect(() => {
    if (!isWanted) return
    wantedSetting.set(null)
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
  }, [isWanted])
  return (
    <section className={wide ? 'setting setting--wide' : 'setting'} aria-labelledby={id}>
      <div className="setting__head">
        <h2 id={id} tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <p className="small quiet">{about}</p>
      </div>
      <div className="setting__body">{children}</div>
    </section>
  )
}
