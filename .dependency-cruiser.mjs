/** Import order is data order; each rule tells an offender what to do instead. */
const layers = [
  'random',
  'ladder',
  'kernel',
  'graph',
  'world',
  'mechanisms',
  'scenario',
  'engine',
  'observe',
  'analysis',
  'plugins',
];

const oneDirection = layers.slice(0, -1).map((layer, i) => ({
  name: `sim-${layer}-looks-left`,
  comment: `sim/${layer} may import only from the layers before it (${layers.slice(0, i).join(', ') || 'none'}). Pass the value in as data.`,
  severity: 'error',
  from: { path: `^sim/${layer}/` },
  to: { path: `^sim/(${layers.slice(i + 1).join('|')})/|^sim/index` },
}));

export default {
  forbidden: [
    ...oneDirection,
    {
      name: 'one-door',
      comment: 'Enter the simulator by sim/index.ts; export what you need there.',
      severity: 'error',
      from: { path: '^(ui|report|results|batch|bench|validation)/' },
      to: { path: '^sim/(?!index\\.ts$)' },
    },
    {
      name: 'sim-is-pure',
      comment: 'The simulator knows no Node, no page, no words: take data in, give data out.',
      severity: 'error',
      from: { path: '^sim/' },
      to: { path: '^(ui|report|results|batch|bench|validation|test|i18n|scripts)/' },
    },
    {
      name: 'sim-no-node',
      comment: 'The simulator runs in a page too: read files in batch/ and pass their text in.',
      severity: 'error',
      from: { path: '^sim/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'results-are-data',
      comment: 'results/ says what results are on a disk: reading and writing them belong to batch/ and ui/.',
      severity: 'error',
      from: { path: '^results/' },
      to: { path: '^(ui|report|batch|bench|validation|test|i18n|scripts)/' },
    },
    {
      name: 'results-no-node',
      comment: 'Results are read in a page too: hand over bytes, texts and a hash function.',
      severity: 'error',
      from: { path: '^results/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-door-to-results',
      comment: 'Enter by results/index.ts; export what you need there.',
      severity: 'error',
      from: { path: '^(ui|report|batch|bench|validation)/' },
      to: { path: '^results/(?!index\\.ts$)' },
    },
    {
      name: 'i18n-is-a-leaf',
      comment: 'i18n/ holds words only; of the simulator it knows the codes of problems, as types.',
      severity: 'error',
      from: { path: '^i18n/' },
      to: {
        path: '^(sim/(?!problems\\.ts$|problem-values\\.ts$)|(ui|report|results|batch|bench|validation|test)/)',
      },
    },
    {
      name: 'report-is-shared',
      comment: 'report/ serves the terminal and the page: it knows neither.',
      severity: 'error',
      from: { path: '^report/' },
      to: { path: '^(ui|batch|bench)/' },
    },
    {
      name: 'laws-know-only-the-simulator',
      comment: 'validation/ judges what sim/index.ts gives: running and writing belong to batch/.',
      severity: 'error',
      from: { path: '^validation/' },
      to: { path: '^(ui|batch|report|results|bench|i18n)/' },
    },
    {
      name: 'page-and-terminal-apart',
      comment: 'Share it through report/, i18n/ or sim/.',
      severity: 'error',
      from: { path: '^ui/' },
      to: { path: '^batch/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Move what is shared out of test/.',
      severity: 'error',
      from: { pathNot: '^(test|scripts)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      comment: 'Move the shared part to the left.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-undeclared',
      comment: 'Declare it in package.json.',
      severity: 'error',
      from: { path: '^(sim|results|batch|i18n|validation)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^sim/kernel/assembly/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
