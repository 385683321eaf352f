export { checkMechanism, checkMetric } from './contract.ts';
export { watchPlugins } from './guard.ts';
export {
  addPlugin,
  defineMechanism,
  defineMetric,
  PLUGIN_KIT,
  type Plugin,
  type PluginKit,
  type PluginModule,
} from './plugin.ts';
