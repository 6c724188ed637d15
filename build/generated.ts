/** Every file in the repository that is generated from the code, with its text. `npm run docs` writes them. */

import { cataloguePage } from '../audits/catalogue-page.ts'
import { reportJsonSchema } from '../audits/reports/report-schema.ts'
import { doctorJsonSchema } from '../cli/doctor/schema.ts'
import { portfolioJsonSchema } from '../cli/fleet/portfolio/schema.ts'
import { checkJsonSchema, listJsonSchema } from '../cli/scenario/schemas.ts'
import { editorGlue } from '../gherkin/editor-glue.ts'
import { stepsPage } from '../gherkin/steps-page.ts'
import { auditPage } from './audit-options.ts'
import { backEndPage } from './back-end-page.ts'
import { auditEndpointPage, backEndCommandsPage, doctorPage, initPage, scalePage } from './command-options.ts'
import { controlApiPage } from './control-routes.ts'
import { failuresPage } from './failures-page.ts'
import { SETTINGS_FILE } from '../environment/settings-schema.ts'
import { givenSchema } from '../control-room/json-schemas.ts'
import { lintOfWalls } from './lint-walls.ts'
import { otherToolsPage } from './other-tools-page.ts'
import { sitesPage } from './sites-page.ts'
import { tokenVector } from './token-vector.ts'

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const settingsSchema = (): unknown => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Settings file of Rehearsal (rehearsal.config.json)',
  ...givenSchema(SETTINGS_FILE),
})

export const GENERATED: Readonly<Record<string, () => string>> = {
  'build/walls.oxlint.json': () => json(lintOfWalls()),
  'docs/audit-report.schema.json': () => json(reportJsonSchema()),
  'docs/audit-endpoint.md': auditEndpointPage,
  'docs/audit-fleet.schema.json': () => json(portfolioJsonSchema()),
  'docs/audit.md': auditPage,
  'docs/audits.md': cataloguePage,
  'docs/back-end.md': backEndPage,
  'docs/back-end-commands.md': backEndCommandsPage,
  'docs/control-api.md': controlApiPage,
  'docs/doctor.md': doctorPage,
  'docs/doctor.schema.json': () => json(doctorJsonSchema()),
  'docs/failures.md': failuresPage,
  'docs/init.md': initPage,
  'docs/other-tools.md': otherToolsPage,
  'docs/sabotaged-sites.md': sitesPage,
  'docs/scale.md': scalePage,
  'docs/scenario-check.schema.json': () => json(checkJsonSchema()),
  'docs/scenario-list.schema.json': () => json(listJsonSchema()),
  'docs/settings.schema.json': () => json(settingsSchema()),
  'docs/steps.glue.js': editorGlue,
  'docs/steps.md': stepsPage,
  'docs/token-vector.json': () => json(tokenVector()),
}
