import * as react from 'react/jsx-dev-runtime'
import { Fragment } from './jsx-runtime'
import { visibleProps } from './visible-text'

/** The same while the window is developed. */
export { Fragment }
export type { JSX } from 'react/jsx-dev-runtime'

export const jsxDEV: typeof react.jsxDEV = (type, props, ...rest) =>
  react.jsxDEV(type, typeof type === 'string' || type === Fragment ? visibleProps(props) : props, ...rest)
