// The type on paper. Of a variable font Chromium draws each letter into the file by itself, again on every page; of one
// with a weight of its own it embeds once what the pages need. Japanese and Chinese come with it, since the window takes
// them from the system.
import '@fontsource/inter/400.css'
import '@fontsource/inter/600.css'
import '@fontsource/inter/700.css'
import '@fontsource-variable/noto-sans-jp'
import '@fontsource-variable/noto-sans-sc'
