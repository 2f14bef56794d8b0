import { useId } from 'react'
import type { AppView } from '../../../main/contract/snapshot'
import { useCall } from '../state/calls'
import { Icon } from '../components/icon'
import './theme-menu.css'

const themes = [
  { value: 'system', title: 'As the system' },
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
] as const

/** Light, dark, or as the system has it. */
export function ThemeMenu({ theme }: { readonly theme: AppView['theme'] }) {
  const [setTheme] = useCall('setTheme')
  const id = useId()
  return (
    <>
      <button type="button" className="band__button" popoverTarget={id}>
        <Icon name="contrast" />
        Theme
      </button>
      <div className="theme-menu" id={id} popover="auto" role="group" aria-label="Theme">
        {themes.map(({ value, title }) => (
          <label className="theme-menu__choice" key={value}>
            <input
              type="radio"
              name={id}
              checked={theme === value}
              onChange={() => void setTheme({ theme: value })}
            />
            {title}
          </label>
        ))}
      </div>
    </>
  )
}
