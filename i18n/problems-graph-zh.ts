import type { Counterpart } from './gaps.ts';
import type { problemsGraphEn } from './problems-graph-en.ts';

/** 人与关系的文件：读取时的错误与提示；`problemsZh` 的一部分。 */
export const problemsGraphZh = {
  graphEmpty: '图文件里一个人也没有。请至少写一条联系。',
  graphFileBroken: '图文件与它的格式不符，无法读取。请重新导出。',
  graphFileBroken_json: '图文件从此处起不是有效的 JSON，可能不完整。请重新导出。',
  graphFileBroken_noNodes: 'JSON 文件中没有列表 "nodes"、"links" 或 "edges"。请导出为 node-link 数据。',
  graphFileBroken_badTies: '图文件中的 "{{name}}" 不是列表。请导出为 node-link 数据。',
  graphFileBroken_noKey: 'nodes[{{index}}] 没有 "key"、"id" 或 "name"。每个人都须有一个。',
  graphFileBroken_noGraph: '文件中没有元素 <graph>。请确认它是 GraphML 或 GEXF。',
  graphFileBroken_noId: '有一个元素 <node> 没有 id。每个人都须有一个。',
  graphFileBroken_noRoot: '文件不是 XML。请确认它是 GraphML 或 GEXF。',
  graphFileBroken_open: '这些元素没有闭合：{{tags}}。文件可能不完整，请重新导出。',
  graphFileBroken_close: '此处应为 "</{{expected}}>"，实为 "</{{found}}>"。请重新导出。',
  graphFileBroken_tag: '无法读取标签 "{{found}}"。文件可能不完整，请重新导出。',
  graphFileBroken_entity: '"{{found}}" 不是已知的 XML 实体。请将 "&" 写作 "&amp;"。',
  graphFileBroken_outside: '"{{found}}" 位于根元素之外。一个文件只能有一个文档。',
  graphFileBroken_deep: '元素嵌套超过 {{limit}} 层。请重新导出。',
  graphFileBroken_gml: '此处不是有效的 GML：缺少括号、引号或取值。请重新导出。',
  graphFileBroken_noVertices: 'Pajek 文件没有写明顶点数。请以 "*Vertices 34" 这样的一行开头。',
  graphFileBroken_matrixKind: '这种矩阵不表示网络："{{found}}"。请导出 real、integer 或 pattern 矩阵。',
  graphFileBroken_matrixSizes: '矩阵缺少写明大小的一行，或不足两行。请重新导出。',
  graphFileBroken_matrixShape: '矩阵有 {{rows}} 行、{{columns}} 列。网络须每人一行一列。',
  graphFileBroken_matrixEntries: '矩阵有 {{found}} 项，应有 {{expected}} 项，可能不完整。请重新导出。',
  graphTwice: '有两个人都叫 "{{name}}"。每个人的 key 或 id 须各不相同。',
  graphXmlUnknown: '根元素是 "<{{found}}>"，应为 "<graphml>" 或 "<gexf>"。请导出为 GraphML。',
  graphEncodingUnknown: '不支持编码 "{{found}}"。请将文件另存为 UTF-8，或改写 graph.encoding。',
  graphEncodingWrong: '文件不是有效的 {{found}}。请另存为 UTF-8，或设置 graph.encoding。',
  graphNotUtf8: '此行既不是 UTF-8 也不是 GB18030。请将文件另存为 UTF-8，或设置 graph.encoding，例如 big5。',
  graphPackedBroken: 'gzip 文件无法解压：{{reason}}。请重新复制或压缩。',
  graphUnreadable: '此文件不是可读取的图。请导出为 CSV 或 GraphML。',
  graphUnreadable_binary: '此文件不是文本。请将图导出为 CSV 或 GraphML。',
  graphUnreadable_excel: '这是 Excel 工作簿。请将存放联系的工作表另存为 "CSV UTF-8"。',
  graphUnreadable_ods: '这是 OpenDocument 电子表格。请将存放联系的工作表另存为 CSV。',
  graphUnreadable_document: '这是文字文档或演示文稿。请将联系的表格另存为 CSV。',
  graphUnreadable_rtf: '这是文字文档。请将联系的表格另存为纯文本或 CSV。',
  graphUnreadable_gephi: '这是 Gephi 项目。请在 Gephi 中选择「文件、导出、图文件」，存为 GEXF 或 GraphML。',
  graphUnreadable_cytoscape:
    '这是 Cytoscape 会话。请在 Cytoscape 中选择 File、Export、Network to File，存为 GraphML。',
  graphUnreadable_zip: '这是 zip 压缩包。请解压，使用其中存放联系的文件。',
  graphUnreadable_archive: '这是压缩文件。请先解压；此处只支持 gzip。',
  graphUnreadable_gzip: '此文件被压缩了两次。请先解压一次。',
  graphUnreadable_parquet:
    '这是 Parquet 文件。可在 Python 中运行 pandas.read_parquet(f).to_csv("ties.csv", index=False)。',
  graphUnreadable_arrow:
    '这是 Arrow 或 Feather 文件。可在 Python 中运行 pandas.read_feather(f).to_csv("ties.csv", index=False)。',
  graphUnreadable_r:
    '这是 R 保存的数据。可在 R 中运行 igraph::write_graph(g, "ties.graphml", "graphml") 或 write.csv(ties, "ties.csv")。',
  graphUnreadable_matlab:
    '这是 MATLAB 文件。可在 MATLAB 中用 [i, j, w] = find(A)，再运行 writematrix([i j w], "ties.csv")。',
  graphUnreadable_numpy:
    '这是 NumPy 数组。可在 Python 中运行 networkx.write_graphml(networkx.from_numpy_array(a), "ties.graphml")。',
  graphUnreadable_pickle:
    '这是 Python 的 pickle 文件。可在 Python 中运行 networkx.write_graphml(g, "ties.graphml")。',
  graphUnreadable_graphtool: '这是 graph-tool 的文件。可在 Python 中运行 g.save("ties.graphml")。',
  graphUnreadable_spss: '这是 SPSS 文件。请在 SPSS 中将联系另存为 CSV。',
  graphUnreadable_stata: '这是 Stata 文件。可在 Stata 中运行 export delimited using ties.csv。',
  graphUnreadable_hdf5: '这是 HDF5 或 NetCDF 文件。请将联系导出为 CSV。',
  graphUnreadable_sqlite:
    '这是 SQLite 数据库。可在终端运行 sqlite3 -csv -header FILE "select source, target from ties" > ties.csv。',
  graphUnreadable_image: '这是图片。请导出图的数据，存为 CSV 或 GraphML。',
  graphUnreadable_pdf: '这是 PDF。请导出图的数据，存为 CSV 或 GraphML。',
  graphUnreadable_html: '这是网页。请下载网页所链接的数据文件。',
  graphUnreadable_yaml: '这是 YAML，用来写场景。图请用 CSV 或 GraphML。',
  graphUnreadable_dot:
    '这是 Graphviz DOT。可在 Python 中运行 networkx.write_graphml(networkx.nx_pydot.read_dot(f), "ties.graphml")。',
  graphUnreadable_gdf: '这是 GDF。请在 Gephi 中打开，再导出为 GEXF 或 GraphML。',
  graphUnreadable_dl: '这是 UCINET DL。请用 UCINET 或 igraph 导出为 Pajek 或 GraphML。',
  graphUnreadable_vna: '这是 NetDraw 的 VNA。请在 NetDraw 中另存为 Pajek。',
  graphUnreadable_graph6:
    '这是 graph6 或 sparse6。可在 Python 中运行 networkx.write_graphml(networkx.read_graph6(f), "ties.graphml")。',
  graphUnreadable_dimacs:
    '这是 DIMACS。可在 R 中运行 igraph::write_graph(igraph::read_graph(f, "dimacs"), "ties.graphml", "graphml")。',
  graphUnreadable_leda: '这是 LEDA。请导出为 GraphML。',
  graphUnreadable_graphson: '这是 GraphSON。可在 Gremlin 中运行 g.io("ties.graphml").write()。',
  graphBipartite: '这个网络有两类节点，两侧的编号含义不同。请先投影为人与人之间的网络。',
  graphColumnUnknown: '没有名为 "{{found}}" 的列或属性。此处可用：{{known}}。',
  graphColumnTwice:
    '联系的两端都取自列 "{{found}}"。请将 graph.columns.source 与 graph.columns.target 设为两个不同的列。',
  graphAttributeUnknown: '没有人具有属性 "{{found}}"。',
  graphAttributeUnknown_known: '没有人具有属性 "{{found}}"。此处可用：{{known}}。',
  graphStageUnknown:
    '"{{name}}" 在属性 "{{attribute}}" 中的阶段是 "{{found}}"；应为下列之一：{{stages}}。请改正，陌生人可留空。',
  graphTraitBroken: '"{{name}}" 的属性 "{{attribute}}" 是 "{{found}}"；应为数字。',
  graphTraitBroken_missing: '"{{name}}" 没有属性 "{{attribute}}" 的值。请为每个人填上数字，或不使用此属性。',
  graphTraitBroken_positive: '"{{name}}" 的属性 "{{attribute}}" 是 "{{found}}"；应为大于 0 的数。',
  graphTraitBroken_negative: '"{{name}}" 的属性 "{{attribute}}" 是 "{{found}}"；应为不小于 0 的数。',
  graphTraitBroken_nought: '所有人的属性 "{{attribute}}" 都是 0。请至少让一人大于 0，或不使用此属性。',
  startTwice:
    '现有成员已由图文件的属性 "{{attribute}}" 放入；start 不能再放入他人或为其增加联系。请去掉 start.people 与 start.ties，或去掉 graph.attributes.stage。',
  traitTwice: '此分布不起作用：每个人的取值（{{trait}}）由图文件的属性 "{{attribute}}" 给出。',
  weightCutWithoutWeights: '设置了 weightCut，但没有从文件读到权重。请去掉 weightCut。',
  weightCutWithoutWeights_known:
    '设置了 weightCut，但没有从文件读到权重。请将 graph.columns.weight 设为其中一列：{{known}}。',
  edgeRowBroken: '这一行应该是两个名字，后面可以再写一个权重，实际是 "{{found}}"。请检查分隔符和引号。',
  edgeToNobody:
    '从 "{{from}}" 到 "{{to}}" 的联系，有一端是空的，或者图里没有这个人。请添加此人，或删掉这条联系。',
  edgeWeightBroken: '权重应为数字，实为 "{{found}}"。',
  edgeWeightNegative:
    '权重 "{{found}}" 小于 0。请设置 graph.weight：asIs 照原样保留，absolute 取绝对值，positive 略去这条联系，none 不读权重。',
  pajekVertex: '"{{found}}" 不是顶点，应为 1 到 {{limit}} 的编号。',
  graphByPlace: '联系的两端是节点在列表中的位置，从 0 数起，已按此读取。',
  graphWeightsMissing: '有 {{n}} 条联系没有权重，均按 1 计。可用 graph.missingWeight 另设。',
  graphTiesLeftOut: '有 {{n}} 条联系因权重小于 0 而略去。',
  graphDecimalCommas: '有 {{n}} 个权重以逗号作小数点，"1,5" 读作 1.5。',
  graphNumbersUnused:
    '没有读取权重。含数字的列有：{{known}}。若其中之一是权重，请设置 graph.columns.weight。',
  graphEncodingTold: '根据字节判断，文件按 {{found}} 读取。若名字不对，请设置 graph.encoding。',
  graphNamesAlike: '有 {{n}} 个名字与另一个看上去相同，例如 "{{one}}" 与 "{{other}}"。已按不同的人读取。',
  graphNamesById: '以编号称呼每个人：属性 "{{found}}" 有 {{missing}} 人没有，有 {{repeated}} 人与别人重复。',
  graphGroups: '有 {{n}} 个节点包含其他节点，读作分组而不是人；连到分组的 {{ties}} 条联系已略去。',
  graphWeightChosen: '以 "{{found}}" 为权重。其他可能的列：{{known}}。可用 graph.columns.weight 指定。',
  graphOthers: '文件中另有 {{n}} 张图没有读取。',
  graphHyperedges: '有 {{n}} 条联系连接两人以上，已略去。',
  graphTimes: '这张图随时间变化；所有联系都读作始终存在。',
  graphTwoModes: '这个网络有两类节点，都读作人。',
  graphSizesDiffer:
    '文件写明有 {{promisedPeople}} 人、{{promisedTies}} 条联系，实际读到 {{people}} 人、{{ties}} 条联系。',
  graphHeaderUncertain:
    '第一行 "{{found}}" 读作联系，但其中的名字没有在别处出现。若是表头，请将 graph.header 设为 true。',
  graphRowNames: '第一列是行名，没有读取。',
  graphHashNames: '表头之下有 {{n}} 条联系的行以 "#" 或 "%" 开头，该符号读作名字的一部分。',
  graphHashComments: '有 {{n}} 行以 "#" 或 "%" 开头，形似联系，读作注释。若是名字，请加引号。',
  graphLongerRows: '有 {{n}} 行的格数多于表头或其他行，可能是名字里含有分隔符。',
  graphShorterRows: '有 {{n}} 行的格数少于表头。',
  graphListGuessed: '每行读作一个人及其邻居。若每行是一条联系，请将 graph.format 设为 edge-list。',
  graphMatrixGuessed: '表格读作每人一行一列的矩阵。若每行是一条联系，请将 graph.format 设为 edge-list。',
  tooManyCircles: '文件里有 {{found}} 个圈子，上限为 {{limit}} 个。',
  graphNotScenario: '这是图，不是场景。请在场景中使用它，例如 "kindling run city --graph {{found}}"。',
  graphPeopleDiffer: 'people.count 写的是 {{found}}，图里却有 {{expected}} 人。请删掉 people.count。',
  graphNameUnknown: '没有叫 "{{found}}" 的内置图。内置的图有：{{expected}}。',
  graphTooLarge:
    '{{people}} 人、{{ties}} 条联系需要 {{needed}} GB 内存，目前只有 {{available}} GB 可用。请减少人数或联系，或改用不存储联系的 "kind: mixed"。',
  graphTooLarge_noTies: '{{people}} 人需要 {{needed}} GB 内存，目前只有 {{available}} GB 可用。请减少人数。',
  graphOverLimit: '{{people}} 人、{{ties}} 条联系超出上限：最多 {{maxPeople}} 人、{{maxTies}} 条联系。',
} as const satisfies Counterpart<typeof problemsGraphEn>;
