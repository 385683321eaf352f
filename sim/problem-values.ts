/**
 * Every problem that an input, an output or a run can have: its code and the values it carries. The words are in
 * `i18n/problems-en.ts` and `-zh.ts`, where the compiler asks for a message for each code and for a value for each gap.
 */

/** A code with nothing to fill in. */
type Plain = Readonly<Record<never, never>>;

/** A name that is not known, the nearest known one ('' if none is near), and some of those that are, joined by ", ". */
interface Unknown {
  readonly found: string;
  readonly suggestion?: string;
  readonly known?: string;
}

interface Found {
  readonly found: string | number;
}

/** How a number must stand to its bound. */
export type Relation = '≥' | '>' | '≤' | '<' | '=';

/** Kinds of values in a file. */
export type Kind = 'number' | 'integer' | 'text' | 'boolean' | 'list' | 'map' | 'null' | 'value' | 'choice';

/** Why the system refused, as codes of Node; any other text is quoted as it is. */
export const REASON_CODES = [
  'ENOENT',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'EBUSY',
  'EMFILE',
  'ENAMETOOLONG',
  'JSON',
  'EWORKER',
  'EMESSAGE',
] as const;

export interface ProblemValues {
  // Reading a file.
  fileMissing: Unknown;
  fileUnreadable: { found: string; reason: string };
  fileTooLarge: { found: number; limit: number };
  fileTooBig: { found: number; limit: number };
  fileOverMemory: { needed: number; available: number };
  fileNotUtf8: Plain;
  fileEmpty: Plain;
  notAMap: { found: Kind };
  /** `kind`: the code of the `yaml` package, or which bracket or quote is open. `reason`: the package's own words. */
  yamlBroken: { kind: string; reason: string };
  nestedTooDeep: { limit: number };
  unknownAlias: { alias: string };
  tooManyAliases: { limit: number };
  notPlainData: { found: string };
  keyNotText: Plain;
  forbiddenKey: { key: string };
  duplicateKey: { key: string; firstLine: number };

  // Files that extend others.
  badExtends: Plain;
  cyclicExtends: { chain: string };
  extendsTooDeep: { limit: number; chain: string };

  // Changes to a scenario.
  badAssignment: { found: string };
  badPath: { found: string };
  badQuotes: { found: string };
  badIndex: { found: string; length: number };

  // Fields.
  unknownField: Unknown;
  /** `expected`: kinds joined by ", "; `options`: the values of a choice, joined likewise. */
  missingField: { expected: string; options?: string };
  wrongType: { found: string; foundType: Kind; expected: string };
  notFinite: { found: string };
  /** `unit` is a key of `UNITS`, or 'none'. */
  /** A hazard in people's units that cannot be read, or says nothing that a hazard could be. */
  rateUnreadable: { found: string };
  chanceUnreadable: { found: string };
  rateTooLarge: { found: string };
  rateNoDays: { found: string };
  rateNeedsPeriod: { found: string };
  chanceHasPeriod: { found: string };
  outOfBounds: {
    found: string | number;
    bound: number;
    relation: Relation;
    unit: string;
    label: string;
    labelZh: string;
  };
  notMultiple: { found: string; divisor: number };
  wrongLength: { found: number; bound: number; relation: Relation };
  wrongCount: { found: number; bound: number; relation: Relation };
  notOneOf: { found: string; options: string; suggestion?: string };
  badFormat: { found: string; format: string; pattern: string };
  notADate: { found: string };
  nameEmpty: Plain;
  nameTooLong: { found: string; limit: number };
  nameCharacters: { found: string };
  badName: { found: string; reason: string };
  notAccepted: { reason: string };

  // Graphs.
  graphEmpty: Plain;
  /** `kind`: what is broken, which picks the words. */
  graphFileBroken: {
    kind: string;
    name?: string;
    index?: number;
    tags?: string;
    found?: string | number;
    expected?: string | number;
    limit?: number;
    rows?: number;
    columns?: number;
  };
  /** `kind`: what the file is instead, which picks the words. */
  graphUnreadable: { kind: string };
  graphTwice: { name: string };
  graphXmlUnknown: { found: string };
  graphEncodingUnknown: { found: string };
  graphEncodingWrong: { found: string };
  graphNotUtf8: Plain;
  graphPackedBroken: { reason: string };
  graphBipartite: Plain;
  graphColumnUnknown: { found: string; known: string };
  graphColumnTwice: { found: string };
  graphAttributeUnknown: { found: string; known: string };
  graphStageUnknown: { attribute: string; name: string; found: string; stages: string };
  /** `kind`: what is wrong with the number, which picks the words. */
  graphTraitBroken: { kind: string; attribute: string; name: string; found: string };
  startTwice: { attribute: string };
  traitTwice: { trait: string; attribute: string };
  weightCutWithoutWeights: { known: string };
  pajekVertex: { found: string; limit: number };
  moreProblems: { count: number };

  // How a graph was read.
  graphByPlace: Plain;
  graphWeightsMissing: { n: number };
  graphTiesLeftOut: { n: number };
  graphDecimalCommas: { n: number };
  graphNumbersUnused: { known: string };
  graphEncodingTold: { found: string };
  graphNamesAlike: { n: number; one: string; other: string };
  graphNamesById: { found: string; missing: number; repeated: number };
  graphGroups: { n: number; ties: number };
  graphWeightChosen: { found: string; known: string };
  graphOthers: { n: number };
  graphHyperedges: { n: number };
  graphTimes: Plain;
  graphTwoModes: Plain;
  graphSizesDiffer: { promisedPeople: number; promisedTies: number; people: number; ties: number };
  graphHeaderUncertain: { found: string };
  graphRowNames: Plain;
  graphHashNames: { n: number };
  graphHashComments: { n: number };
  graphLongerRows: { n: number };
  graphShorterRows: { n: number };
  graphListGuessed: Plain;
  graphMatrixGuessed: Plain;

  edgeRowBroken: { found: string };
  edgeToNobody: { from: string; to: string };
  edgeWeightBroken: { found: string };
  edgeWeightNegative: { found: string };
  tooManyCircles: { found: number; limit: number };
  graphNotScenario: { found: string };
  graphPeopleDiffer: { found: number; expected: number };
  graphNameUnknown: { found: string; expected: string };
  graphTooLarge: { people: number; ties: number; needed: number; available: number };
  graphOverLimit: { people: number; ties: number; maxPeople: number; maxTies: number };

  // Fields that have to fit together.
  moneyTooLarge: { limit: number };
  phaseCannotChange: { found: string };
  phaseAfterEnd: { found: number; days: number };
  moreSeedsThanPeople: { found: number; people: number };
  moreThereThanPeople: { found: number; people: number };
  mixedHasNoTies: Found;
  nobodyNamed: Plain;
  nobodyCalled: { found: string | number; example: string };
  rateRounded: { found: number; rounded: number };
  eventLongerThanBudget: { found: number; budget: number };

  // Experiments and claims.
  noVariants: Plain;
  unknownMetric: Unknown;
  changeNotRun: { variant: string; only: string };
  unknownVariant: Unknown;
  formulaBroken: { found: string };
  formulaList: { found: string };
  formulaArguments: { found: string; needed: 'one' | 'many' | 'twoLists' | 'reading' };
  unknownFunction: Unknown;
  metricNotDaily: { found: string; known: string };
  dayAfterEnd: { found: number; days: number };
  missingInClaim: { found: string };
  fieldInNoVariant: { found: string };
  controlNotInVariant: { found: string; variant: string };
  unknownClaim: Unknown;
  notAClaim: Plain;
  notAnExperiment: Plain;
  comparesAll: { variant: string; asked: string };

  // Commands.
  unknownCommand: { found: string; suggestion?: string };
  unknownOption: { found: string; suggestion?: string };
  missingArgument: { argument: string };
  missingOption: { option: string };
  /** `bounds` or `options` say what is accepted; `options` are joined by ", ". */
  badOption: { option: string; found: string; bounds?: string; options?: string };
  optionNeeds: { option: string; needed: string };
  optionWithoutValue: { option: string };
  tooManyArguments: { command: string; limit: number; found: number };
  /** What the parser of the command line says and has no code of its own here. */
  commandLineBroken: { reason: string };
  diffUnlike: { result: string; scenario: string };
  fileExists: { path: string };
  outputNotWritable: { path: string; reason: string };
  cancelled: Plain;
  lawsBroken: { failed: number; version: string };

  portRefused: { first: number; last: number; reason: string };

  // Threads.
  threadsFailed: { reason: string };
  workerCrashed: {
    scenario: string;
    seed: string | number;
    replicate: number;
    day: number;
    reason: string;
  };
  pageRunCrashed: { scenario: string; seed: string | number; replicate: number; reason: string };
  pageJudgeCrashed: { reason: string };

  // Series to be fitted.
  seriesValueBroken: { found: string };
  seriesGap: { before: string; found: string };
  seriesShort: { found: number; min: number };
  seriesNoFit: Plain;

  // Sweeps and their results.
  notASweep: Plain;
  designEmpty: Plain;
  factorReserved: { found: string };
  factorsConflict: { found: string; other: string };
  factorAlsoSet: { found: string };
  levelTwice: { found: string };
  rangeNotNumber: { found: string };
  rangeBetweenSteps: { low: number; high: number; step: number };
  rangeBackwards: { low: number; high: number };
  logNeedsPositive: { found: number };
  stepsMissing: { found: string };
  tooManyFactors: { found: number; limit: number };
  pointsAndFactors: { found: string };
  pointFieldsDiffer: { expected: string };
  pointsHeader: { row: number; found: string };
  pointsNone: Plain;
  pointsRow: { row: number; found: number; expected: number };
  pointsCell: { row: number; found: string };
  namedTwice: { found: string };
  sameBase: { found: string; other: string };
  sweepHuge: { found: number };
  notAStore: Plain;
  outputNoFolder: { path: string; reason: string };
  outputForeign: { path: string; found: string };
  outputChanged: Plain;
  outputGone: Plain;
  storeMarkMissing: Plain;
  storeMarkWritten: Plain;
  storeMarkDamaged: Plain;
  storeLeftover: Plain;
  storeStranger: Plain;
  storeOlder: { found: string | number; limit: number };
  pointsWritten: { found: string };
  pointsUnreadable: Plain;
  pointsMissing: { found: string };
  manifestSetAside: { folder: string };
  manifestDamaged: Plain;
  manifestForeign: Plain;
  notWhole: { found: string };
  storeMissing: { found: string };
  storeNewer: { found: string | number; limit: number };
  storeLocked: { pid: string | number; host: string; lock: string };
  storeNotWritable: { reason: string };
  partDamaged: { folder: string };
  partUnreadable: Plain;
  partRepeated: Plain;
  sweepChanged: { found: string; known: string };
  sweepUnknown: Unknown;
  sweepStopped: { found: number; limit: number };
  cellFailed: { replicate: number; point: string; reason: string };
  cellsFailed: { found: number };
  resultsUnknown: { found: string };
  resultsBroken: { reason: string };
  resultDamaged: Plain;
  resultsNoRuns: Plain;
  resultsChanged: { reason: string };
  duckdbMissing: Plain;
  sqlWrong: { reason: string };
  sqlReadsOnly: Plain;
  sqlOutside: { reason: string };

  // Plug-ins.
  pluginNoPlugin: { reason: string };
  pluginThrew: { hook: string; reason: string };
  pluginWaits: { hook: string };
  pluginReadsClock: { found: string };
  pluginMoves: { hook: string };
  pluginFractions: { found: string | number; source: string };
  pluginBadRate: { found: string | number; source: string };
  pluginBadFactor: { found: string | number; hook: string };
  pluginBadValue: { found: string | number };
  pluginBadSeries: { found: number; expected: number };
  pluginForeignSource: { found: string };
  pluginWrongBucket: { found: string; bucket: string };
  pluginUnfinished: { found: string };
  pluginNoDefault: { reason: string };
  pluginBadExample: { found: string; reason: string };
  pluginUnsteady: Plain;
  pluginIdleActs: Plain;
  pluginDoesNothing: Plain;
  pluginPhaseActs: Plain;
  pluginNameTaken: { found: string };
  pluginOnQueue: Plain;
  pluginElsewhere: { found: string };
  pluginChanged: Plain;

  // Queues.
  optionsExclude: { option: string; other: string };
  queueAddress: { found: string };
  queuePackages: Plain;
  queueUnreachable: { found: string; reason: string };
  queuePassword: { found: string; reason: string };
  queueKeyShort: { found: number; expected: number };
  queueEvicts: { found: string; server: string };
  queueMayEvict: { found: string; server: string };
  queueForgetful: { found: string };
  queueUnasked: { found: string; reason: string };
  queueStrangeBatch: { found: string; server: string };
  queueUnreadable: { found: string; server: string };
  queueForgot: { found: string; server: string };
  queueBadEntry: { found: string; place: string };
  /** `kind`: what is missing, which picks the words. */
  workerCannot: { name: string; kind: string };
  queueHeld: { found: string; other: string };
  queueCancelled: { found: string };
  workerVersion: { name: string; found: string; expected: string };
  queuedSweepUnknown: Unknown;
}

export type ProblemCode = keyof ProblemValues;
