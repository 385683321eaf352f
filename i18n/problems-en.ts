import type { ProblemCode } from '../sim/problem-values.ts';
import type { None } from './gaps.ts';
import type { Unfilled } from './problem-gaps.ts';
import { problemsGraphEn } from './problems-graph-en.ts';
import { problemsPluginEn } from './problems-plugin-en.ts';

/**
 * What is wrong with an input, by the problem's code: what was found, what was expected, what to do. A key
 * `code_variant` is used where `problem-text.ts` finds that variant. A message stands after "file:line:column path: ".
 */
export const problemsEn = {
  // Reading a file.
  fileMissing: 'the file "{{found}}" does not exist. Check its name and folder.',
  fileMissing_near:
    'the file "{{found}}" does not exist. Did you mean "{{suggestion}}", which comes with Kindling?',
  fileMissing_known: 'the file "{{found}}" does not exist. Kindling comes with: {{known}}.',
  fileMissing_named:
    'the file "{{found}}" does not exist. Its path is relative to the folder of the file that names it.',
  fileUnreadable: 'the file "{{found}}" cannot be read: {{reason}}.',
  fileTooLarge:
    'the file has {{found}} characters; the limit is {{limit}}. Move parts of it into other files.',
  fileTooBig: 'the file has {{found}} MB; the limit is {{limit}} MB. Remove columns that are not needed.',
  fileOverMemory:
    'reading this file takes about {{needed}} GB of memory, but only {{available}} GB are free. Use a part of the file, or a machine with more memory.',
  fileNotUtf8:
    'this line is not valid UTF-8. Save the file as UTF-8; spreadsheet programs call this format "CSV UTF-8".',
  fileEmpty: 'the file is empty. Start it with "version: 1".',
  notAMap: 'expected fields such as "days: 365", found {{found}}.',
  notAMap_text: 'expected fields such as "days: 365", found only text. Write a space after each colon.',
  yamlBroken: 'this is not valid YAML. The parser says: {{reason}}.',
  yamlBroken_TAB_AS_INDENT: 'the line is indented with a tab. Indent with spaces.',
  yamlBroken_MULTIPLE_DOCS: 'the line "---" starts a second document. A file may hold only one.',
  yamlBroken_MULTILINE_IMPLICIT_KEY:
    'this line is not a field. Write "name: value", with a space after the colon.',
  yamlBroken_BLOCK_AS_IMPLICIT_KEY:
    'a field starts inside the value of another field. Put each field on its own line, aligned with its siblings, and quote text that contains ": ".',
  yamlBroken_BAD_INDENT:
    'the indentation of this line differs from that of its siblings. Start the fields of a map, or the items of a list, in the same column.',
  yamlBroken_MISSING_CHAR:
    'a colon, comma or space is missing here. Write fields as "name: value" and lists as "[a, b]".',
  yamlBroken_TAG_RESOLVE_FAILED:
    'a word that starts with "!" is a YAML tag, and tags are not supported. Quote the word or remove it.',
  yamlBroken_BAD_SCALAR_START: 'a value cannot start with "@", "`" or "%". Put it in quotes.',
  yamlBroken_BAD_DQ_ESCAPE:
    'this backslash is not a valid escape inside double quotes. Write two backslashes, or use single quotes.',
  yamlBroken_UNEXPECTED_TOKEN:
    'unexpected content: perhaps text after a closing quote, or one bracket too many.',
  yamlBroken_OPEN_QUOTE: 'a quotation mark is not closed. Add the closing one.',
  yamlBroken_OPEN_BRACKET:
    'a bracket is not closed, or its content is not indented. Close every "[" and "{".',
  nestedTooDeep: 'maps and lists are nested more than {{limit}} levels deep. Use fewer levels.',
  unknownAlias:
    'the alias "*{{alias}}" has no anchor "&{{alias}}" before it. Put text that starts with "*" in quotes.',
  tooManyAliases: 'the aliases expand to more than {{limit}} values. Use fewer aliases.',
  notPlainData:
    'expected text, a number, true, false, a list or a map, found "{{found}}". Put it in quotes to make it text.',
  keyNotText: 'the name of a field must be text.',
  forbiddenKey: 'a field cannot be named "{{key}}". Choose another name.',
  duplicateKey: 'the field "{{key}}" is already set in line {{firstLine}}. Keep one of the two.',

  // Files that extend others.
  badExtends: 'expected the path of a file or a list of paths, such as "extends: base.yaml".',
  cyclicExtends: 'these files extend each other in a cycle: {{chain}}. Remove one "extends".',
  extendsTooDeep: 'the chain of "extends" is longer than {{limit}} files ({{chain}}). Merge some of them.',

  // --set.
  badAssignment:
    'expected path=value, such as days=90, found "{{found}}". Write path=null to restore the default.',
  badPath: 'the path "{{found}}" has an empty step. Separate the names with single dots, as in people.count.',
  badQuotes:
    'the double quotes in "{{found}}" do not enclose a whole name. Quote a name that contains a dot, an equals sign or a double quote, as in channels."a.b".reach, and write \\" for a double quote inside it.',
  badIndex:
    'the list has no position "{{found}}". Valid positions are 0 to {{length}}; {{length}} appends an item.',
  badIndex_empty: 'the list is empty, so it has no position "{{found}}". Use 0 to append an item.',

  // Fields.
  unknownField: 'unknown field "{{found}}".',
  unknownField_near: 'unknown field "{{found}}". Did you mean "{{suggestion}}"?',
  unknownField_known: 'unknown field "{{found}}". Known fields here: {{known}}.',
  missingField: 'the field "{{field}}" is missing. Expected {{expected}}.',
  missingField_single: 'the field "{{field}}" is missing. Write "{{field}}: {{options}}".',
  missingField_options: 'the field "{{field}}" is missing. Expected one of: {{options}}.',
  wrongType: 'expected {{expected}}, found {{found}}.',
  wrongType_text: 'expected {{expected}}, found the text "{{found}}".',
  wrongType_list: 'expected {{expected}}, found the list {{found}}.',
  wrongType_map: 'expected {{expected}}, found the map {{found}}.',
  wrongType_null: 'expected {{expected}}, found nothing.',
  notFinite: 'expected a finite number, found {{found}}.',
  rateUnreadable:
    '"{{found}}" is no rate. Write a number per day, such as 0.004, or "12 % in 30 days", "1 in 100 a day", "half in 6 weeks".',
  chanceUnreadable:
    '"{{found}}" is no hazard of one contact. Write a number, such as 0.02, or "2 %", "1 in 50".',
  rateTooLarge:
    '"{{found}}" is everybody or more, which no hazard reaches. Write less than 100 %; 64 stands for certain.',
  rateNoDays: '"{{found}}" gives a period of 0 days. Write at least 1 day.',
  rateNeedsPeriod: '"{{found}}" does not say in how long. Add a period, such as "in 30 days" or "a day".',
  chanceHasPeriod:
    '"{{found}}" gives a period, but this hazard is of one contact, whenever that is. Leave the period out.',
  outOfBounds: '"{{name}}" is {{found}}; it must be {{relation}} {{bound}} (unit: {{unit}}).',
  outOfBounds_bare: '"{{name}}" is {{found}}; it must be {{relation}} {{bound}}.',
  notMultiple: 'expected a multiple of {{divisor}}, found {{found}}.',
  notMultiple_cents: 'expected at most two decimal places, found {{found}}.',
  wrongLength: 'the number of characters is {{found}}; it must be {{relation}} {{bound}}.',
  wrongLength_empty: 'this text is empty. Write at least one character.',
  wrongCount: 'the number of items in this list is {{found}}; it must be {{relation}} {{bound}}.',
  notOneOf: 'expected one of: {{options}}; found "{{found}}".',
  notOneOf_near: 'expected one of: {{options}}; found "{{found}}". Did you mean "{{suggestion}}"?',
  notOneOf_single: 'expected {{options}}, found "{{found}}".',
  badFormat: '"{{found}}" does not match the pattern {{pattern}}.',
  badFormat_named: '"{{found}}" does not match the format "{{format}}".',
  badFormat_percent: 'expected a whole number or a percentage such as "2 %", found "{{found}}".',
  notADate: '"{{found}}" is not a date. Write a year, month and day that exist, such as 2026-03-01.',
  badName: 'the name "{{found}}" is not accepted: {{reason}}.',
  nameCharacters:
    'the name "{{found}}" is not accepted. Use 1 to 40 letters (a to z), digits and hyphens, and start with a letter or digit.',
  nameTooLong: 'the name "{{found}}" is too long. Use at most {{limit}} characters.',
  nameEmpty: 'the name is empty. Write at least one character.',
  notAccepted: 'this value is not accepted: {{reason}}.',
  moreProblems: 'number of further problems in this file: {{count}}.',

  ...problemsGraphEn,

  // Fields that have to fit together.
  moneyTooLarge:
    'the money of a run comes to more than {{limit}}, beyond which sums are not exact to the cent. Use smaller amounts, or a larger unit of currency.',
  phaseCannotChange:
    'a phase cannot change "{{found}}". It can only change numbers of mechanisms that are on from day 0, except start and seeding, and it cannot switch a mechanism off.',
  phaseAfterEnd: 'this phase starts on day {{found}}, after the last day ({{days}}). It has no effect.',
  moreSeedsThanPeople:
    '{{found}} founders are wanted, but there are only {{people}} people. Choose fewer founders.',
  moreThereThanPeople:
    '{{found}} people have a stage on day 0, but there are only {{people}} people. Put fewer people on the stages, or raise people.count.',
  mixedHasNoTies:
    'the graph is "mixed" and has no ties. Set friendsNeeded to 1 and shareNeeded to 0, or choose another graph.',
  mixedHasNoTies_founders:
    'the graph is "mixed" and has no ties to choose founders by. Write "by: random", or choose another graph.',
  mixedHasNoTies_there:
    'the graph is "mixed": everyone meets everyone, so ties among initial members have no meaning. Set start.ties to 0, or choose another graph.',
  mixedHasNoTies_guests:
    'the graph is "mixed" and has no ties, so nobody has friends to bring. Set guests to 0, or choose another graph.',
  mixedHasNoTies_belonging:
    'the graph is "mixed" and has no ties, so nobody has friends who could hold them. Remove belonging, or choose another graph.',
  nobodyNamed: 'founders are chosen by name, but the list of names is empty. Name at least one person.',
  nobodyCalled:
    'the graph has no person named "{{found}}". Use a name from the graph, for example: {{example}}.',
  rateRounded:
    'the rate {{found}} is rounded to {{rounded}}, the nearest value that the engine can represent.',
  eventLongerThanBudget:
    'this event lasts {{found}} hours, but people have at most {{budget}} hours in 30 days. Nobody will attend.',

  // Experiments.
  noVariants: 'an experiment needs at least one variant.',
  unknownMetric: 'unknown metric "{{found}}".',
  unknownMetric_near: 'unknown metric "{{found}}". Did you mean "{{suggestion}}"?',
  unknownMetric_known: 'unknown metric "{{found}}". Known metrics: {{known}}.',
  changeNotRun:
    'this changes the variant "{{variant}}", but only "{{only}}" is run. Leave out "{{variant}}:", or run that variant.',
  unknownVariant: 'unknown variant "{{found}}".',
  unknownVariant_near: 'unknown variant "{{found}}". Did you mean "{{suggestion}}"?',
  unknownVariant_known: 'unknown variant "{{found}}". Known variants: {{known}}.',
  formulaBroken:
    'the formula cannot be parsed from "{{found}}" on. Write, for example, "reach[one] - reach[other]", in quotes.',
  formulaList:
    'the formula "{{found}}" gives a list, not a number. Reduce it with mean, min, max, slope, exponent or varianceShare.',
  formulaArguments: '"{{found}}" takes one number or list as its argument.',
  formulaArguments_twoLists: '"{{found}}" takes two lists, such as "[1, 2, 4], revenue[*]".',
  formulaArguments_reading: '"{{found}}" takes one metric of several variants, such as "joined[*]".',
  unknownFunction: 'there is no function "{{found}}".',
  unknownFunction_near: 'there is no function "{{found}}". Did you mean "{{suggestion}}"?',
  unknownFunction_known: 'there is no function "{{found}}". Known functions: {{known}}.',
  metricNotDaily: '"{{found}}" has no daily values. Metrics that have them: {{known}}.',
  dayAfterEnd:
    'the formula reads day {{found}}, but the run ends on day {{days}}. Read an earlier day, or run longer.',
  missingInClaim: 'a claim needs "{{found}}" (greater than 0 if it is a number). Add it, or remove "claim".',
  fieldInNoVariant:
    'no variant has the field "{{found}}", because its mechanism is off in all of them. Switch it on in the variants that need it.',
  controlNotInVariant:
    'the variant "{{variant}}" has no field "{{found}}". Switch on the mechanism that has it.',
  unknownClaim: 'there is no claim "{{found}}".',
  unknownClaim_near: 'there is no claim "{{found}}". Did you mean "{{suggestion}}"?',
  unknownClaim_known: 'there is no claim "{{found}}". Known claims: {{known}}.',
  notAClaim: 'this file is not a claim. Add "claim", "statement", "article" and a comparison.',
  notAnExperiment: 'this file has no "variants" to compare. Use "run" for a single scenario.',

  comparesAll:
    '"compare" always runs all variants, not "{{variant}}" alone. Remove "#{{variant}}", or use "kindling run {{asked}}".',
  // Commands.
  unknownCommand: 'unknown command "{{found}}". See --help.',
  unknownCommand_near: 'unknown command "{{found}}". Did you mean "{{suggestion}}"?',
  unknownOption: 'unknown option {{found}}. See --help.',
  unknownOption_near: 'unknown option {{found}}. Did you mean {{suggestion}}?',
  missingOption: 'this command needs the option {{option}}. See --help.',
  missingArgument: 'this command needs the argument <{{argument}}>. See --help.',
  badOption: 'the option "{{option}}" does not accept "{{found}}". See --help.',
  badOption_bounds: 'the option "{{option}}" does not accept "{{found}}". Expected: {{bounds}}.',
  badOption_options: 'the option "{{option}}" does not accept "{{found}}". Expected one of: {{options}}.',
  optionNeeds: '{{option}} has no effect without {{needed}}. Add {{needed}}, or remove {{option}}.',
  optionWithoutValue: 'the option "{{option}}" needs a value.',
  tooManyArguments:
    'too many arguments: "{{command}}" takes {{limit}}, found {{found}}. Put arguments with spaces in quotes.',
  commandLineBroken: 'the command line cannot be parsed. The parser says: {{reason}}.',
  diffUnlike:
    '"{{result}}" is a result and "{{scenario}}" is a scenario. Compare two results or two scenarios.',
  fileExists: 'the file "{{path}}" already exists. Choose another name.',
  outputNotWritable: 'cannot write to "{{path}}": {{reason}}. Choose another folder.',
  threadsFailed:
    'no worker thread can start: {{reason}}. Use fewer workers or free some memory; if a file is missing, reinstall Kindling.',
  workerCrashed:
    'a run of "{{scenario}}" crashed (seed {{seed}}, replicate {{replicate}}, day {{day}}): {{reason}}. Use fewer workers.',
  pageRunCrashed:
    'a run of "{{scenario}}" crashed twice (seed {{seed}}, replicate {{replicate}}): {{reason}}. Try again; if it crashes again, use fewer people.',
  pageJudgeCrashed:
    'the comparison failed: {{reason}}. Try again; if it fails again, use fewer people or fewer days.',
  seriesValueBroken: 'expected a number of at least 0 in the last column, found "{{found}}".',
  seriesGap:
    'period {{found}} follows period {{before}}, but periods must be consecutive. Fill the gap, or use --first to fit only the rows before it.',
  seriesShort: 'the series has {{found}} rows with numbers; fitting three parameters takes at least {{min}}.',
  seriesNoFit:
    'no Bass curve fits this series. The series should hold new adopters per period; for cumulative numbers use --cumulative.',
  lawsBroken:
    '{{failed}} laws that Kindling {{version}} is validated against do not hold here; the table marks them. Report them together with the table, the version of Node and the type of machine.',
  cancelled: 'the run was cancelled. No results were written.',

  // Sweeps.
  notASweep: 'this file is not a sweep. A sweep has a "base" (a scenario file) and "factors".',
  designEmpty: 'the design is empty: no factor varies. Add "factors", points, or a second base.',
  factorReserved:
    '"{{found}}" cannot be a factor. Seed and replicates are fields of the sweep itself; list other graph files or scenarios under "base".',
  factorsConflict: 'the factors "{{found}}" and "{{other}}" change the same field. Remove one of them.',
  factorAlsoSet: 'the sweep varies "{{found}}", but a change sets it, too. Remove one of the two.',
  levelTwice: 'the level {{found}} is listed twice. Remove one.',
  rangeNotNumber: 'the field "{{found}}" is not a number, so it cannot have a range. List its "levels".',
  rangeBackwards: 'the range runs from {{low}} to {{high}}. Write the lower number first.',
  logNeedsPositive:
    'a log scale needs a range above 0; this one starts at {{found}}. Start higher, or use "scale: linear".',
  stepsMissing: 'a grid needs the number of values. Add "steps" to "{{found}}", or list its "levels".',
  tooManyFactors:
    "a Sobol' sequence supports at most {{limit}} factors, found {{found}}. Use latin-hypercube.",
  pointsAndFactors:
    'the points of a "{{found}}" design name their own fields. Remove "factors", or choose another design.',
  pointFieldsDiffer: 'every point must set the same fields as the first point: {{expected}}.',
  pointsNone: 'the table has a header and no points. Add a row for each point.',
  pointsHeader:
    'row {{row}} must name a different field in each column, such as "seeding.count", found "{{found}}".',
  pointsRow: 'row {{row}} has {{found}} cells, but the header has {{expected}}.',
  pointsCell: 'row {{row}}: "{{found}}" is not a value. Put text with special characters in quotes.',
  namedTwice: '"{{found}}" is listed twice. Remove one.',
  sameBase: 'the base "{{found}}" is the same scenario as "{{other}}". List it once.',
  sweepHuge:
    'the sweep has {{found}} runs. To run them all, add --yes; --dry-run estimates how long it takes.',
  outputNoFolder: '"{{path}}" is not a folder: {{reason}}. Choose a folder, or a name for a new one.',
  outputForeign:
    '"{{path}}" contains files that Kindling did not write, or that have been changed since: {{found}}. Choose another folder, or replace the files with --force.',
  rangeBetweenSteps:
    'there is no multiple of {{step}} from {{low}} to {{high}}, so no value can be taken. Widen the range, or round more finely.',
  notAStore:
    'this folder contains other files and is not a results store. Choose an empty folder or a new one.',
  storeMissing: 'this folder has no results. Create some with "kindling sweep FILE --out {{found}}".',
  storeNewer:
    'this was written in format {{found}} by a newer Kindling; this version reads formats up to {{limit}}. Update Kindling.',
  outputChanged: 'this file has been changed since Kindling wrote it.',
  outputGone: 'this file, which Kindling wrote, no longer exists.',
  storeMarkMissing:
    'the folder holds parts of a results store, but the file that marks it as a store is missing. "kindling doctor FOLDER --repair" writes it again.',
  storeMarkWritten: 'the file was written again.',
  storeLeftover: 'an interrupted write left this file behind. The next command that writes here removes it.',
  pointsWritten: 'the table of points of "{{found}}" was written again.',
  manifestSetAside:
    'this sweep manifest is damaged. It was moved to {{folder}}; repeating the command of that sweep writes it again.',
  notWhole: '"{{found}}" is not intact; the problems are listed above.',
  storeOlder:
    'this was written in format {{found}} by an older Kindling; this version reads only format {{limit}}. Run the sweep again into a new folder.',
  storeMarkDamaged:
    'this file, which marks the folder as a results store, is damaged. "kindling doctor FOLDER --repair" writes it again.',
  storeStranger: 'this file does not belong to the store. It is left as it is and is not counted.',
  partRepeated: 'all runs in this part are also in other parts of the store. They are counted once.',
  pointsUnreadable:
    'this part of the table of points is damaged and is ignored here. The next "kindling sweep" into this folder writes it again.',
  pointsMissing:
    'the table of points of "{{found}}" is missing or damaged. Repeat the command of that sweep: it writes the table again and repeats no run.',
  manifestDamaged:
    'this sweep manifest is damaged and is ignored. Repeat the command of that sweep to write it again.',
  manifestForeign:
    'this sweep manifest does not match its file name and is ignored: its id must equal the name of the file and contain the hash of its content.',
  storeLocked:
    'another process ({{pid}} on {{host}}) is writing to this folder. Wait until it ends, or choose another folder. If that process no longer runs, delete {{lock}}.',
  storeNotWritable:
    'writing failed: {{reason}}. Everything written so far is kept. Free some space, then repeat the same command.',
  partDamaged:
    'this part is incomplete or does not match its checksum. It was moved to {{folder}}; its runs will be repeated.',
  partUnreadable:
    'this part is incomplete or does not match its checksum, and is ignored here. The next "kindling sweep" into this folder repeats its runs.',
  sweepChanged:
    'the folder holds an earlier "{{found}}" that differs in: {{known}}. Its results are kept; runs that differ are added.',
  sweepUnknown: 'this folder has no sweep "{{found}}".',
  sweepUnknown_near: 'this folder has no sweep "{{found}}". Did you mean "{{suggestion}}"?',
  sweepUnknown_known: 'this folder has no sweep "{{found}}". Its sweeps: {{known}}.',
  sweepStopped:
    'the sweep was stopped with {{found}} of {{limit}} runs in the folder. Repeat the same command to continue.',
  portRefused:
    'no port could be opened: tried {{first}} to {{last}}, last answer {{reason}}. Stop another program, or choose a free port with --port, or let the system choose with --port 0.',
  resultsUnknown:
    'no results were found in the opened files ({{found}}). Open a folder that "kindling run", "compare" or "sweep" wrote with --out, or its result.json, runs.csv or Parquet files.',
  resultsChanged:
    'this file changed or vanished while it was being read: {{reason}}. Wait until no program writes to it, then open it again.',
  resultsBroken:
    'this file cannot be read: {{reason}}. It may be incomplete or of another kind. Copy it again, or create it anew.',
  resultDamaged:
    'this is not what Kindling writes as a result: the file has been changed or is incomplete. Create the results again.',
  resultsNoRuns:
    'there are no finished runs in it. Open the whole folder of a sweep, including its subfolder "runs".',
  cellFailed: 'replicate {{replicate}} at {{point}} failed: {{reason}}.',
  cellsFailed:
    'number of failed runs: {{found}}. The other results are kept; repeat the same command to retry the failed runs.',
  duckdbMissing:
    'the option --sql needs the package @duckdb/node-api, which is not installed. Run "npm install @duckdb/node-api", or use --csv.',
  sqlWrong: 'this query is rejected by DuckDB: {{reason}}.',
  sqlReadsOnly:
    'only queries that read data are allowed, such as SELECT and DESCRIBE. Other DuckDB statements need --sql-unrestricted.',
  sqlOutside:
    'a query can only use the files of this store: {{reason}}. Add --sql-unrestricted to use other files and extensions.',
  optionsExclude: '{{option}} and {{other}} are two ways to distribute a sweep. Use only one of them.',
  queueAddress:
    '"{{found}}" is not the address of a Redis server. Expected redis://HOST:6379, or rediss://USER@HOST:6379/1 for TLS.',
  queuePackages:
    'a queue needs the packages bullmq and ioredis, which are not installed. Run "npm install bullmq ioredis".',
  queueUnreachable:
    'cannot connect to {{found}}: {{reason}}. Check the address and that Redis or Valkey runs there. No data is lost.',
  queuePassword:
    '{{found}} rejects the password: {{reason}}. Put it into the address (redis://USER:PASSWORD@HOST) or into KINDLING_QUEUE_PASSWORD. No data is lost.',
  queueKeyShort:
    'the key of the queue has {{found}} characters; expected at least {{expected}}. Make one with "openssl rand -hex 32".',
  queueEvicts:
    '{{server}} has a limit of memory and the policy "{{found}}", by which it throws batches and results away. Set "maxmemory-policy noeviction" there.',
  queueMayEvict:
    '{{server}} has the policy "{{found}}", by which it would throw batches and results away if its memory were limited. Set "maxmemory-policy noeviction" there.',
  queueForgetful:
    '{{found}} keeps no log on its disk: after a restart its batches are handed out again. Set "appendonly yes" there to repeat less.',
  queueUnasked:
    '{{found}} does not tell its settings ({{reason}}). Make sure that it has "maxmemory-policy noeviction".',
  queueStrangeBatch:
    'there are batches on {{server}} that this sweep did not hand out, such as {{found}}. They are not used.',
  queueUnreadable:
    'results on {{server}} are not what a worker of this sweep writes, such as that of batch {{found}}. They are not used; their runs are made again.',
  queueForgot:
    '{{server}} does not know the sweep "{{found}}" any more: it was emptied, or restarted without its data. What is missing is handed out again.',
  queueBadEntry:
    'an entry in {{place}} cannot be read: "{{found}}". "kindling queue status --repair" removes such entries.',
  workerCannot: 'the sweep "{{name}}" cannot be worked at here.',
  workerCannot_key:
    'the sweep "{{name}}" has another key than this worker, or only one of them has one. Give both the same --queue-key.',
  workerCannot_plugin:
    'the sweep "{{name}}" needs a plug-in that this worker does not have in the same version. Start it with --plugin FILE.',
  workerCannot_content:
    'what the queue says of the sweep "{{name}}" cannot be read. Cancel it and start it again.',
  queueHeld:
    'another command already collects the sweep "{{found}}" into {{other}}. Wait until it ends, or cancel the sweep with "kindling queue cancel {{found}}".',
  queueCancelled:
    'the sweep "{{found}}" was cancelled. The results collected so far are kept; repeat the same command to continue.',
  workerVersion:
    'the sweep "{{name}}" was queued by Kindling {{expected}}, but this worker is version {{found}}: different versions may give different results. Install Kindling {{expected}} here.',
  queuedSweepUnknown: 'the queue has no sweep "{{found}}".',
  queuedSweepUnknown_near: 'the queue has no sweep "{{found}}". Did you mean "{{suggestion}}"?',
  queuedSweepUnknown_known: 'the queue has no sweep "{{found}}". Its sweeps: {{known}}.',

  ...problemsPluginEn,
} as const satisfies Messages;

/** Every code has its message; a variant belongs to a code. */
type Messages = Readonly<Record<ProblemCode, string> & Record<`${ProblemCode}_${string}`, string>>;
export type Checked = None<Unfilled<typeof problemsEn>>;
