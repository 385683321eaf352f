import type { Counterpart } from './lang.ts';
import type { problemsEn } from './problems-en.ts';

/** Words of files and commands stand in straight quotes, as typed; labels stand in 「」. */
export const problemsZh = {
  // 读取文件
  fileMissing: '找不到文件 "{{found}}"，请检查文件名与所在文件夹。',
  fileMissing_near: '找不到文件 "{{found}}"，是否指自带的 "{{suggestion}}"？',
  fileMissing_known: '找不到文件 "{{found}}"。自带的有：{{known}}。',
  fileMissing_named: '找不到文件 "{{found}}"。路径从引用它的文件所在的文件夹算起。',
  fileUnreadable: '无法读取文件 "{{found}}"：{{reason}}。',
  fileTooLarge: '文件有 {{found}} 个字符，最多读取 {{limit}} 个。请将一部分移到其他文件。',
  fileTooBig: '文件有 {{found}} MB，最多能读取 {{limit}} MB。请去掉用不到的列。',
  fileOverMemory:
    '读取此文件约需 {{needed}} GB 内存，现有 {{available}} GB 可用。请只取其中一部分，或换一台内存更大的机器。',
  fileNotUtf8: '此行不是 UTF-8 编码。请将文件另存为 UTF-8；在电子表格软件中选 "CSV UTF-8"。',
  fileEmpty: '文件是空的。请从 "version: 1" 写起。',
  notAMap: '此处应为 "days: 365" 这样的字段，实为{{found}}。',
  notAMap_text: '此处应为 "days: 365" 这样的字段，实为一段文本。冒号须为半角，后面加一个空格。',
  yamlBroken: '不是有效的 YAML。解析器原文：{{reason}}。',
  yamlBroken_TAB_AS_INDENT: '缩进用了制表符，请改用空格。',
  yamlBroken_MULTIPLE_DOCS: '"---" 之后是另一份文档，一个文件只能有一份。',
  yamlBroken_MULTILINE_IMPLICIT_KEY: '这一行不是字段。请写成 "name: value"，冒号须为半角，后面加一个空格。',
  yamlBroken_BLOCK_AS_IMPLICIT_KEY:
    '一个字段写进了另一个字段的值里。每个字段应独占一行并对齐；含有 ": " 的文本须加引号。',
  yamlBroken_BAD_INDENT: '这一行的缩进与同级的行不一致。同一级的字段或列表项须左端对齐。',
  yamlBroken_MISSING_CHAR:
    '此处缺少冒号、逗号或空格。字段写作 "name: value"，列表写作 "[a, b]"，标点须为半角。',
  yamlBroken_TAG_RESOLVE_FAILED: '以 "!" 开头的词是 YAML 标签，这里一概不读取。请加引号或删去。',
  yamlBroken_BAD_SCALAR_START: '值不能以 "@"、"`" 或 "%" 开头，请加引号。',
  yamlBroken_BAD_DQ_ESCAPE: '双引号中的这个反斜杠没有含义。请写两个，或改用单引号。',
  yamlBroken_UNEXPECTED_TOKEN: '此处有多余的内容，可能是引号之后的文字，或多了一个括号。',
  yamlBroken_OPEN_QUOTE: '引号没有闭合，请补上后一个引号。',
  yamlBroken_OPEN_BRACKET: '括号没有闭合，或其中的内容没有缩进。"[" 与 "{" 都须闭合。',
  nestedTooDeep: '字段与列表的嵌套超过 {{limit}} 层，请减少层数。',
  unknownAlias: '别名 "*{{alias}}" 之前没有锚点 "&{{alias}}"。以 "*" 开头的文本须加引号。',
  tooManyAliases: '别名复制出的值超过 {{limit}} 个，请减少别名。',
  notPlainData: '此处应为文本、数字、真假值、列表或一组字段，实为 "{{found}}"。若是文本，请加引号。',
  keyNotText: '字段名须为文本。',
  forbiddenKey: '字段名不能是 "{{key}}"，请换一个。',
  duplicateKey: '字段 "{{key}}" 在第 {{firstLine}} 行已经出现，请只保留一处。',

  // 文件之间的继承
  badExtends: '此处应为一个文件路径或路径列表，例如 "extends: base.yaml"。',
  cyclicExtends: '文件之间的 extends 形成循环：{{chain}}。请去掉其中一处。',
  extendsTooDeep: '相继 extends 的文件超过 {{limit}} 个（{{chain}}），请合并其中一些。',

  // --set
  badAssignment: '应为 "路径=值"，例如 days=90，实为 "{{found}}"。要恢复默认值，请写 "路径=null"。',
  badPath: '路径 "{{found}}" 中有一段是空的。各段之间用一个点相连，例如 people.count。',
  badIndex: '列表中没有位置 "{{found}}"。可用 0 至 {{length}}，其中 {{length}} 表示在末尾添加。',
  badIndex_empty: '列表是空的，没有位置 "{{found}}"。用 0 添加第一项。',

  // 字段
  unknownField: '未知字段 "{{found}}"。',
  unknownField_near: '未知字段 "{{found}}"，是否想写 "{{suggestion}}"？',
  unknownField_known: '未知字段 "{{found}}"。此处可用：{{known}}。',
  missingField: '缺少字段 "{{field}}"，应为{{expected}}。',
  missingField_single: '缺少字段 "{{field}}"，请写 "{{field}}: {{options}}"。',
  missingField_options: '缺少字段 "{{field}}"，可选：{{options}}。',
  wrongType: '应为{{expected}}，实为 {{found}}。',
  wrongType_text: '应为{{expected}}，实为文本 "{{found}}"。',
  wrongType_list: '应为{{expected}}，实为列表 {{found}}。',
  wrongType_map: '应为{{expected}}，实为一组字段 {{found}}。',
  wrongType_null: '应为{{expected}}，此处却是空的。',
  notFinite: '应为有限的数字，实为 {{found}}。',
  outOfBounds: '「{{name}}」为 {{found}}，应{{relation}} {{bound}}（单位：{{unit}}）。',
  outOfBounds_bare: '「{{name}}」为 {{found}}，应{{relation}} {{bound}}。',
  notMultiple: '应为 {{divisor}} 的整数倍，实为 {{found}}。',
  notMultiple_cents: '最多两位小数，实为 {{found}}。',
  wrongLength: '文本长度为 {{found}} 个字符，应{{relation}} {{bound}}。',
  wrongLength_empty: '文本是空的，请填写。',
  wrongCount: '列表有 {{found}} 项，项数应{{relation}} {{bound}}。',
  notOneOf: '"{{found}}" 不在可选之列：{{options}}。',
  notOneOf_near: '"{{found}}" 不在可选之列：{{options}}。是否想写 "{{suggestion}}"？',
  notOneOf_single: '应为 {{options}}，实为 "{{found}}"。',
  badFormat: '"{{found}}" 不符合格式 {{pattern}}。',
  badFormat_named: '"{{found}}" 不符合格式 "{{format}}"。',
  badFormat_percent: '应为整数或 "2 %" 这样的比例，实为 "{{found}}"。',
  notADate: '"{{found}}" 不是日期。请写出历法中的年、月、日，如 2026-03-01。',
  badName: '名称 "{{found}}" 不可用：{{reason}}。',
  badName_letters: '名称 "{{found}}" 不可用。请用 1 至 40 个英文字母、数字或连字符，并以字母或数字开头。',
  badName_long: '名称 "{{found}}" 过长，最多 {{limit}} 个字符。',
  badName_empty: '名称是空的，至少写一个字符。',
  notAccepted: '不接受这个值：{{reason}}。',

  // 图
  graphEmpty: '图文件中没有任何人，至少要有一条联系。',
  graphFileBroken: '无法读取图文件。解析器原文：{{reason}}。',
  graphFileBroken_json: '图文件不是有效的 JSON，可能不完整。请重新导出。',
  graphFileBroken_noNodes: '图文件中没有列表 "nodes"。请用 graphology 导出。',
  graphFileBroken_badEdges: '图文件中的 "edges" 不是列表。请用 graphology 导出。',
  graphFileBroken_noKey: 'nodes[{{index}}] 没有 "key"。每个人都须有一个。',
  graphFileBroken_twice: '有两个人都叫 "{{name}}"。每个人的 key 或 id 须各不相同。',
  graphFileBroken_noGraph: '文件中没有元素 <graph>。请确认它是 GraphML 或 GEXF。',
  graphFileBroken_noId: '有一个元素 <node> 没有 id。每个人都须有一个。',
  graphFileBroken_noRoot: '文件不是 XML。请确认它是 GraphML 或 GEXF。',
  graphFileBroken_open: '这些元素没有闭合：{{tags}}。文件可能不完整，请重新导出。',
  graphFormatUnknown: '无法从扩展名为 ".{{found}}" 的文件读取图。可用的扩展名：{{expected}}。',
  graphFormatUnknown_none: '图文件名没有扩展名。可用的扩展名：{{expected}}。',
  edgeRowBroken: '此行应为两个名字，可再加一个权重，实为 "{{found}}"。请检查分隔符与引号。',
  edgeToNobody: '从 "{{from}}" 到 "{{to}}" 的联系有一端是空的，或查无此人。请添加此人或删去这条联系。',
  edgeWeightBroken: '权重应为不小于 0 的数字，实为 "{{found}}"。',
  moreProblems_other: '此文件另有 {{count}} 处问题。',
  tooManyCircles: '文件中有 {{found}} 个圈子，最多只能区分 {{limit}} 个。',
  graphNotScenario: '这是一张图，不是场景。请把它用于某个场景，例如 "kindling run city --graph {{found}}"。',
  graphPeopleDiffer: 'people.count 为 {{found}}，而图中有 {{expected}} 人。请不要再写人数。',
  graphNameUnknown: '没有名为 "{{found}}" 的内置图。可用：{{expected}}。',
  graphTooLarge:
    '{{people}} 人、{{ties}} 条联系需要 {{needed}} GB 内存，现有 {{available}} GB 可用。请减少人数或联系，或用不存储联系的 "kind: mixed"。',
  graphTooLarge_noTies: '{{people}} 人需要 {{needed}} GB 内存，现有 {{available}} GB 可用。请减少人数。',
  graphOverLimit: '{{people}} 人、{{ties}} 条联系超出上限：最多 {{mostPeople}} 人、{{mostTies}} 条联系。',

  // 字段之间的配合
  phaseCannotChange:
    '阶段不能更改 "{{found}}"。它只能更改从第 0 天起已启用的机制的数值（start 与 seeding 除外），也不能关闭机制。',
  phaseAfterEnd: '此阶段从第 {{found}} 天开始，晚于最后一天（第 {{days}} 天），不会生效。',
  moreSeedsThanPeople: '要邀请 {{found}} 位种子用户，但总共只有 {{people}} 人。请减少邀请人数。',
  moreThereThanPeople:
    '第 0 天各阶段共有 {{found}} 人，但总共只有 {{people}} 人。请减少各阶段的人数，或增大 people.count。',
  mixedHasNoTies:
    '图的类型是 "mixed"，没有联系。请将 friendsNeeded 设为 1、shareNeeded 设为 0，或换用其他图。',
  mixedHasNoTies_founders:
    '图的类型是 "mixed"，没有联系，无从据此挑选种子用户。请写 "by: chance"，或换用其他图。',
  mixedHasNoTies_there:
    '图的类型是 "mixed"，人人相遇，现有成员之间的联系没有意义。请将 start.ties 设为 0，或换用其他图。',
  nobodyNamed: '种子用户由手工指定，但名单是空的。请至少写一个人。',
  nobodyCalled: '图中没有名为 "{{found}}" 的人。请写图中的人，名字例如：{{example}}。',
  rateRounded: '速率 {{found}} 按 {{rounded}} 计算，这是能表示的最接近的值。',
  eventLongerThanBudget: '此活动长 {{found}} 小时，而每人 30 天内最多只有 {{budget}} 小时，不会有人参加。',

  // 实验
  noVariants: '实验至少要有一个方案（variants）。',
  unknownMetric: '未知指标 "{{found}}"。',
  unknownMetric_near: '未知指标 "{{found}}"，是否想写 "{{suggestion}}"？',
  unknownMetric_known: '未知指标 "{{found}}"。可用：{{known}}。',
  unknownVariant: '未知方案 "{{found}}"。',
  unknownVariant_near: '未知方案 "{{found}}"，是否想写 "{{suggestion}}"？',
  unknownVariant_known: '未知方案 "{{found}}"。此处可用：{{known}}。',
  notAnExperiment: '此文件没有可比较的方案（variants）。单个场景请用 "run"。',

  comparesAll:
    '比较总是针对所有方案，不能只写 "{{variant}}"。请去掉 "#{{variant}}"，或改用 "kindling run {{asked}}"。',
  // 命令
  unknownCommand: '未知命令 "{{found}}"，用法见 --help。',
  unknownCommand_near: '未知命令 "{{found}}"，是否想写 "{{suggestion}}"？',
  unknownOption: '未知选项 {{found}}，请看 --help。',
  unknownOption_near: '未知选项 {{found}}，是否想写 {{suggestion}}？',
  missingArgument: '此命令需要 <{{argument}}>，请看 --help。',
  badOption: '选项 "{{option}}" 不接受 "{{found}}"，用法见 --help。',
  badOption_bound: '选项 "{{option}}" 不接受 "{{found}}"。应为：{{expected}}。',
  badOption_choices: '选项 "{{option}}" 不接受 "{{found}}"。可选：{{options}}。',
  optionNeeds: '没有 {{needed}} 时，{{option}} 不起作用。请加上 {{needed}}，或去掉 {{option}}。',
  optionWithoutValue: '选项 "{{option}}" 后面缺少值，请补上。',
  tooManyArguments: '词太多："{{command}}" 接受 {{limit}} 个，实为 {{found}} 个。含空格的内容请加引号。',
  diffUnlike: '"{{result}}" 是结果，"{{scenario}}" 是场景。请给出两份结果，或两个场景。',
  fileExists: '文件 "{{path}}" 已经存在，请换一个名字。',
  outputNotWritable: '无法写入 "{{path}}"：{{reason}}。请换一个文件夹。',
  workerCrashed:
    '"{{scenario}}" 的运行中断：种子 {{seed}}，第 {{replicate}} 次重复，第 {{day}} 天：{{reason}}。请减少 workers 再试。',
  pageRunCrashed:
    '"{{scenario}}" 的一次运行两度中断：种子 {{seed}}，第 {{replicate}} 次重复：{{reason}}。请重试；若仍不行，请减少人数。',
  pageJudgeCrashed: '各次运行未能比较：{{reason}}。请重试；若仍不行，请减少人数或天数。',
  seriesValueBroken: '最后一列应为不小于 0 的数；实为 "{{found}}"。',
  seriesGap: '时期 {{before}} 之后是 {{found}}：时期必须连续。请补上缺口，或用 --first 只拟合缺口之前的行。',
  seriesShort: '只有 {{found}} 行数值；拟合三个参数至少需要 {{least}} 行。',
  seriesNoFit: '没有巴斯曲线能接近此序列。它是每期新增的采用者吗？若为累计数，请用 --cumulative。',
  lawsBroken:
    'Kindling {{version}} 应遵守的规律中有 {{failed}} 条在此不成立，已在表中标出。请连同此表、Node 版本与机器型号一并报告。',
  cancelled: '已提前停止，没有写出结果。',
} satisfies Counterpart<typeof problemsEn>;
