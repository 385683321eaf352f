import type { Counterpart } from './gaps.ts';
import type { problemsEn } from './problems-en.ts';
import { problemsGraphZh } from './problems-graph-zh.ts';
import { problemsPluginZh } from './problems-plugin-zh.ts';

/** Words of files and commands stand in straight quotes, as typed; labels stand in 「」. */
export const problemsZh = {
  // 读取文件
  fileMissing: '找不到文件 "{{found}}"。请检查文件名和所在的文件夹。',
  fileMissing_near: '找不到文件 "{{found}}"。是不是自带的 "{{suggestion}}"？',
  fileMissing_known: '找不到文件 "{{found}}"。自带的文件有：{{known}}。',
  fileMissing_named: '找不到文件 "{{found}}"。相对路径从引用它的文件所在的文件夹算起。',
  fileUnreadable: '文件 "{{found}}" 读不出来：{{reason}}。',
  fileTooLarge: '文件有 {{found}} 个字符，上限为 {{limit}} 个。请把一部分内容拆到别的文件里。',
  fileTooBig: '文件有 {{found}} MB，上限为 {{limit}} MB。请删掉用不到的列。',
  fileOverMemory:
    '读取这个文件约需 {{needed}} GB 内存，目前只有 {{available}} GB 可用。请只取一部分数据，或换内存更大的机器。',
  fileNotUtf8: '这一行不是 UTF-8 编码。请把文件另存为 UTF-8；电子表格软件里叫 "CSV UTF-8"。',
  fileEmpty: '文件是空的。第一行请写 "version: 1"。',
  notAMap: '这里应该是 "days: 365" 这样的字段，实际是{{found}}。',
  notAMap_text: '这里应该是 "days: 365" 这样的字段，实际是一段文本。冒号要用半角，后面空一格。',
  yamlBroken: '不是有效的 YAML。解析器原文：{{reason}}。',
  yamlBroken_TAB_AS_INDENT: '这一行用制表符缩进，请改用空格。',
  yamlBroken_MULTIPLE_DOCS: '"---" 之后是第二份文档。一个文件里只能有一份。',
  yamlBroken_MULTILINE_IMPLICIT_KEY: '这一行不是字段。请写成 "name: value"，冒号用半角，后面空一格。',
  yamlBroken_BLOCK_AS_IMPLICIT_KEY:
    '一个字段写到了另一个字段的值里。每个字段单独占一行并左对齐；文本里有 ": " 时请加引号。',
  yamlBroken_BAD_INDENT: '这一行的缩进与同级的行不一致。同一级的字段或列表项要左对齐。',
  yamlBroken_MISSING_CHAR:
    '这里少了冒号、逗号或空格。字段写作 "name: value"，列表写作 "[a, b]"，标点用半角。',
  yamlBroken_TAG_RESOLVE_FAILED: '以 "!" 开头的是 YAML 标签，这里不支持。请加引号或删掉。',
  yamlBroken_BAD_SCALAR_START: '值不能以 "@"、"`" 或 "%" 开头，请加引号。',
  yamlBroken_BAD_DQ_ESCAPE: '双引号里的这个反斜杠不是有效的转义。请写两个反斜杠，或改用单引号。',
  yamlBroken_UNEXPECTED_TOKEN: '这里有多余的内容，可能是引号后面还有文字，或者多了一个括号。',
  yamlBroken_OPEN_QUOTE: '引号没有闭合，请补上后引号。',
  yamlBroken_OPEN_BRACKET: '括号没有闭合，或者括号里的内容没有缩进。"[" 和 "{" 都要闭合。',
  nestedTooDeep: '字段与列表的嵌套超过 {{limit}} 层，请减少层数。',
  unknownAlias: '别名 "*{{alias}}" 前面没有锚点 "&{{alias}}"。以 "*" 开头的文本请加引号。',
  tooManyAliases: '别名展开后超过 {{limit}} 个值，请少用别名。',
  notPlainData: '这里应该是文本、数字、真假值、列表或一组字段，实际是 "{{found}}"。如果是文本，请加引号。',
  keyNotText: '字段名只能是文本。',
  forbiddenKey: '字段名不能用 "{{key}}"，请换一个。',
  duplicateKey: '字段 "{{key}}" 在第 {{firstLine}} 行已经写过，请只留一处。',

  // 文件之间的继承
  badExtends: '这里应该是一个文件路径或路径列表，例如 "extends: base.yaml"。',
  cyclicExtends: 'extends 形成了循环：{{chain}}。请去掉其中一处。',
  extendsTooDeep: 'extends 一层接一层，超过了 {{limit}} 个文件（{{chain}}）。请合并其中一些。',

  // --set
  badAssignment: '应写成"路径=值"，例如 days=90，实际是 "{{found}}"。要恢复默认值，请写 "路径=null"。',
  badPath: '路径 "{{found}}" 里有一段是空的。各段之间用一个点隔开，例如 people.count。',
  badQuotes:
    '"{{found}}" 中的双引号没有括住一个完整的名字。名字含点、等号或双引号时，请写成 channels."a.b".reach 这样；名字里的双引号写作 \\"。',
  badIndex: '列表里没有第 "{{found}}" 项。可用 0 到 {{length}}，其中 {{length}} 表示在末尾追加。',
  badIndex_empty: '列表是空的，没有第 "{{found}}" 项。用 0 追加第一项。',

  // 字段
  unknownField: '未知字段 "{{found}}"。',
  unknownField_near: '未知字段 "{{found}}"。是不是想写 "{{suggestion}}"？',
  unknownField_known: '未知字段 "{{found}}"。这里可用的字段：{{known}}。',
  missingField: '缺少字段 "{{field}}"，它应该是{{expected}}。',
  missingField_single: '缺少字段 "{{field}}"，请写 "{{field}}: {{options}}"。',
  missingField_options: '缺少字段 "{{field}}"，可选：{{options}}。',
  wrongType: '应该是{{expected}}，实际是 {{found}}。',
  wrongType_text: '应该是{{expected}}，实际是文本 "{{found}}"。',
  wrongType_list: '应该是{{expected}}，实际是列表 {{found}}。',
  wrongType_map: '应该是{{expected}}，实际是一组字段 {{found}}。',
  wrongType_null: '应该是{{expected}}，实际是空的。',
  notFinite: '应该是有限的数字，实际是 {{found}}。',
  rateUnreadable:
    '"{{found}}" 不是速率。请写每天的数值，如 0.004，或写成 "30 天内 12%"、"每天每百人约 1 人"、"6 周内一半"。',
  chanceUnreadable: '"{{found}}" 不是单次接触的风险量。请写数值，如 0.02，或写成 "每次 2%"。',
  rateTooLarge: '"{{found}}" 等于全部的人或更多，没有风险量能达到。请写小于 100% 的比例；必然发生请写 64。',
  rateNoDays: '"{{found}}" 的时长是 0 天。请至少写 1 天。',
  rateNeedsPeriod: '"{{found}}" 没有说在多长时间内。请补上时长，如 "30 天内" 或 "每天"。',
  chanceHasPeriod: '"{{found}}" 写了时长，但这里是单次接触的风险量，与时间无关。请去掉时长。',
  outOfBounds: '「{{name}}」为 {{found}}，应{{relation}} {{bound}}（单位：{{unit}}）。',
  outOfBounds_bare: '「{{name}}」为 {{found}}，应{{relation}} {{bound}}。',
  notMultiple: '应该是 {{divisor}} 的整数倍，实际是 {{found}}。',
  notMultiple_cents: '最多写两位小数，实际是 {{found}}。',
  wrongLength: '文本有 {{found}} 个字符，字符数应{{relation}} {{bound}}。',
  wrongLength_empty: '文本是空的，请至少写一个字符。',
  wrongCount: '列表有 {{found}} 项，项数应{{relation}} {{bound}}。',
  notOneOf: '"{{found}}" 不是可选的值。可选：{{options}}。',
  notOneOf_near: '"{{found}}" 不是可选的值。可选：{{options}}。是不是想写 "{{suggestion}}"？',
  notOneOf_single: '应该是 {{options}}，实际是 "{{found}}"。',
  badFormat: '"{{found}}" 不符合格式 {{pattern}}。',
  badFormat_named: '"{{found}}" 不符合格式 "{{format}}"。',
  badFormat_percent: '应该是整数或 "2 %" 这样的百分比，实际是 "{{found}}"。',
  notADate: '"{{found}}" 不是日期。请写真实存在的年、月、日，例如 2026-03-01。',
  badName: '名称 "{{found}}" 不能用：{{reason}}。',
  nameCharacters: '名称 "{{found}}" 不能用。请用 1 至 40 个英文字母、数字或连字符，开头用字母或数字。',
  nameTooLong: '名称 "{{found}}" 太长，最多 {{limit}} 个字符。',
  nameEmpty: '名称是空的，请至少写一个字符。',
  notAccepted: '不接受这个值：{{reason}}。',
  moreProblems: '此文件中还有 {{count}} 个问题。',

  ...problemsGraphZh,

  // 字段之间的配合
  moneyTooLarge: '一次运行的金额合计超过 {{limit}}，再大则无法精确到分。请减小金额，或改用更大的货币单位。',
  phaseCannotChange:
    '阶段里不能改 "{{found}}"。能改的只有第 0 天起就启用的机制的数值（start 和 seeding 除外），也不能关闭机制。',
  phaseAfterEnd: '这个阶段从第 {{found}} 天开始，而运行到第 {{days}} 天就结束了，所以不起作用。',
  moreSeedsThanPeople: '要选 {{found}} 名种子用户，可总共只有 {{people}} 人。请少选一些。',
  moreThereThanPeople:
    '第 0 天各阶段加起来有 {{found}} 人，可总共只有 {{people}} 人。请减少各阶段的人数，或增大 people.count。',
  mixedHasNoTies: '图的类型是 "mixed"，没有联系。请把 friendsNeeded 设为 1、shareNeeded 设为 0，或换一种图。',
  mixedHasNoTies_founders:
    '图的类型是 "mixed"，没有联系，无从据此挑选种子用户。请写 "by: random"，或换用其他图。',
  mixedHasNoTies_there:
    '图的类型是 "mixed"，人人都会相遇，初始成员之间的联系没有意义。请把 start.ties 设为 0，或换一种图。',
  mixedHasNoTies_guests: '图的类型是 "mixed"，没有联系，谁也没有朋友可带。请把 guests 设为 0，或换一种图。',
  mixedHasNoTies_belonging:
    '图的类型是 "mixed"，没有联系，谁也没有能留住自己的朋友。请去掉 belonging，或换一种图。',
  nobodyNamed: '种子用户按名单选取，名单却是空的。请至少写一个人。',
  nobodyCalled: '图里没有名叫 "{{found}}" 的人。请用图里的名字，例如：{{example}}。',
  rateRounded: '速率 {{found}} 会按 {{rounded}} 计算，这是引擎能表示的最接近的值。',
  eventLongerThanBudget: '这场活动长 {{found}} 小时，而每人 30 天里最多只有 {{budget}} 小时，不会有人来。',

  // 实验
  noVariants: '实验里至少要有一个方案（variants）。',
  unknownMetric: '未知指标 "{{found}}"。',
  unknownMetric_near: '未知指标 "{{found}}"。是不是想写 "{{suggestion}}"？',
  unknownMetric_known: '未知指标 "{{found}}"。可用的指标：{{known}}。',
  changeNotRun:
    '这一项改的是方案 "{{variant}}"，而本次只运行 "{{only}}"。请去掉 "{{variant}}:"，或改为运行那个方案。',
  unknownVariant: '未知方案 "{{found}}"。',
  unknownVariant_near: '未知方案 "{{found}}"。是不是想写 "{{suggestion}}"？',
  unknownVariant_known: '未知方案 "{{found}}"。这里有的方案：{{known}}。',
  formulaBroken: '公式从 "{{found}}" 起无法解析。可以写成 "reach[one] - reach[other]" 这样，并加上引号。',
  formulaList:
    '公式 "{{found}}" 得到的是一列数。请用 mean、min、max、slope、exponent 或 varianceShare 归并成一个数。',
  formulaArguments: '"{{found}}" 的括号里应该只有一个数或一列数。',
  formulaArguments_twoLists: '"{{found}}" 需要两列数，例如 "[1, 2, 4], revenue[*]"。',
  formulaArguments_reading: '"{{found}}" 需要一个指标在多个方案里的值，例如 "joined[*]"。',
  unknownFunction: '没有函数 "{{found}}"。',
  unknownFunction_near: '没有函数 "{{found}}"。是不是想写 "{{suggestion}}"？',
  unknownFunction_known: '没有函数 "{{found}}"。可用的函数：{{known}}。',
  metricNotDaily: '"{{found}}" 没有逐日数据。有逐日数据的指标：{{known}}。',
  dayAfterEnd: '公式要取第 {{found}} 天的值，而运行到第 {{days}} 天就结束了。请取更早的一天，或延长运行。',
  missingInClaim: '说法缺少 "{{found}}"（如果是数值，要大于 0）。请补上，或去掉 "claim"。',
  fieldInNoVariant: '哪个方案里都没有 "{{found}}"，因为它所属的机制都没启用。请在用得到的方案里启用。',
  controlNotInVariant: '方案 "{{variant}}" 里没有 "{{found}}"。请启用它所属的机制。',
  unknownClaim: '没有说法 "{{found}}"。',
  unknownClaim_near: '没有说法 "{{found}}"。是不是想写 "{{suggestion}}"？',
  unknownClaim_known: '没有说法 "{{found}}"。现有的说法：{{known}}。',
  notAClaim: '这个文件不是说法。请补上 "claim"、"statement"、"article" 和要比较的内容。',
  notAnExperiment: '这个文件里没有可比较的方案（variants）。单个场景请用 "run"。',

  comparesAll:
    '"compare" 总是比较所有方案，不能只要 "{{variant}}"。请去掉 "#{{variant}}"，或改用 "kindling run {{asked}}"。',
  // 命令
  unknownCommand: '未知命令 "{{found}}"。用法见 --help。',
  unknownCommand_near: '未知命令 "{{found}}"。是不是想写 "{{suggestion}}"？',
  unknownOption: '未知选项 {{found}}。用法见 --help。',
  unknownOption_near: '未知选项 {{found}}。是不是想写 {{suggestion}}？',
  missingOption: '这个命令需要选项 {{option}}。用法见 --help。',
  missingArgument: '这个命令需要参数 <{{argument}}>。用法见 --help。',
  badOption: '选项 "{{option}}" 不接受 "{{found}}"。用法见 --help。',
  badOption_bounds: '选项 "{{option}}" 不接受 "{{found}}"。应该是：{{bounds}}。',
  badOption_options: '选项 "{{option}}" 不接受 "{{found}}"。可选：{{options}}。',
  optionNeeds: '{{option}} 要和 {{needed}} 一起用才有效。请加上 {{needed}}，或去掉 {{option}}。',
  optionWithoutValue: '选项 "{{option}}" 后面要写一个值。',
  tooManyArguments: '参数太多："{{command}}" 只要 {{limit}} 个，给了 {{found}} 个。参数里有空格时请加引号。',
  commandLineBroken: '命令行无法解析。解析器原文：{{reason}}。',
  diffUnlike: '"{{result}}" 是结果，"{{scenario}}" 是场景。请比较两份结果，或两个场景。',
  fileExists: '文件 "{{path}}" 已经存在。请换一个名字。',
  outputNotWritable: '"{{path}}" 写不进去：{{reason}}。请换一个文件夹。',
  threadsFailed:
    '线程启动不了：{{reason}}。请减少工作线程，或腾出一些内存；如果缺文件，请重新安装 Kindling。',
  workerCrashed:
    '"{{scenario}}" 运行到一半崩溃（种子 {{seed}}，第 {{replicate}} 次重复，第 {{day}} 天）：{{reason}}。请减少 workers 再试。',
  pageRunCrashed:
    '"{{scenario}}" 的一次运行崩溃了两回（种子 {{seed}}，第 {{replicate}} 次重复）：{{reason}}。请重试；如果还不行，请减少人数。',
  pageJudgeCrashed: '比较没能完成：{{reason}}。请重试；如果还不行，请减少人数或天数。',
  seriesValueBroken: '最后一列应该是不小于 0 的数，实际是 "{{found}}"。',
  seriesGap: '{{before}} 之后直接是 {{found}}，中间缺了时期。请补上缺口，或用 --first 只拟合缺口之前的行。',
  seriesShort: '序列里只有 {{found}} 行数值，拟合三个参数至少要 {{min}} 行。',
  seriesNoFit:
    '没有一条 Bass 曲线能拟合这个序列。它应该是每期的新增采用者；如果是累计数，请用 --cumulative。',
  lawsBroken:
    'Kindling {{version}} 的验证规律中有 {{failed}} 条在这台机器上不成立，表中已标出。请连同这张表、Node 版本和机器型号一并反馈。',
  cancelled: '运行已取消，没有写出结果。',

  // 参数扫描
  notASweep: '这不是参数扫描文件。扫描文件要有 "base"（场景文件）和 "factors"（因子）。',
  designEmpty: '设计是空的，没有变化的因子。请添加 "factors"、取值点或第二个 base。',
  factorReserved:
    '"{{found}}" 不能作为因子。种子和重复次数是扫描本身的字段；其他图文件或场景请写在 "base" 里。',
  factorsConflict: '因子 "{{found}}" 和 "{{other}}" 改的是同一个字段，请只留一个。',
  factorAlsoSet: '"{{found}}" 是扫描的因子，这里又改了它，请去掉一个。',
  levelTwice: '水平 {{found}} 写了两次，请删掉一个。',
  rangeNotNumber: '字段 "{{found}}" 不是数字，不能给范围。请用 "levels" 列出各个水平。',
  rangeBackwards: '范围写成了从 {{low}} 到 {{high}}。请把小的数写在前面。',
  logNeedsPositive:
    '对数刻度要从大于 0 的数开始，这里从 {{found}} 开始。请提高下限，或改用 "scale: linear"。',
  stepsMissing: '网格要知道取几个值。请给 "{{found}}" 加上 "steps"，或用 "levels" 列出各个水平。',
  tooManyFactors: 'Sobol 序列最多支持 {{limit}} 个因子，这里有 {{found}} 个。请改用 latin-hypercube。',
  pointsAndFactors: '"{{found}}" 设计的取值点自带字段名。请删掉 "factors"，或换一种设计。',
  pointFieldsDiffer: '每个点的字段要和第一个点一样：{{expected}}。',
  pointsNone: '此表只有表头，没有点。请为每个点添加一行。',
  pointsHeader: '第 {{row}} 行的每一列要写一个不同的字段，例如 "seeding.count"，实际是 "{{found}}"。',
  pointsRow: '第 {{row}} 行有 {{found}} 格，而表头有 {{expected}} 格。',
  pointsCell: '第 {{row}} 行的 "{{found}}" 不是有效的值。有特殊字符的文本请加引号。',
  namedTwice: '"{{found}}" 写了两次，请删掉一个。',
  sameBase: 'base "{{found}}" 和 "{{other}}" 是同一个场景，请只写一次。',
  sweepHuge: '这个扫描有 {{found}} 次运行。确定要跑，请加 --yes；用 --dry-run 可以先估计耗时。',
  rangeBetweenSteps:
    '从 {{low}} 到 {{high}} 之间没有 {{step}} 的倍数，取不到值。请放宽范围，或改用更小的取整单位。',
  notAStore: '这个文件夹里有别的文件，不是结果库。请换一个空文件夹或新文件夹。',
  outputNoFolder: '"{{path}}" 不能当作文件夹：{{reason}}。请换一个文件夹。',
  outputForeign:
    '"{{path}}" 里有些文件不是 Kindling 写的，或写出后被改过：{{found}}。请换一个文件夹；确实要替换，请加 --force。',
  storeMissing: '这里没有结果。可以用 "kindling sweep FILE --out {{found}}" 生成。',
  storeNewer: '这是新版 Kindling 用格式 {{found}} 写的，当前版本最高只能读格式 {{limit}}。请更新 Kindling。',
  outputChanged: '这个文件在 Kindling 写出后被改过。',
  outputGone: '这个文件是 Kindling 写出的，现在已经没有了。',
  storeMarkMissing:
    '这个文件夹里有结果库的内容，却缺少标明它是结果库的文件。可以用 "kindling doctor FOLDER --repair" 重新写出。',
  storeMarkWritten: '文件已重新写出。',
  storeLeftover: '这是中断的写入留下的，下一个写入这里的命令会清除它。',
  pointsWritten: '"{{found}}" 的参数点表已重新写出。',
  manifestSetAside: '这份扫描清单已损坏，已移到 {{folder}}；重复那个扫描的命令会重新写出。',
  notWhole: '"{{found}}" 不完整，问题见上。',
  storeOlder:
    '这是旧版 Kindling 用格式 {{found}} 写的，当前版本只读格式 {{limit}}。请把扫描重新运行到一个新文件夹。',
  storeMarkDamaged: '这个文件标明这里是结果库，现已损坏。可以用 "kindling doctor FOLDER --repair" 重新写出。',
  storeStranger: '这个文件不属于结果库，保持原样，不计入结果。',
  partRepeated: '这一部分的运行在别的部分里都有，只计一次。',
  pointsUnreadable:
    '取值点表的这一段已损坏，这里不计入。下次用 "kindling sweep" 写入这个文件夹时会重新写出。',
  pointsMissing:
    '"{{found}}" 的取值点表缺失或已损坏。请重复那个扫描的命令：表会重新写出，已有的运行不会重做。',
  manifestDamaged: '这份扫描清单已损坏，未被采用。请重复那个扫描的命令，清单会重新写出。',
  manifestForeign: '这份扫描清单与文件名不符，未被采用：id 应与文件名相同，并含有内容的哈希。',
  storeLocked:
    '另一个进程（{{host}} 上的 {{pid}}）正在写这个文件夹。请等它结束，或换一个文件夹。如果它已经不在运行，可以删掉 {{lock}}。',
  storeNotWritable: '写入失败：{{reason}}。已经写好的都保留着；腾出空间后重复同一命令即可继续。',
  partDamaged: '这一部分不完整，或与校验和不符，已移到 {{folder}}，其中的运行会重做。',
  partUnreadable:
    '这一部分不完整，或与校验和不符，这里不计入。下次用 "kindling sweep" 写入这个文件夹时会重做其中的运行。',
  sweepChanged: '文件夹里已有较早的 "{{found}}"，不同之处：{{known}}。原有结果会保留，不同的运行另外添加。',
  sweepUnknown: '这个文件夹里没有扫描 "{{found}}"。',
  sweepUnknown_near: '这个文件夹里没有扫描 "{{found}}"。是不是 "{{suggestion}}"？',
  sweepUnknown_known: '这个文件夹里没有扫描 "{{found}}"。现有的扫描：{{known}}。',
  sweepStopped: '扫描已停止，文件夹里有 {{limit}} 次运行中的 {{found}} 次。重复同一命令即可继续。',
  portRefused:
    '没有可用的端口：试过 {{first}} 到 {{last}}，最后的答复是 {{reason}}。请停掉占用端口的程序，或用 --port 指定一个空闲端口，也可用 --port 0 由系统选择。',
  resultsUnknown:
    '打开的文件（{{found}}）里没有结果。请打开 "kindling run"、"compare" 或 "sweep" 用 --out 写出的文件夹，或其中的 result.json、runs.csv 或 Parquet 文件。',
  resultsChanged: '读取时文件被改动或已不存在：{{reason}}。请等到不再有程序写入后重新打开。',
  resultsBroken: '文件读不出来：{{reason}}。它可能不完整，也可能是别的类型。请重新复制或重新生成。',
  resultDamaged: '这里和 Kindling 写出的结果不符：文件被改过，或不完整。请重新生成结果。',
  resultsNoRuns: '里面没有已完成的运行。请打开扫描的整个文件夹，连同其中的 "runs"。',
  cellFailed: '{{point}} 的第 {{replicate}} 次重复失败：{{reason}}。',
  cellsFailed: '失败的运行有 {{found}} 次，其余结果都保留着。重复同一命令会重试这些运行。',
  duckdbMissing:
    'SQL 查询需要 @duckdb/node-api 包，这里没有安装。请运行 "npm install @duckdb/node-api"，或改用 --csv。',
  sqlWrong: 'DuckDB 不接受这个查询：{{reason}}。',
  sqlReadsOnly:
    '只能用读取数据的查询，例如 SELECT 和 DESCRIBE。要用 DuckDB 的其他语句，请加 --sql-unrestricted。',
  sqlOutside: '查询只能用这个结果库里的文件：{{reason}}。要用其他文件和扩展，请加 --sql-unrestricted。',
  optionsExclude: '{{option}} 和 {{other}} 是两种分摊扫描的方式，请只用一种。',
  queueAddress:
    '"{{found}}" 不是 Redis 服务器的地址。应该像 redis://HOST:6379 这样；用 TLS 时像 rediss://USER@HOST:6379/1 这样。',
  queuePackages: '使用队列需要 bullmq 和 ioredis 两个包，这里没有安装。请运行 "npm install bullmq ioredis"。',
  queueUnreachable:
    '连不上 {{found}}：{{reason}}。请检查地址，以及那里是否运行着 Redis 或 Valkey。数据没有丢失。',
  queuePassword:
    '{{found}} 不接受密码：{{reason}}。请把密码写进地址（redis://USER:PASSWORD@HOST）或环境变量 KINDLING_QUEUE_PASSWORD。数据没有丢失。',
  queueKeyShort:
    '队列的密钥有 {{found}} 个字符；至少应有 {{expected}} 个。可用 "openssl rand -hex 32" 生成。',
  queueEvicts:
    '{{server}} 限制了内存，淘汰策略为 "{{found}}"，会丢弃批次与结果。请在那里设置 "maxmemory-policy noeviction"。',
  queueMayEvict:
    '{{server}} 的淘汰策略为 "{{found}}"，一旦限制内存就会丢弃批次与结果。请在那里设置 "maxmemory-policy noeviction"。',
  queueForgetful:
    '{{found}} 不在磁盘上保留日志：重启之后，各批次会重新分发。设置 "appendonly yes" 可少做重复的运行。',
  queueUnasked: '{{found}} 不告知其设置（{{reason}}）。请确认那里设置了 "maxmemory-policy noeviction"。',
  queueStrangeBatch: '{{server}} 上有并非由此扫描分发的批次，例如 {{found}}，不予采用。',
  queueUnreadable:
    '{{server}} 上有的结果不是此扫描的工作进程写出的，例如批次 {{found}} 的结果，不予采用；相应的运行将重做。',
  queueForgot: '{{server}} 已不认得扫描 "{{found}}"：数据被清空，或重启后没有恢复。缺少的部分将重新分发。',
  queueBadEntry: '{{place}} 中有一项无法读取："{{found}}"。用 "kindling queue status --repair" 可将其移除。',
  workerCannot: '这里无法参与扫描 "{{name}}"。',
  workerCannot_key:
    '扫描 "{{name}}" 与这个工作进程的密钥不同，或只有一方设了密钥。请为双方指定相同的 --queue-key。',
  workerCannot_plugin:
    '扫描 "{{name}}" 所需的插件，这个工作进程没有，或版本不同。请在启动时加上 --plugin FILE。',
  workerCannot_content: '队列中关于扫描 "{{name}}" 的内容无法读取。请取消它，重新开始。',
  queueHeld:
    '扫描 "{{found}}" 的结果正在收集到另一个文件夹（{{other}}）。请等它结束，或用 "kindling queue cancel {{found}}" 取消。',
  queueCancelled: '扫描 "{{found}}" 已取消。已收集的结果都保留着，重复同一命令即可继续。',
  workerVersion:
    '扫描 "{{name}}" 由 Kindling {{expected}} 放进队列，而这个工作进程的版本是 {{found}}：版本不同，结果可能不同。请在这里安装 Kindling {{expected}}。',
  queuedSweepUnknown: '队列中没有扫描 "{{found}}"。',
  queuedSweepUnknown_near: '队列中没有扫描 "{{found}}"。是不是 "{{suggestion}}"？',
  queuedSweepUnknown_known: '队列中没有扫描 "{{found}}"。现有的扫描：{{known}}。',

  ...problemsPluginZh,
} as const satisfies Counterpart<typeof problemsEn>;
