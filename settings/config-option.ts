/** The option that names the settings file. Every command has it. */
export const CONFIG = {
  flag: '--config <file>',
  help: 'settings file (default: rehearsal.config.ts, .js or .json, if there is one)',
} as const
