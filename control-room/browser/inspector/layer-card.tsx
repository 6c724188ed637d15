/** @jsxImportSource preact */

import type { InspectedLayer } from '../../../protocol/inspection.ts'
import { rowsOf, shortName, type FieldRow } from './field-rows.ts'
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
  const { tone, text } = stateOf(layer)
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

/** The name of a field stays as it is. */
const sentenceOf = (what: string): string =>
  /^(?:[a-z]{3} (?:is|has|passed|seems)|https?:)/.test(what)
    ? `${what}.`
    : `${what.charAt(0).toUpperCase()}${what.slice(1)}.`

type State = { readonly tone: 'success' | 'failure' | 'wait'; readonly text: string | null }

const stateOf = (layer: InspectedLayer): State => {
  switch (layer.kind) {
    case 'jwe':
      if (!layer.isOpened) return { tone: 'failure', text: words.layers.closed }
      return layer.fault === null ? good(words.layers.opened) : BAD
    case 'jws':
      if (layer.signature === 'unchecked') return { tone: 'wait', text: words.layers.unchecked }
      return layer.fault === null ? good(words.layers.fits) : BAD
    case 'claims':
      if (layer.warnings.length > 0) return { tone: 'wait', text: words.layers.advised }
      return layer.fault === null ? good(words.layers.good) : BAD
    case 'text':
      return { tone: 'wait', text: null }
    default:
      return layer satisfies never
  }
}

const good = (text: string): State => ({ tone: 'success', text })
const BAD: State = { tone: 'failure', text: words.layers.faulty }

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
