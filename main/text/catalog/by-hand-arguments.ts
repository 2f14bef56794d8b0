/** What each message takes; made from the English catalog by its test, never by hand. */
export interface ByHandArguments {}
