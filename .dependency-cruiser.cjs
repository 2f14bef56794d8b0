// The rooms of the application and the doors between them. Every room names what it may import; everything else is a
// violation. Imports of types count as well. (What the command line drags along is .dependency-cruiser.runtime.cjs.)

const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})(/|$)`
const room = (...names) => `^main/(${names.join('|')})(/|\\.ts$)`
const electron = [npm('electron', 'electron-store'), '^electron$']
/** Words, dates and numbers as text: pure, and open to every room. */
const text = room('text')

/**
 * A room, and all that it may import besides itself: patterns of paths. `node` lets it use Node's own modules. A room
 * within a room (`review/export`) has a door of its own, and the room around it does not answer for it (`but`).
 */
const doors = (name, { why, may, node = false, but = [] }) => ({
  name: `${name.replace('/', '-')}-doors`,
  comment: why,
  severity: 'error',
  from: { path: room(name), ...(but.length > 0 ? { pathNot: room(...but) } : {}) },
  to: {
    pathNot: [
      but.length > 0
        ? `^main/${name}/(?!(${but.map((inner) => inner.split('/')[1]).join('|')})/)`
        : room(name),
      text,
      ...may,
    ],
    ...(node ? { dependencyTypesNot: ['core'] } : {}),
  },
})

/** The rooms of the window, floor by floor: each may import those below it, and none beside it. */
const floors = [
  ['jsx', 'state', 'theme'],
  ['language'],
  ['words'],
  ['components'],
  ['problems'],
  ['saving'],
  ['by-hand', 'change', 'console', 'findings', 'login', 'plan', 'questions', 'rehearse', 'report-look'],
  ['shell', 'users'],
  ['about', 'finished', 'help', 'review', 'settings', 'steps'],
  ['home'],
  ['app'],
]
const windowRoom = (...names) => `^renderer/src/(${names.join('|')})/`
const windowDoors = floors.flatMap((rooms, floor) =>
  rooms.map((name) => ({
    name: `window-${name}-doors`,
    comment: `In the window, ${name} may import only what is on a floor below it.`,
    severity: 'error',
    from: { path: windowRoom(name) },
    to: { path: '^renderer/src/', pathNot: windowRoom(name, ...floors.slice(0, floor).flat()) },
  })),
)

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea in two places, or two ideas in one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-cycles-between-folders',
      comment: 'Two folders that need each other are one, or the files that both need belong into a third.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere fails only when it runs.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^electron$'] },
    },
    {
      name: 'only-electron-knows-electron',
      comment:
        'Everything that imports Electron is in main/electron. The rest runs on plain Node, in tests as well.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/electron/' },
      to: { path: electron },
    },
    {
      name: 'only-the-root-imports-electron',
      comment: 'main/electron puts the rooms together behind a window; no room knows it.',
      severity: 'error',
      from: { path: '^(main|renderer)/', pathNot: '^main/(electron/|index\\.ts$)' },
      to: { path: '^main/electron/' },
    },
    {
      name: 'nothing-imports-the-root',
      comment: 'The window begins in main/index.ts; no room knows it, but main/start.ts opens it.',
      severity: 'error',
      from: { pathNot: '^main/start\\.ts$' },
      to: { path: '^main/index\\.ts$' },
    },
    {
      name: 'nothing-imports-the-start',
      comment: 'The program begins in main/start.ts; nothing knows it.',
      severity: 'error',
      from: {},
      to: { path: '^main/start\\.ts$' },
    },
    {
      name: 'start-doors',
      comment: 'main/start.ts is the window or the command line: each begins only once it is chosen.',
      severity: 'error',
      from: { path: '^main/start\\.ts$' },
      to: { pathNot: '^main/(cli/)?index\\.ts$' },
    },

    doors('text', {
      why: 'Pure: words, dates and numbers as a person reads them. It knows no other room.',
      may: [npm('csv-stringify', 'icu-minify')],
    }),
    doors('clock', {
      why: 'Time, as it is handed in. It knows no other room.',
      may: [],
    }),
    doors('named-files', {
      why: 'Pure: which files a start names. It knows no other room, and of Node only how paths are written.',
      may: ['^(node:)?(path|url)$'],
    }),
    doors('contract', {
      why: 'Pure: it is what both sides agree on, so it depends on neither.',
      may: [npm('zod')],
    }),
    doors('fortios', {
      why: 'Pure: the language of FortiOS, and nothing that reads or writes anything.',
      may: [room('contract'), npm('zod', 'chardet')],
    }),
    {
      name: 'decoding-is-part-of-reading-a-configuration',
      comment: 'Only fortios/config sees bytes of unknown encoding.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/fortios/config/' },
      to: { path: npm('chardet') },
    },
    doors('review', {
      why: 'Pure: the same review for a file, a device and a rehearsal.',
      may: [room('contract', 'fortios'), npm('zod', 'ipaddr.js')],
      but: ['review/export', 'review/worker'],
    }),
    doors('review/export', {
      why: 'Pure: what a review says, in the forms that it is exported in.',
      may: [room('contract', 'review')],
    }),
    doors('review/worker', {
      why: 'What is reviewed beside the main thread: it starts nothing else and knows no Electron.',
      may: [room('contract', 'fortios', 'review', 'files')],
      node: true,
    }),
    doors('migration', {
      why: 'The procedure talks to a FortiGate interface; it knows neither SSH nor Electron nor the disk.',
      may: [room('clock', 'contract', 'fortios', 'review'), npm('zod'), '^(node:)?crypto$'],
    }),
    {
      name: 'a-journal-is-folded-without-views',
      comment: 'What keeps runs and reads them back needs no step: how one looks, and what is done at it.',
      severity: 'error',
      from: { path: '^main/(store/|migration/(fold|summary)\\.ts$)' },
      to: { path: '^main/migration/steps/', reachable: true },
    },
    doors('simulator', {
      why: 'It shares nothing with device but the configuration language: a misunderstanding in one must show against the other.',
      may: [room('clock', 'contract'), '^main/fortios/config/', npm('zod', 'ssh2')],
      node: true,
    }),
    doors('device', {
      why: 'One FortiGate behind the interface of the procedure; SSH only by way of its room.',
      may: [room('clock', 'ssh', 'fortios', 'contract', 'migration', 'device/recording'), npm('zod')],
      but: ['device/recording'],
      node: true,
    }),
    doors('device/recording', {
      why: 'Pure: what a recording of a terminal holds.',
      may: [room('fortios')],
    }),
    doors('ssh', {
      why: 'A connection knows neither the procedure nor Electron; of FortiOS it knows what a secret looks like.',
      may: [room('contract', 'fortios', 'files'), npm('zod', 'ssh2', 'ssh-config')],
      node: true,
    }),
    doors('evidence', {
      why: 'Bundles, sums and signatures: it writes what the report says, and knows no Electron.',
      may: [
        room('contract', 'fortios', 'review', 'migration', 'files'),
        room('evidence/report', 'evidence/transcript', 'evidence/announcements', 'evidence/plan'),
        npm('zod'),
      ],
      but: ['evidence/report', 'evidence/transcript', 'evidence/announcements', 'evidence/plan'],
      node: true,
    }),
    doors('evidence/report', {
      why: 'Pure: what a report says and how it looks. It writes nothing.',
      may: [room('contract', 'fortios', 'review', 'migration'), npm('zod', 'uqr'), '^(node:)?path$'],
    }),
    doors('evidence/announcements', {
      why: 'Pure: what people are told of a change, as text, as a message and as a list.',
      may: [room('contract', 'migration'), npm('nodemailer')],
    }),
    doors('evidence/plan', {
      why: 'Pure: the plan on paper, in the look of the report. It writes nothing.',
      may: [
        room('contract', 'fortios', 'migration'),
        '^main/evidence/report/(document|page-one)\\.ts$',
        npm('zod'),
      ],
    }),
    doors('evidence/transcript', {
      why: 'One format with its writer and its reader: it knows neither a session nor a run.',
      may: [
        room('contract', 'fortios'),
        '^main/evidence/report/schema\\.ts$',
        '^main/files/without-waiting\\.ts$',
      ],
      node: true,
    }),
    doors('store', {
      why: 'Runs on the disk. It talks to no device and shows nothing.',
      may: [room('clock', 'contract', 'files', 'fortios', 'migration', 'ssh'), npm('zod')],
      node: true,
    }),
    doors('settings', {
      why: 'What is remembered from one start to the next. It knows neither a run nor Electron.',
      may: [room('contract', 'ssh', 'files'), npm('zod', 'conf')],
      node: true,
    }),
    doors('files', {
      why: 'Files as people have them: opening one, writing one, what a folder or an archive holds, what is put aside.',
      may: [
        room('contract', 'fortios'),
        npm('fzstd', 'libarchive-wasm', 'modern-tar', 'postal-mime', 'seek-bzip', 'xz-decompress', 'yauzl'),
      ],
      node: true,
    }),
    doors('diagnostics', {
      why: 'What went wrong inside Tokenferry: it keeps that, and composes a text of what it is handed. It knows no run.',
      may: [room('contract', 'fortios'), npm('zod')],
      node: true,
    }),
    doors('cloud', {
      why: 'The REST API of FortiToken Cloud: the only way onto the network besides SSH.',
      may: [room('contract'), npm('zod')],
      node: true,
    }),
    doors('preflight', {
      why: 'Devices of a list, read one beside the other: it asks nobody, writes nothing and knows no Electron.',
      may: [
        room('contract', 'fortios', 'review', 'migration', 'device', 'ssh'),
        npm('zod', 'yaml', 'csv-parse'),
      ],
    }),
    doors('application', {
      why: 'Answers every call of the contract. Without Electron, it runs in tests and on the command line as it is.',
      may: [
        room('clock', 'contract', 'fortios', 'review', 'migration', 'device', 'ssh', 'simulator', 'evidence'),
        room('cloud', 'store', 'settings', 'files', 'diagnostics', 'named-files'),
        npm('zod'),
      ],
      node: true,
    }),
    doors('cli', {
      why: 'The product without a window: every room but that of Electron.',
      may: [
        room('contract', 'fortios', 'review', 'simulator', 'evidence', 'store', 'settings', 'files', 'ssh'),
        room('preflight', 'application', 'diagnostics'),
        npm('zod'),
        '^package\\.json$',
      ],
      node: true,
    }),
    doors('electron', {
      why: 'The product behind a window: it puts the rooms together.',
      may: [
        room('electron/ipc', 'electron/security', 'electron/window', 'application', 'contract', 'fortios'),
        room('store', 'settings', 'evidence', 'files', 'diagnostics', 'named-files'),
        npm('zod'),
        ...electron,
      ],
      but: ['electron/ipc', 'electron/security', 'electron/window', 'electron/preload'],
      node: true,
    }),
    doors('electron/ipc', {
      why: 'Checks who calls, then hands the call on. It answers nothing itself.',
      may: [room('contract'), ...electron],
    }),
    doors('electron/security', {
      why: 'What a page may do. It knows nothing of the product but its links.',
      may: [room('contract'), ...electron],
      node: true,
    }),
    doors('electron/window', {
      why: 'Windows, menus and dialogs, behind the interface of the application.',
      may: [
        room('contract', 'electron/security'),
        '^main/application/desktop\\.ts$',
        '^main/evidence/write-evidence\\.ts$',
        '^main/electron/system-keeper\\.ts$',
        ...electron,
      ],
      node: true,
    }),
    doors('electron/preload', {
      why: 'The bridge carries what the contract names, and nothing else.',
      may: [room('contract'), ...electron],
    }),
    {
      name: 'renderer-doors',
      comment:
        'The window knows the contract and its words; everything privileged is on the other side of it.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^main/', pathNot: room('contract', 'text') },
    },
    ...windowDoors,
    {
      name: 'window-parts-stand-apart',
      comment:
        'A step knows no other step, a page of the review no other page: what both need is on a floor below.',
      severity: 'error',
      from: { path: '^renderer/src/(steps|review)/([^/]+)/' },
      to: { path: '^renderer/src/$1/[^/]+/', pathNot: '^renderer/src/$1/$2/' },
    },
    {
      name: 'renderer-is-a-page',
      comment: 'It runs in a sandbox: neither Electron nor Node is there.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: [...electron, npm('ssh2')] },
    },
    {
      name: 'renderer-without-node',
      comment: 'It runs in a sandbox: neither Electron nor Node is there.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-never-imports-the-window',
      comment: 'Main owns the state; the window is replaceable.',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
}
