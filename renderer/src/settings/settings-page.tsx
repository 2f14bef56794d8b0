import { useEffect, useId, useRef, type ReactNode } from 'react'
import type { SettingsView } from '../../../main/contract/aside'
import type { AppView } from '../../../main/contract/snapshot'
import { CheckBox, RadioGroup } from '../components/field'
import { ReportLookFields } from '../report-look/report-look-fields'
import { useWords } from '../language/words'
import { AsidePage } from '../shell/aside-page'
import { attempt, useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { DataFolder } from './data-folder'
import { DecideTogether } from './decide-together'
import { KeepRuns } from './keep-runs'
import { KnownDevices } from './known-devices'
import { OldEncryptionDevices } from './old-encryption-devices'
import { wantedSetting, type SettingId } from './wanted-setting'
import './settings.css'

const themes = ['system', 'light', 'dark'] as const

interface SettingsPageProps {
  readonly app: AppView
  readonly settings: SettingsView
  readonly back: string
}

/** What is remembered between starts, and what of it the organization has fixed. */
export function SettingsPage({ app, settings, back }: SettingsPageProps) {
  const [setTheme] = useCall('setTheme')
  const { say } = useWords('beside')
  return (
    <AsidePage title={say('settings.title')} back={back}>
      {settings.decided.length > 0 && (
        <Setting id="organization">
          <ul className="settings__decided">
            {settings.decided.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Setting>
      )}
      <Setting id="appearance">
        <RadioGroup
          legend={say('theme.legend')}
          options={themes.map((value) => ({ value, title: say(`theme.${value}`) }))}
          value={app.theme}
          onChange={(theme) => void setTheme({ theme })}
        />
      </Setting>
      <Setting id="notifications">
        <CheckBox
          look="switch"
          label={say('notifications.tell')}
          checked={settings.notifications}
          onChange={(on) => attempt('setNotifications', { on })}
        />
        <p className="small quiet">{say('notifications.names')}</p>
      </Setting>
      <Setting id="reports">
        <ReportLookFields />
      </Setting>
      <Setting id="two-people">
        <DecideTogether on={settings.twoPeople} isFixed={settings.isFixed.twoPeople} />
      </Setting>
      <Setting id="finished-runs">
        <KeepRuns days={settings.keepRunsDays} isFixed={settings.isFixed.keepRunsDays} />
      </Setting>
      <Setting id="data-folder">
        <DataFolder path={app.dataFolder} isFixed={settings.isFixed.dataFolder} />
      </Setting>
      <Setting wide id="known-devices">
        <KnownDevices list={settings.knownDevices} isForgettingFinal={settings.isForgettingFinal} />
      </Setting>
      <Setting id="old-encryption">
        <OldEncryptionDevices list={settings.oldEncryption} isForbidden={settings.isOldEncryptionForbidden} />
      </Setting>
    </AsidePage>
  )
}

interface SettingProps {
  readonly id: SettingId | 'organization'
  /** Below its title instead of beside it. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** One subject of the settings. */
function Setting({ id, wide = false, children }: SettingProps) {
  const titleId = useId()
  const { say } = useWords('beside')
  const heading = useRef<HTMLHeadingElement>(null)
  const isWanted = useStore(wantedSetting) === id
  useEffect(() => {
    if (!isWanted) return
    wantedSetting.set(null)
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
  }, [isWanted])
  return (
    <section className={wide ? 'setting setting--wide' : 'setting'} aria-labelledby={titleId}>
      <div className="setting__head">
        <h2 id={titleId} tabIndex={-1} ref={heading}>
          {say(`setting.${id}`)}
        </h2>
        <p className="small quiet">{say(`setting.${id}.about`)}</p>
      </div>
      <div className="setting__body">{children}</div>
    </section>
  )
}
