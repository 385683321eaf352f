import { listFields, scenarioSchemaOf, type FieldDescription } from '../../sim/index.ts';
import { pagePlugins } from '../state/plugins.ts';

let listed: readonly FieldDescription[] | undefined;

/** Every field of a scenario, those of the page's plug-ins among them. */
export const allFields = () => (listed ??= listFields(scenarioSchemaOf(pagePlugins())));
