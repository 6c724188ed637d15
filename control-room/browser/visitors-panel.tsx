/** @jsxImportSource preact */

import { words } from './language.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { PageSeen, Presence } from './visitors.ts'

export const VisitorsPanel = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  void rehearsal.version.value
  const pages = rehearsal.log.pages()
  return (
    <section>
      <h2>{words.visitors.title}</h2>
      {pages.length === 0 ? <p class="hint">{words.visitors.nobody}</p> : null}
      <ul class="visitors">
        {pages.map((page) => (
          <Visitor key={page.number} page={page} onChoose={() => rehearsal.choose({ page: page.number })} />
        ))}
      </ul>
    </section>
  )
}

const Visitor = ({ page, onChoose }: { readonly page: PageSeen; readonly onChoose: () => void }) => {
  const { number, url, sid, presence, refreshAtMs, hasEnded } = page
  return (
    <li class={`visitor is-${presence.kind} page-${((number - 1) % 5) + 1}`}>
      <button type="button" onClick={onChoose}>
        <b>{words.conversation.page(number)}</b> <span>{pathOf(url)}</span>
      </button>
      <dl>
        <dt>{words.visitors.who}</dt>
        <dd>{nameOf(presence)}</dd>
        {'sinceMs' in presence ? (
          <>
            <dt>{words.visitors.since}</dt>
            <dd>{timeOf(presence.sinceMs)}</dd>
          </>
        ) : null}
        {refreshAtMs === null ? null : (
          <>
            <dt>{words.visitors.until}</dt>
            <dd>{timeOf(refreshAtMs)}</dd>
          </>
        )}
        {sid === null ? null : (
          <>
            <dt>{words.setup.project}</dt>
            <dd>{sid}</dd>
          </>
        )}
      </dl>
      {hasEnded ? <p class="hint">{words.visitors.left}</p> : null}
    </li>
  )
}

const nameOf = (presence: Presence): string => {
  const kind = words.visitors.kinds[presence.kind]
  if (presence.kind === 'failed') return presence.code === null ? kind : `${kind}: ${presence.code}`
  return 'userId' in presence && presence.userId !== null ? `${kind}, ${presence.userId}` : kind
}

const pathOf = (url: string | null): string => (url === null ? '' : url.replace(/^https?:\/\/[^/]+/, '') || '/')

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
const timeOf = (ms: number): string => clock.format(ms)
