import './icon.css'

const paths = {
  check: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  warn: 'M8 4.2v4.6M8 11.6v.2',
  cross: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  external: 'M9.5 3.5h3v3M12.2 3.8 7.5 8.5M6.5 4h-3v8.5H12v-3',
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  left: 'M10 4 6 8l4 4',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4l3.1 3.1',
  copy: 'M6 5.5V3h7v8h-2.5M3 5.5h7V13H3z',
  save: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13h10',
  folder: 'M2.5 12.5v-9h4l1.5 2h5.5v7z',
  contrast: 'M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11',
  info: 'M8 7.4v4.2M8 4.4v.2',
  same: 'M4.5 8h7',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
} as const

/** The name of an icon. */
export type IconName = keyof typeof paths

/** A small line drawing beside words that say the same. Hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
