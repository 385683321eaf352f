import type { ProblemCode } from '../sim/problem-values.ts';

/** What is wrong with a file of people and ties, or worth knowing about how it was read; a part of `problemsEn`. */
export const problemsGraphEn = {
  graphEmpty: 'the graph file contains no people. Add at least one tie.',
  graphFileBroken: 'the graph file cannot be read as what it seems to be. Export it again.',
  graphFileBroken_json: 'the graph file is not valid JSON here; it may be cut off. Export it again.',
  graphFileBroken_noNodes:
    'the JSON file has no list "nodes", "links" or "edges". Export it as node-link data.',
  graphFileBroken_badTies: '"{{name}}" in the graph file is not a list. Export it as node-link data.',
  graphFileBroken_noKey: 'nodes[{{index}}] has no "key", "id" or "name". Give each person one.',
  graphFileBroken_noGraph: 'the file has no element <graph>. Check that it is GraphML or GEXF.',
  graphFileBroken_noId: 'an element <node> has no id. Give each person one.',
  graphFileBroken_noRoot: 'the file is not XML. Check that it is GraphML or GEXF.',
  graphFileBroken_open: 'these elements are not closed: {{tags}}. The file may be cut off; export it again.',
  graphFileBroken_close: '"</{{found}}>" stands where "</{{expected}}>" is expected. Export the file again.',
  graphFileBroken_tag: 'this tag cannot be read: "{{found}}". The file may be cut off; export it again.',
  graphFileBroken_entity: '"{{found}}" is not a known XML entity. Write "&" as "&amp;".',
  graphFileBroken_outside: '"{{found}}" is outside the root element. Keep one document in a file.',
  graphFileBroken_deep: 'elements are nested more than {{limit}} deep. Export the file again.',
  graphFileBroken_gml:
    'this is not valid GML: a bracket, a quote or a value is missing. Export the file again.',
  graphFileBroken_noVertices:
    'the Pajek file has no number of vertices. Begin with a line such as "*Vertices 34".',
  graphFileBroken_matrixKind:
    'this kind of matrix holds no network: "{{found}}". Export a real, integer or pattern matrix.',
  graphFileBroken_matrixSizes: 'the matrix has no line of sizes, or fewer than two rows. Export it again.',
  graphFileBroken_matrixShape:
    'the matrix has {{rows}} rows and {{columns}} columns. A network has a row and a column for each person.',
  graphFileBroken_matrixEntries:
    'the matrix has {{found}} entries; expected {{expected}}. It may be cut off; export it again.',
  graphTwice: 'two people are called "{{name}}". Give each a key or id of their own.',
  graphXmlUnknown:
    'the root element is <{{found}}>; expected <graphml> or <gexf>. Export the graph as GraphML.',
  graphEncodingUnknown:
    'the encoding "{{found}}" is not known here. Save the file as UTF-8, or set graph.encoding to another name.',
  graphEncodingWrong: 'the file is not valid {{found}}. Save it as UTF-8, or set graph.encoding.',
  graphNotUtf8:
    'this line is neither UTF-8 nor GB18030. Save the file as UTF-8, or set graph.encoding, for example to windows-1252.',
  graphPackedBroken: 'the gzip file cannot be unpacked: {{reason}}. Copy or pack it again.',
  graphUnreadable: 'this file is not a graph that can be read. Export it as CSV or GraphML.',
  graphUnreadable_binary: 'this file is not text. Export the graph as CSV or GraphML.',
  graphUnreadable_excel:
    'this is an Excel workbook. Save the sheet of ties as "CSV UTF-8" and use that file.',
  graphUnreadable_ods:
    'this is an OpenDocument spreadsheet. Save the sheet of ties as CSV and use that file.',
  graphUnreadable_document: 'this is a text document or a presentation. Save the table of ties as CSV.',
  graphUnreadable_rtf: 'this is a text document. Save the table of ties as plain text or CSV.',
  graphUnreadable_gephi:
    'this is a Gephi project. In Gephi, choose File, Export, Graph file, and GEXF or GraphML.',
  graphUnreadable_cytoscape:
    'this is a Cytoscape session. In Cytoscape, choose File, Export, Network to File, and GraphML.',
  graphUnreadable_zip: 'this is a zip archive. Unpack it and use the file of ties inside.',
  graphUnreadable_archive: 'this is a packed file. Unpack it first; only gzip is unpacked here.',
  graphUnreadable_gzip: 'this file is packed twice. Unpack it once.',
  graphUnreadable_parquet:
    'this is a Parquet file. In Python: pandas.read_parquet(f).to_csv("ties.csv", index=False).',
  graphUnreadable_arrow:
    'this is an Arrow or Feather file. In Python: pandas.read_feather(f).to_csv("ties.csv", index=False).',
  graphUnreadable_r:
    'this is data saved by R. In R: igraph::write_graph(g, "ties.graphml", "graphml"), or write.csv(ties, "ties.csv").',
  graphUnreadable_matlab:
    'this is a MATLAB file. In MATLAB: writematrix([i j w], "ties.csv") after [i, j, w] = find(A).',
  graphUnreadable_numpy:
    'this is a NumPy array. In Python: networkx.write_graphml(networkx.from_numpy_array(a), "ties.graphml").',
  graphUnreadable_pickle: 'this is a Python pickle. In Python: networkx.write_graphml(g, "ties.graphml").',
  graphUnreadable_graphtool: 'this is a file of graph-tool. In Python: g.save("ties.graphml").',
  graphUnreadable_spss: 'this is an SPSS file. In SPSS, save the ties as CSV.',
  graphUnreadable_stata: 'this is a Stata file. In Stata: export delimited using ties.csv.',
  graphUnreadable_hdf5: 'this is an HDF5 or NetCDF file. Export the ties as CSV.',
  graphUnreadable_sqlite:
    'this is an SQLite database. In a shell: sqlite3 -csv -header FILE "select source, target from ties" > ties.csv.',
  graphUnreadable_image: 'this is an image. Export the graph itself, as CSV or GraphML.',
  graphUnreadable_pdf: 'this is a PDF. Export the graph itself, as CSV or GraphML.',
  graphUnreadable_html: 'this is a web page. Download the data file that the page links to.',
  graphUnreadable_yaml: 'this is YAML, which holds scenarios. Give a graph as CSV or GraphML.',
  graphUnreadable_dot:
    'this is Graphviz DOT. In Python: networkx.write_graphml(networkx.nx_pydot.read_dot(f), "ties.graphml").',
  graphUnreadable_gdf: 'this is GDF. Open it in Gephi and export GEXF or GraphML.',
  graphUnreadable_dl: 'this is UCINET DL. In UCINET or igraph, export it as Pajek or GraphML.',
  graphUnreadable_vna: 'this is VNA of NetDraw. In NetDraw, save it as Pajek.',
  graphUnreadable_graph6:
    'this is graph6 or sparse6. In Python: networkx.write_graphml(networkx.read_graph6(f), "ties.graphml").',
  graphUnreadable_dimacs:
    'this is DIMACS. In R: igraph::write_graph(igraph::read_graph(f, "dimacs"), "ties.graphml", "graphml").',
  graphUnreadable_leda: 'this is LEDA. Export the graph as GraphML.',
  graphUnreadable_graphson: 'this is GraphSON. In Gremlin: g.io("ties.graphml").write().',
  graphBipartite:
    'this network has two kinds of nodes, whose numbers mean different things on either side. Project it onto people first.',
  graphColumnUnknown: 'there is no column or attribute "{{found}}". Known here: {{known}}.',
  graphColumnTwice:
    'both ends are read from the column "{{found}}". Set graph.columns.source and graph.columns.target to two columns.',
  graphAttributeUnknown: 'nobody has an attribute "{{found}}".',
  graphAttributeUnknown_known: 'nobody has an attribute "{{found}}". Known here: {{known}}.',
  graphStageUnknown:
    '"{{name}}" has the stage "{{found}}" in the attribute "{{attribute}}"; expected one of: {{stages}}. Correct it, or leave it empty for a stranger.',
  graphTraitBroken: 'the attribute "{{attribute}}" of "{{name}}" is "{{found}}"; expected a number.',
  graphTraitBroken_missing:
    '"{{name}}" has no value in the attribute "{{attribute}}". Give everybody a number, or leave this attribute out.',
  graphTraitBroken_positive:
    'the attribute "{{attribute}}" of "{{name}}" is "{{found}}"; expected a number above 0.',
  graphTraitBroken_negative:
    'the attribute "{{attribute}}" of "{{name}}" is "{{found}}"; expected a number of at least 0.',
  graphTraitBroken_nought:
    'the attribute "{{attribute}}" is 0 for everybody. Give somebody a number above 0, or leave this attribute out.',
  startTwice:
    'the attribute "{{attribute}}" of the graph file places the initial members; start cannot place others or tie them. Leave out start.people and start.ties, or graph.attributes.stage.',
  traitTwice:
    'this distribution is not used: the attribute "{{attribute}}" of the graph file gives the {{trait}} of each person.',
  weightCutWithoutWeights: 'weightCut is set, but no weights were read from the file. Leave weightCut out.',
  weightCutWithoutWeights_known:
    'weightCut is set, but no weights were read from the file. Set graph.columns.weight to one of: {{known}}.',
  edgeRowBroken: 'expected two names and an optional weight, found "{{found}}". Check separators and quotes.',
  edgeToNobody:
    'the tie from "{{from}}" to "{{to}}" has an end that is empty or not in the graph. Add the person or remove the tie.',
  edgeWeightBroken: 'expected a number as weight, found "{{found}}".',
  edgeWeightNegative:
    'the weight "{{found}}" is below 0. Set graph.weight: asIs keeps it, absolute drops the sign, positive leaves the tie out, none reads no weights.',
  pajekVertex: '"{{found}}" is no vertex; expected a number from 1 to {{limit}}.',
  graphByPlace: 'the ends of ties are places in the list of nodes, counted from 0, and were read as such.',
  graphWeightsMissing:
    'number of ties without a weight: {{n}}. Each counts as 1; set graph.missingWeight to choose another value.',
  graphTiesLeftOut: 'number of ties left out because their weight is below 0: {{n}}.',
  graphDecimalCommas: 'number of weights with a decimal comma: {{n}}. "1,5" was read as 1.5.',
  graphNumbersUnused:
    'no weights were read; columns that hold numbers: {{known}}. Set graph.columns.weight if one of them is the weight.',
  graphEncodingTold:
    'the file was read as {{found}}, told from its bytes. If names look wrong, set graph.encoding.',
  graphNamesAlike:
    'number of names that look like another one: {{n}}, such as "{{one}}" and "{{other}}". They were read as different people.',
  graphNamesById:
    'people are called by their ids: the attribute "{{found}}" is missing for {{missing}} and repeated for {{repeated}}.',
  graphGroups:
    'number of nodes that hold other nodes, and were read as groups rather than people: {{n}}; ties to them, left out: {{ties}}.',
  graphWeightChosen:
    '"{{found}}" was read as the weight; others that could be: {{known}}. Set graph.columns.weight to choose.',
  graphOthers: 'number of further graphs in the file that were not read: {{n}}.',
  graphHyperedges: 'number of ties between more than two people that were left out: {{n}}.',
  graphTimes: 'the graph changes over time; all its ties were read as if they were always there.',
  graphTwoModes: 'the network has two kinds of nodes; all of them were read as people.',
  graphSizesDiffer:
    'the file promises {{promisedPeople}} people and {{promisedTies}} ties; {{people}} people and {{ties}} ties are in it.',
  graphHeaderUncertain:
    'the first row, "{{found}}", was read as a tie, but its names are in no other. If it is a header, set graph.header to true.',
  graphRowNames: 'the first column holds names of rows and was not read.',
  graphHashNames:
    'number of ties whose line begins with # or %, below the header: {{n}}. The sign was read as part of a name.',
  graphHashComments:
    'number of lines beginning with # or % that look like ties and were read as comments: {{n}}. Put such names in quotes.',
  graphLongerRows:
    'number of rows with more cells than the header or the other rows: {{n}}. A separator may be inside a name.',
  graphShorterRows: 'number of rows with fewer cells than the header: {{n}}.',
  graphListGuessed:
    'each line was read as a person and their neighbours. If lines are ties, set graph.format to edge-list.',
  graphMatrixGuessed:
    'the table was read as a matrix with a row and a column for each person. If lines are ties, set graph.format to edge-list.',
  tooManyCircles: 'the file has {{found}} community blocks; the limit is {{limit}}.',
  graphNotScenario:
    'this is a graph, not a scenario. Use it in a scenario, for example "kindling run city --graph {{found}}".',
  graphPeopleDiffer: 'people.count is {{found}}, but the graph has {{expected}} people. Remove people.count.',
  graphNameUnknown: 'there is no built-in graph "{{found}}". Built-in graphs: {{expected}}.',
  graphTooLarge:
    '{{people}} people with {{ties}} ties need {{needed}} GB of memory, but only {{available}} GB are free. Use fewer people or ties, or "kind: mixed", which stores no ties.',
  graphTooLarge_noTies:
    '{{people}} people need {{needed}} GB of memory, but only {{available}} GB are free. Use fewer people.',
  graphOverLimit:
    '{{people}} people with {{ties}} ties are too many. The limits are {{maxPeople}} people and {{maxTies}} ties.',
} as const satisfies Readonly<Partial<Record<ProblemCode | `${ProblemCode}_${string}`, string>>>;
