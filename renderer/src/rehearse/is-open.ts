import { createStore, type Store } from '../state/store'

/** Whether the dialog is open that begins a rehearsal: the first screen and the menu open the same one. */
export const isRehearseOpen: Store<boolean> = createStore(false)
