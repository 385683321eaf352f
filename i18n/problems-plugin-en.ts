import type { ProblemCode } from '../sim/problem-values.ts';

/** What is wrong with a plug-in; a part of `problemsEn`. */
export const problemsPluginEn = {
  pluginNoPlugin:
    'this module exports no plug-in by default: {{reason}}. Export { id, version, mechanisms, metrics }, or a function that returns it.',
  pluginThrew: 'the plug-in failed in "{{hook}}": {{reason}}. Mend it, or run without --plugin.',
  pluginWaits:
    'the plug-in returned a promise from "{{hook}}". A day cannot wait: compute the value at once.',
  pluginReadsClock:
    'the plug-in used "{{found}}". A run may depend on its scenario and seed only: draw from a Stream keyed by the person, and take the day that the hook is given.',
  pluginMoves:
    'the plug-in moved somebody to another stage in "{{hook}}". Add hazard to trust or doubt; the engine moves people.',
  pluginFractions:
    'the plug-in gave {{found}} units under "{{source}}". Give whole units of 0 or more: toUnits(hazard).',
  pluginBadRate: 'the plug-in set a rate of {{found}} a day under "{{source}}". Set a number of 0 or more.',
  pluginBadFactor: 'the plug-in returned {{found}} from "{{hook}}". Return a number of 0 or more.',
  pluginBadValue: 'the metric has the value {{found}}. Return a number, or null where it has none.',
  pluginBadSeries:
    'the metric has {{found}} daily values; the run has {{expected}} days, day 0 included. Return one value a day.',
  pluginForeignSource:
    'the plug-in used the source "{{found}}", which is not in its "sources". List it there, and in "brings.sources" if it is new.',
  pluginWrongBucket:
    'the source "{{found}}" was used for {{bucket}}, which its "into" excludes. Change "into" of the source.',
  pluginUnfinished: '"{{found}}" is missing in the definition. Add it; texts are needed in "en" and "zh".',
  pluginNoDefault: 'the section cannot be left empty: {{reason}}. Give every field a default.',
  pluginBadExample: 'the example "{{found}}" does not fit the schema: {{reason}}. Correct the example.',
  pluginUnsteady:
    'the same section in the same world gave two different results. Keep state inside "start", and draw from a Stream.',
  pluginIdleActs:
    'with the example "idle" it changes the run. Give an example with which it is on and does nothing.',
  pluginDoesNothing:
    'with the example "busy" it changes nothing. Give an example with which it does something in 60 days.',
  pluginPhaseActs:
    'a phase that changes no number changes the run. Let "configure" set what the numbers say, and nothing else.',
  pluginNameTaken: 'the name "{{found}}" is taken by another mechanism or metric. Choose another id.',
  pluginOnQueue:
    'a sweep with a plug-in cannot go through a queue: its workers do not have the module. Run a --shard of it on each machine, with --plugin.',
  pluginElsewhere:
    'the plug-in "{{found}}" does not come from where this page comes from. Open the page with "kindling ui --plugin FILE", or put the file beside the page.',
  pluginChanged: 'the file of the plug-in changed while it was in use. Run again.',
} as const satisfies Readonly<Partial<Record<ProblemCode | `${ProblemCode}_${string}`, string>>>;
