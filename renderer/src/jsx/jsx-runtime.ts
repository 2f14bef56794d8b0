import * as react from 'react/jsx-runtime'
import { visibleProps } from './visible-text'

/** What JSX becomes (`jsxImportSource`): React, and no text of a page hides or turns. */
export const Fragment = react.Fragment
export type { JSX } from 'react/jsx-runtime'

export const jsx: typeof react.jsx = (type, props, key) => react.jsx(type, drawn(type, props), key)

export const jsxs: typeof react.jsxs = (type, props, key) => react.jsxs(type, drawn(type, props), key)

/** Elements of the page draw; our own are made of such. */
function drawn(type: unknown, props: unknown): unknown {
  return typeof type === 'string' || type === Fragment ? visibleProps(props) : props
}
