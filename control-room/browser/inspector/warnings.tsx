/** @jsxImportSource preact */

import { TOKEN_CAUSES, type TokenWarning } from '../../../protocol/token-causes.ts'
import { words } from './words.ts'

export const Warnings = ({ warnings }: { readonly warnings: readonly TokenWarning[] }) =>
  warnings.length === 0 ? null : (
    <div class="warnings">
      <h3>{words.verdict.warnings}</h3>
      <ul lang="en">
        {warnings.map(({ cause, detail }) => (
          <li key={detail}>
            {detail}. <span class="hint">{TOKEN_CAUSES[cause].fix}</span>
          </li>
        ))}
      </ul>
    </div>
  )
