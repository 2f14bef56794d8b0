/** From a configuration to who has which token, what a migration means for each, and what stands in the way. */
export { compareInventories, findConverted, type Difference } from './compare'
export { answeredAt, findingsOf, type AnsweringStep, type FindingContext, type Unread } from './findings'
export { countOutcomes, figureCells, figureHeads, figuresOf } from './figures'
export {
  noInventory,
  takeInventory,
  type Inventory,
  type InventoryLicense,
  type InventorySources,
  type InventoryToken,
} from './inventory'
export { reportText } from './report-text'
export type { Administrator } from './administrator'
export { isConverted, type InventoryUser } from './second-factor'
export {
  failedReview,
  faultyReview,
  reportOf,
  reviewBackup,
  reviewedTables,
  reviewSkimmed,
  skimmedTables,
  type BackupFile,
  type BackupText,
} from './review-backup'
export { compareConfigurations, type ConfigurationChange } from './compare-configurations'
export { recordKey, recordLines, userKey, type InventoryRecord } from './record'
