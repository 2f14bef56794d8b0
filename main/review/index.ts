/** From a configuration to who has which token, what a migration means for each, and what stands in the way. */
export { compareInventories, findConverted, type Difference } from './compare'
export { configurationText } from './configuration-text'
export { answeredAt, findingsOf, type AnsweringStep, type FindingContext, type Unread } from './findings'
export { countOutcomes, figureCells, figureHeads, figuresOf } from './figures'
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
export { recordKey, recordLines, userKey } from './record'
