// For `electron --no-sandbox -r <this> .`, which root needs on Linux: the application insists on its sandbox by
// `app.enableSandbox()`, and that takes --no-sandbox off the command line again. The application itself has no way
// to go without.
'use strict'

require('electron').app.enableSandbox = () => undefined
