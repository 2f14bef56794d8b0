// For `electron -r <this> .`: names the keyring that Playwright's own switch has taken away.
'use strict'

require('electron').app.commandLine.appendSwitch('password-store', 'gnome-libsecret')
