import type { Desktop } from './desktop'

const nothing = () => undefined
const done = () => Promise.resolve()

/** A desktop with nobody at it: every dialog is closed, nothing is shown, printed or kept. */
export const noDesktop: Desktop = {
  emit: nothing,
  chooseFile: () => Promise.resolve(null),
  chooseToReview: () => Promise.resolve([]),
  chooseFolder: () => Promise.resolve(null),
  chooseWhereToSave: () => Promise.resolve(null),
  copy: nothing,
  offerCopies: nothing,
  openLink: done,
  showInFolder: nothing,
  openFile: done,
  printPdf: null,
  keeper: null,
  keepAwake: nothing,
  showProgress: nothing,
  tell: nothing,
  offer: nothing,
  setTheme: nothing,
}
