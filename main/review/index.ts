/** From a configuration to who has which token, what a migration means for each, and what stands in the way. */
export { reviewedAdministrator } from './administrator'
export { ByEntry, ByName, entryOfUser } from './by-entry'
export { compareInventories, findConverted, type Difference } from './compare'
export {
  limitsOfComparison,
  readToCompare,
  refuseTwoDevices,
  type ConfigurationToCompare,
} from './comparability'
export { configurationText } from './configuration-text'
export { decidesWhoMigrates } from './findings/reading'
export { answeredAt, findingsOf, type AnsweringStep, type FindingContext, type Unread } from './findings'
export { leftWithPassword } from './findings/password-only'
export { countOutcomes, figureCells, figureHeads, figuresOf } from './figures'
export { hasTable, settingsTables, ssoTables } from './device-settings'
export { missingWords } from './missing-sections'
export { licensesOfUsers } from './licenses-of-users'
export { noInventory, takeInventory, type Inventory } from './inventory'
export { reportText } from './report-text'

export { isConverted, type InventoryUser } from './second-factor'
export {
  failedReview,
  faultyReview,
  reviewBackup,
  reviewedTables,
  reviewSkimmed,
  skimmedTables,
} from './review-backup'
export { compareConfigurations } from './compare-configurations'
export { rehearsalAccount } from './rehearsal-account'
export { linesInText, linesOf, tokenNamedBy } from './lines-of-user'
export { recordKey, userKey } from './record'
export { tokenFinder } from './token-of-user'
export { findingsByUser, reasonsOf, usersByFinding } from './whose'
