/** @jsxImportSource preact */

import type { InspectedLayer } from '../../../protocol/inspection.ts'
import { rowsOf, shortName, type FieldRow } from './field-rows.ts'
import { sentenceOf, stateOf } from './reading.ts'
import { distanceText, momentText } from './times.ts'
import { Warnings } from './warnings.tsx'
import { words } from './words.ts'

type Props = {
  readonly layer: InspectedLayer
  readonly nowMs: number
  /** The verdict has said already what the claims have against the vendor's advice. */
  readonly isAdvised: boolean
}

export const LayerCard = ({ layer, nowMs, isAdvised }: Props) => {
  const { tone, text } = stateOf(layer, words.layers)
  const rows = rowsOf(layer, words.fields)
  return (
    <li class="card layer">
      <div class="layer-head">
        <h3>{words.layers.kinds[layer.kind]}</h3>
        {text === null ? null : <span class={`chip is-${tone}`}>{text}</span>}
      </div>
      {'fault' in layer && layer.fault !== null ? (
        <p class="fault" lang="en">
          {sentenceOf(layer.fault.what)} {layer.fault.fix}
        </p>
      ) : null}
      {layer.kind === 'claims' && !isAdvised ? <Warnings warnings={layer.warnings} /> : null}
      {'header' in layer && layer.header === null ? <p>{words.layers.noHeader}</p> : null}
      {layer.kind === 'text' ? <pre>{layer.text}</pre> : null}
      {rows.length === 0 ? null : (
        <dl class="fields">
          {rows.map((row) => (
            <Field key={`${row.isInside} ${row.name}`} row={row} nowMs={nowMs} />
          ))}
        </dl>
      )}
    </li>
  )
}

const Field = ({ row, nowMs }: { readonly row: FieldRow; readonly nowMs: number }) => {
  const { name, value, meaning, wanted, atMs, isInside } = row
  const moment = atMs === null ? null : momentText(atMs)
  return (
    <div class={isInside ? 'inside' : undefined}>
      <dt title={name}>
        <code>{shortName(name)}</code>
      </dt>
      <dd>
        {value === '' ? null : <span class="value">{value}</span>}
        {wanted === null ? null : <span class="wanted">{words.layers.must(wanted)}</span>}
        {moment === null || atMs === null ? null : (
          <span class="moment">
            {moment} <b>{distanceText(atMs, nowMs)}</b>
          </span>
        )}
        <span class="hint">{meaning}</span>
      </dd>
    </div>
  )
}
