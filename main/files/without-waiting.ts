import { constants } from 'node:fs'

/**
 * How a file is opened to be read: without waiting for anybody. A named pipe that nobody writes to, where a file is
 * expected, would hold its reader for ever. Windows has no such flag, and no named pipes among its files.
 */
export const readWithoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
