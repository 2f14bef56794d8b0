/// <reference types="vite/client" />
import type { Api } from '../../main/contract/calls'

declare global {
  interface Window {
    /** Put there by the preload; the only way from this page to main. */
    readonly tokenferry: Api
  }
}
