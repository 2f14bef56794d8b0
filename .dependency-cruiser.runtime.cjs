// What is there when it runs: imports of types are gone, and what a file imports by way of others counts.

const { options } = require('./.dependency-cruiser.cjs')

module.exports = {
  forbidden: [
    {
      name: 'cli-never-reaches-electron',
      comment: 'The command line runs on plain Node: not even by way of other rooms may it come to Electron.',
      severity: 'error',
      from: { path: '^main/cli/' },
      to: { path: '(^|/)node_modules/(electron|electron-store)/', reachable: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
}
