/**
 * What is wrong with an input, by the problem's code: what was found, what was expected, what to do. A key
 * `code_variant` is used where `problem-text.ts` finds that variant. A message stands after "file:line:column path: ".
 */
export const problemsEn = {
  // Reading a file.
  fileMissing: 'no file "{{found}}" was found. Check its spelling and folder.',
  fileMissing_near: 'there is no file "{{found}}". Did you mean "{{suggestion}}", which ships with Kindling?',
  fileMissing_known: 'there is no file "{{found}}". What ships: {{known}}.',
  fileMissing_named:
    'no file "{{found}}" was found. Its path starts from the folder of the file that names it.',
  fileUnreadable: 'the file "{{found}}" cannot be read: {{reason}}.',
  fileTooLarge:
    'the file has {{found}} characters; at most {{limit}} are read. Move parts of it into other files.',
  fileTooBig:
    'the file has {{found}} MB; at most {{limit}} MB can be read. Leave out columns that are not needed.',
  fileOverMemory:
    'reading this file takes about {{needed}} GB of memory; {{available}} GB are free. Take a part of it, or a larger machine.',
  fileNotUtf8:
    'this line is not UTF-8. Save the file as UTF-8; a spreadsheet calls it "CSV UTF-8" when saving.',
  fileEmpty: 'the file is empty. Begin with "version: 1".',
  notAMap: 'expected fields such as "days: 365", found {{found}}.',
  notAMap_text: 'expected fields such as "days: 365", found only text. Put a space after each colon.',
  yamlBroken: 'this is not valid YAML. The parser says: {{reason}}.',
  yamlBroken_TAB_AS_INDENT: 'a tab is used for indentation. Use spaces.',
  yamlBroken_MULTIPLE_DOCS: 'a line "---" begins a second document. Keep one document in a file.',
  yamlBroken_MULTILINE_IMPLICIT_KEY:
    'this line is not a field. Write "name: value", with a space after the colon.',
  yamlBroken_BLOCK_AS_IMPLICIT_KEY:
    'a field begins inside the value of another. Give each field its own line in the right column, and put text that contains ": " in quotes.',
  yamlBroken_BAD_INDENT:
    'this line is indented differently from those it belongs with. Begin fields of one map, and items of one list, in the same column.',
  yamlBroken_MISSING_CHAR:
    'a colon, comma or space is missing here. Write fields as "name: value" and lists as "[a, b]".',
  yamlBroken_TAG_RESOLVE_FAILED:
    'a word that begins with "!" is a YAML tag, and none is read. Put it in quotes or remove it.',
  yamlBroken_BAD_SCALAR_START: 'a value cannot begin with "@", "`" or "%". Put it in quotes.',
  yamlBroken_BAD_DQ_ESCAPE:
    'inside double quotes, this backslash means nothing. Write two, or use single quotes.',
  yamlBroken_UNEXPECTED_TOKEN:
    'this does not belong here: perhaps text after a closed quote, or a bracket too many.',
  yamlBroken_OPEN_QUOTE: 'a quotation mark is not closed. Add the closing one.',
  yamlBroken_OPEN_BRACKET:
    'a bracket is not closed, or what it holds is not indented. Close every "[" and "{".',
  nestedTooDeep: 'maps and lists are nested more than {{limit}} deep. Make the file flatter.',
  unknownAlias:
    'the alias "*{{alias}}" has no anchor "&{{alias}}" before it. Put text that begins with "*" in quotes.',
  tooManyAliases: 'aliases copy more than {{limit}} values. Use fewer of them.',
  notPlainData:
    'expected text, a number, true, false, a list or a map, found "{{found}}". Put it in quotes to make it text.',
  keyNotText: 'the name of a field has to be text.',
  forbiddenKey: 'a field cannot be called "{{key}}". Choose another name.',
  duplicateKey: 'the field "{{key}}" stands in line {{firstLine}} already. Keep one of the two.',

  // Files that extend others.
  badExtends: 'expected the path of a file, or a list of paths, such as "extends: base.yaml".',
  cyclicExtends: 'these files extend one another in a circle: {{chain}}. Remove one "extends".',
  extendsTooDeep: 'more than {{limit}} files extend one another ({{chain}}). Merge some of them.',

  // --set.
  badAssignment:
    'expected path=value, such as days=90, found "{{found}}". Write path=null to go back to the default.',
  badPath: 'the path "{{found}}" has an empty step. Join names with single dots, such as people.count.',
  badIndex: 'the list has no position "{{found}}". Use 0 to {{length}}; {{length}} adds an item.',
  badIndex_empty: 'the list is empty and has no position "{{found}}". Use 0 to add an item.',

  // Fields.
  unknownField: 'unknown field "{{found}}".',
  unknownField_near: 'unknown field "{{found}}". Did you mean "{{suggestion}}"?',
  unknownField_known: 'unknown field "{{found}}". Known here: {{known}}.',
  missingField: 'the field "{{field}}" is missing. Expected {{expected}}.',
  missingField_single: 'the field "{{field}}" is missing. Write "{{field}}: {{options}}".',
  missingField_options: 'the field "{{field}}" is missing. Expected one of: {{options}}.',
  wrongType: 'expected {{expected}}, found {{found}}.',
  wrongType_text: 'expected {{expected}}, found the text "{{found}}".',
  wrongType_list: 'expected {{expected}}, found the list {{found}}.',
  wrongType_map: 'expected {{expected}}, found the map {{found}}.',
  wrongType_null: 'expected {{expected}}, found nothing.',
  notFinite: 'expected an ordinary number, found {{found}}.',
  outOfBounds: '"{{name}}" is {{found}}; it must be {{relation}} {{bound}} (unit: {{unit}}).',
  outOfBounds_bare: '"{{name}}" is {{found}}; it must be {{relation}} {{bound}}.',
  notMultiple: 'expected a multiple of {{divisor}}, found {{found}}.',
  notMultiple_cents: 'expected at most two decimals, found {{found}}.',
  wrongLength: 'number of characters: {{found}}; it must be {{relation}} {{bound}}.',
  wrongLength_empty: 'this text is empty. Write something.',
  wrongCount: 'number of items in this list: {{found}}; it must be {{relation}} {{bound}}.',
  notOneOf: 'expected one of: {{options}}; found "{{found}}".',
  notOneOf_near: 'expected one of: {{options}}; found "{{found}}". Did you mean "{{suggestion}}"?',
  notOneOf_single: 'expected {{options}}, found "{{found}}".',
  badFormat: '"{{found}}" does not have the form {{pattern}}.',
  badFormat_named: '"{{found}}" does not have the form "{{format}}".',
  badFormat_percent: 'expected a whole number or a share such as "2 %", found "{{found}}".',
  notADate: '"{{found}}" is not a date. Write year, month and day of the calendar, such as 2026-03-01.',
  badName: 'the name "{{found}}" is not accepted: {{reason}}.',
  badName_letters:
    'the name "{{found}}" is not accepted. Use 1 to 40 letters a to z, digits and hyphens; begin with a letter or digit.',
  badName_long: 'the name "{{found}}" is too long. Use at most {{limit}} characters.',
  badName_empty: 'a name is empty. Write at least one character.',
  notAccepted: 'this value is not accepted: {{reason}}.',

  // Graphs.
  graphEmpty: 'the graph file names no people. Add at least one tie.',
  graphFileBroken: 'the graph file cannot be read. The parser says: {{reason}}.',
  graphFileBroken_json: 'the graph file is not valid JSON; it may be cut off. Export it again.',
  graphFileBroken_noNodes: 'the graph file has no list "nodes". Export it with graphology.',
  graphFileBroken_badEdges: '"edges" in the graph file is not a list. Export it with graphology.',
  graphFileBroken_noKey: 'nodes[{{index}}] has no "key". Give each person one.',
  graphFileBroken_twice: 'two people are called "{{name}}". Give each a key or id of their own.',
  graphFileBroken_noGraph: 'the file has no element <graph>. Check that it is GraphML or GEXF.',
  graphFileBroken_noId: 'an element <node> has no id. Give each person one.',
  graphFileBroken_noRoot: 'the file is not XML. Check that it is GraphML or GEXF.',
  graphFileBroken_open: 'these elements are not closed: {{tags}}. The file may be cut off; export it again.',
  graphFormatUnknown:
    'a graph cannot be read from a file ending in ".{{found}}". Known endings: {{expected}}.',
  graphFormatUnknown_none: 'the name of the graph file has no ending. Known endings: {{expected}}.',
  edgeRowBroken: 'expected two names and perhaps a weight, found "{{found}}". Check separators and quotes.',
  edgeToNobody:
    'one end of the tie from "{{from}}" to "{{to}}" is empty or names nobody. Add the person or remove the tie.',
  edgeWeightBroken: 'expected a weight of 0 or more, found "{{found}}".',
  moreProblems_one: '{{count}} more problem in this file.',
  moreProblems_other: '{{count}} more problems in this file.',
  tooManyCircles: 'the file has {{found}} circles; at most {{limit}} can be told apart.',
  graphNotScenario:
    'this is a graph, not a scenario. Lay it under one, for example "kindling run city --graph {{found}}".',
  graphPeopleDiffer:
    'people.count is {{found}}, but the graph has {{expected}} people. Leave the number of people out.',
  graphNameUnknown: 'there is no built-in graph "{{found}}". Known: {{expected}}.',
  graphTooLarge:
    '{{people}} people with {{ties}} ties need {{needed}} GB of memory; {{available}} GB are free. Use fewer people or ties, or "kind: mixed", which stores none.',
  graphTooLarge_noTies:
    '{{people}} people need {{needed}} GB of memory; {{available}} GB are free. Use fewer people.',
  graphOverLimit:
    '{{people}} people with {{ties}} ties are too many. The limits are {{mostPeople}} people and {{mostTies}} ties.',

  // Fields that have to fit together.
  phaseCannotChange:
    'a phase cannot change "{{found}}". It can change numbers of mechanisms that are on from day 0, except start and seeding, and cannot turn one off.',
  phaseAfterEnd: 'this phase begins on day {{found}}, after the last day, {{days}}. It has no effect.',
  moreSeedsThanPeople: 'more founders are wanted ({{found}}) than there are people ({{people}}). Ask fewer.',
  moreThereThanPeople:
    'more people are there on day 0 ({{found}}) than there are people ({{people}}). Put fewer on the stages, or raise people.count.',
  mixedHasNoTies:
    'the graph is "mixed" and has no ties. Set friendsNeeded to 1 and shareNeeded to 0, or choose another graph.',
  mixedHasNoTies_founders:
    'the graph is "mixed" and has no ties to choose founders by. Write "by: chance", or choose another graph.',
  mixedHasNoTies_there:
    'the graph is "mixed", on which everyone meets everyone; ties among those inside mean nothing there. Set start.ties to 0, or choose another graph.',
  nobodyNamed: 'founders are chosen by hand, but the list is empty. Name at least one person.',
  nobodyCalled:
    'nobody in the graph is called "{{found}}". Name someone who is in it; names are, for example: {{example}}.',
  rateRounded: 'the rate {{found}} is counted as {{rounded}}, the nearest value that a run can hold.',
  eventLongerThanBudget:
    'this event lasts {{found}} hours, but nobody has more than {{budget}} hours in 30 days. Nobody will come.',

  // Experiments.
  noVariants: 'an experiment needs at least one variant.',
  unknownMetric: 'unknown metric "{{found}}".',
  unknownMetric_near: 'unknown metric "{{found}}". Did you mean "{{suggestion}}"?',
  unknownMetric_known: 'unknown metric "{{found}}". Known: {{known}}.',
  unknownVariant: 'unknown variant "{{found}}".',
  unknownVariant_near: 'unknown variant "{{found}}". Did you mean "{{suggestion}}"?',
  unknownVariant_known: 'unknown variant "{{found}}". Known here: {{known}}.',
  formulaBroken:
    'this formula cannot be read from "{{found}}" on. Write, for example, "reach[one] - reach[other]", and put it in quotes.',
  formulaList:
    'the formula "{{found}}" comes to a list. Fold it to one number by mean, min, max, slope, exponent or varianceShare.',
  formulaArguments: '"{{found}}" takes one number or list in its brackets.',
  formulaArguments_twoLists: '"{{found}}" takes two lists, such as "[1, 2, 4], revenue[*]".',
  formulaArguments_reading: '"{{found}}" takes one metric of several variants, such as "joined[*]".',
  unknownFunction: 'there is no function "{{found}}".',
  unknownFunction_near: 'there is no function "{{found}}". Did you mean "{{suggestion}}"?',
  unknownFunction_known: 'there is no function "{{found}}". Known: {{known}}.',
  metricNotDaily: '"{{found}}" has no value by day. Metrics that do: {{known}}.',
  dayAfterEnd: 'day {{found}} is read, but the run ends on day {{days}}. Read an earlier day, or run longer.',
  missingInClaim: 'a claim needs "{{found}}", above 0 where it is a number. Add it, or leave "claim" out.',
  fieldInNoVariant:
    'no variant has "{{found}}", as its mechanism is off in all. Switch it on where it matters.',
  knobNotInVariant: 'the variant "{{variant}}" has no "{{found}}". Switch on the mechanism that has it.',
  unknownClaim: 'there is no claim "{{found}}".',
  unknownClaim_near: 'there is no claim "{{found}}". Did you mean "{{suggestion}}"?',
  unknownClaim_known: 'there is no claim "{{found}}". Known: {{known}}.',
  notAClaim: 'this file is no claim. Add "claim", "statement", "article" and what is compared.',
  notAnExperiment: 'this file has no "variants" to compare. Use "run" for a single scenario.',

  comparesAll:
    'all variants are compared, not "{{variant}}" alone. Leave "#{{variant}}" out, or write "kindling run {{asked}}".',
  // Commands.
  unknownCommand: 'unknown command "{{found}}". See --help.',
  unknownCommand_near: 'unknown command "{{found}}". Did you mean "{{suggestion}}"?',
  unknownOption: 'unknown option {{found}}. See --help.',
  unknownOption_near: 'unknown option {{found}}. Did you mean {{suggestion}}?',
  missingArgument: 'this command needs <{{argument}}>. See --help.',
  badOption: 'the option "{{option}}" does not accept "{{found}}". See --help.',
  badOption_bound: 'the option "{{option}}" does not accept "{{found}}". Expected: {{expected}}.',
  badOption_choices: 'the option "{{option}}" does not accept "{{found}}". Expected one of: {{options}}.',
  optionNeeds: '{{option}} has no effect without {{needed}}. Add {{needed}}, or leave {{option}} out.',
  optionWithoutValue: 'the option "{{option}}" stands without a value. Write one after it.',
  tooManyArguments:
    'found {{found}} words where "{{command}}" takes {{limit}}. Put what holds spaces in quotes.',
  diffUnlike: '"{{result}}" is a result and "{{scenario}}" a scenario. Give two results, or two scenarios.',
  fileExists: 'the file "{{path}}" exists already. Choose another name.',
  outputNotWritable: 'cannot write to "{{path}}": {{reason}}. Choose another folder.',
  threadsFailed:
    'no thread can start: {{reason}}. Try fewer workers, or free memory; if a file is missing, install Kindling again.',
  workerCrashed:
    'the run of "{{scenario}}" broke off: seed {{seed}}, replicate {{replicate}}, day {{day}}: {{reason}}. Try fewer workers.',
  pageRunCrashed:
    'a run of "{{scenario}}" broke off twice: seed {{seed}}, replicate {{replicate}}: {{reason}}. Try again; if that does not help, try fewer people.',
  pageJudgeCrashed:
    'the runs could not be compared: {{reason}}. Try again; if that does not help, try fewer people or fewer days.',
  seriesValueBroken: 'expected a number of at least 0 in the last column; found "{{found}}".',
  seriesGap:
    'period {{found}} follows {{before}}: periods must follow each other without a gap. Fill the gap, or fit the rows before it with --first.',
  seriesShort: 'has {{found}} rows with numbers; a fit of three parameters needs {{least}} or more.',
  seriesNoFit:
    'no curve of Bass comes near this series. Is it new adopters per period? For totals use --cumulative.',
  lawsBroken:
    '{{failed}} of the laws that Kindling {{version}} is held to do not hold here; they are marked in the table. Report it with this table, the version of Node and the machine.',
  cancelled: 'stopped before the end. No results were written.',

  // Sweeps.
  notASweep: 'this is not a sweep. A sweep names a "base", which is a scenario file, and "factors".',
  designEmpty: 'the design is empty: nothing varies. Add "factors", points, or a second base.',
  factorReserved:
    '"{{found}}" cannot be a factor. Seed and replicates are fields of the sweep itself; name other graph files or scenarios under "base".',
  factorsConflict: 'the factors "{{found}}" and "{{other}}" change the same field. Keep one of them.',
  factorAlsoSet: '"{{found}}" is varied by the sweep and also set by --set {{other}}. Leave one of them out.',
  levelTwice: 'the value {{found}} stands twice among the levels. Remove one.',
  rangeNotNumber: 'the field "{{found}}" is not a number, so it has no range. List its "levels".',
  rangeBackwards: 'the range runs from {{low}} to {{high}}. Write the lower number first.',
  logNeedsPositive:
    'a log scale begins above 0, this one at {{found}}. Begin higher, or use "scale: linear".',
  stepsMissing: 'a grid needs to know how many values to take. Add "steps" to "{{found}}", or list "levels".',
  tooManyFactors: "a Sobol' sequence has at most {{limit}} factors, found {{found}}. Use latin-hypercube.",
  pointsAndFactors:
    'the points of a design "{{found}}" name their fields themselves. Remove "factors", or choose another design.',
  pointFieldsDiffer: 'every point has to give the same fields as the first: {{expected}}.',
  pointsHeader:
    'row {{row}} has to name a different field in each column, such as "seeding.count"; found "{{found}}".',
  pointsRow: 'row {{row}} has {{found}} cells; the header has {{expected}}.',
  pointsCell: 'row {{row}}: "{{found}}" is not a value. Put text with special characters in quotes.',
  namedTwice: '"{{found}}" is named twice. Remove one.',
  sameBase: 'the base "{{found}}" is the same scenario as "{{other}}". Name it once.',
  sweepHuge:
    'the sweep has {{found}} runs. If that is meant, say so with --yes; --dry-run tells how long it would take.',
  notAStore: 'this folder holds other files and is no results store. Choose an empty or a new folder.',
  storeMissing: 'there are no results here. Make some with "kindling sweep FILE --out {{found}}".',
  storeNewer:
    'this was written in format {{found}} by a newer Kindling; this one reads up to {{limit}}. Update Kindling.',
  storeLocked:
    'another process ({{pid}} on {{host}}) is writing to this folder. Wait for it, or choose another folder. If it surely no longer runs, remove {{lock}}.',
  storeNotWritable:
    'writing stopped: {{reason}}. All parts written so far are kept; make room, then give the same command again.',
  partDamaged:
    'this part cannot be read in full. It was set aside in {{folder}}; its runs will be made again.',
  partUnreadable:
    'this part cannot be read in full and is left out here. The next "kindling sweep" into this folder makes its runs again.',
  sweepChanged:
    'the folder holds an earlier "{{found}}" that differs in: {{known}}. Its results are kept; runs that differ are made anew.',
  sweepUnknown: 'there is no sweep "{{found}}" in this folder.',
  sweepUnknown_near: 'there is no sweep "{{found}}" in this folder. Did you mean "{{suggestion}}"?',
  sweepUnknown_known: 'there is no sweep "{{found}}" in this folder. Known: {{known}}.',
  sweepStopped:
    'stopped. {{found}} of {{limit}} runs are in the folder; the same command goes on from there.',
  resultsUnknown:
    'no results were found in what was opened ({{found}}). Open a folder that "kindling run", "compare" or "sweep" wrote with --out, or its result.json, runs.csv or Parquet files.',
  resultsBroken:
    'this file cannot be read: {{reason}}. It may be cut off or of another kind; copy it again, or make it anew.',
  resultsNoRuns:
    'there are no finished runs in it. Open the whole folder of a sweep that has begun, with its folder "runs".',
  cellFailed: 'replicate {{replicate}} at {{point}} broke off: {{reason}}.',
  cellsFailed:
    'number of runs that failed: {{found}}. The others are kept; the same command tries these again.',
  duckdbMissing:
    'a query needs the package @duckdb/node-api, which is not installed here. Run "npm install @duckdb/node-api", or use --csv.',
  sqlWrong: 'this query is not accepted by DuckDB: {{reason}}.',
  optionsExclude: '{{option}} and {{other}} are two ways of spreading a sweep. Use one of them.',
  queueAddress:
    '"{{found}}" is no address of a Redis server. Expected: redis://HOST:6379, or rediss://USER@HOST:6379/1 for TLS.',
  queuePackages:
    'a queue needs the packages bullmq and ioredis, which are not installed here. Run "npm install bullmq ioredis".',
  queueUnreachable:
    'cannot reach {{found}}: {{reason}}. Check the address, and whether Redis or Valkey runs there. Nothing is lost.',
  queuePassword:
    '{{found}} refuses the password: {{reason}}. Put it into the address (redis://USER:PASSWORD@HOST) or into KINDLING_QUEUE_PASSWORD. Nothing is lost.',
  queueHeld:
    'the sweep "{{found}}" is being gathered into another folder already ({{other}}). Wait for that, or cancel it with "kindling queue cancel {{found}}".',
  queueCancelled:
    'the sweep "{{found}}" was cancelled. What had been gathered is kept; the same command goes on from there.',
  workerVersion:
    'the sweep "{{name}}" was queued by Kindling {{expected}}, and this worker is {{found}}: other versions may give other results. Install Kindling {{expected}} here.',
  queuedSweepUnknown: 'there is no sweep "{{found}}" in the queue.',
  queuedSweepUnknown_near: 'there is no sweep "{{found}}" in the queue. Did you mean "{{suggestion}}"?',
  queuedSweepUnknown_known: 'there is no sweep "{{found}}" in the queue. Known: {{known}}.',
};
