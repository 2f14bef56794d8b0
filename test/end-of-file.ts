// Vitest runs this for each file of tests, even if several share a process and its modules.
import { afterAll } from 'vitest'
import { endAll } from './at-the-end'
import { removeTemporaryFolders } from './temporary-folder'

afterAll(async () => {
  await endAll()
  removeTemporaryFolders()
})
