import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import './pill.css'

interface PillProps {
  readonly tone: 'good' | 'warn' | 'bad' | 'accent' | 'plain'
  readonly icon?: IconName
  readonly children: ReactNode
}

/** A state in a word or two. The word says it; the colour only helps to find it. */
export function Pill({ tone, icon, children }: PillProps) {
  return (
    <span className={`pill pill--${tone}`}>
      {icon !== undefined && <Icon name={icon} />}
      <span className="pill__words">{children}</span>
    </span>
  )
}
