/** What is published as `iadvize-rehearsal/config`: the type of the settings file, for editors. It loads nothing else. */

import type { AuditSettingsOfFile } from '../settings/audit.ts'
import type { GivenStageSettings } from '../settings/given.ts'
import type { ScenarioSettingsOfFile } from '../settings/scenarios.ts'

export type RehearsalConfig = GivenStageSettings & {
  /** The port of the stand-in; 4070 when absent, and any free one if it is 0. */
  readonly port?: number
  /** The port of the demo shop; 4071 when absent, and any free one if it is 0. */
  readonly demoPort?: number
  /** The loopback address to listen on; 127.0.0.1 when absent. */
  readonly host?: string
  readonly audit?: AuditSettingsOfFile
  readonly scenarios?: ScenarioSettingsOfFile
}

/** Returns the settings as they are. An editor then knows their names and types. */
export const defineConfig = (settings: RehearsalConfig): RehearsalConfig => settings
