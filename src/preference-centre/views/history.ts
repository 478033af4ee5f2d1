import { h, type Child } from '../dom.ts'
import type { HistoryEntry, HistoryPage } from '../record.ts'
import { dayAndTime, fill, type Texts } from '../texts.ts'
import { button, section, type ViewContext } from './parts.ts'

/** Learned later than this after it happened, and it is worth saying so. */
const LATE_MS = 3_600_000

/** What happened, newest first, a page at a time. */
export function historyView(page: HistoryPage, { session, texts }: ViewContext): Child {
  const { nodes, pageInfo } = page
  return section(
    'history',
    texts.history,
    h('p', { class: 'lead' }, texts.historyIntro),
    h(
      'div',
      { class: 'card' },
      nodes.length === 0
        ? h('p', {}, texts.historyEmpty)
        : h(
            'ol',
            { class: 'history' },
            nodes.map((entry) => entryView(entry, texts)),
          ),
      pageInfo.hasNextPage &&
        h(
          'div',
          { class: 'choices' },
          button({
            label: texts.historyMore,
            isBusy: session.state().busy.has('history'),
            onPress: () => session.loadMore(),
          }),
        ),
    ),
  )
}

const entryView = (entry: HistoryEntry, texts: Texts): Child =>
  h(
    'li',
    { key: entry.id },
    h('time', { datetime: entry.occurredAt }, dayAndTime(entry.occurredAt, texts)),
    h('p', {}, entry.text ?? entry.kind),
    entry.purposes.length > 0 &&
      h('p', { class: 'fine' }, entry.purposes.map(({ title }) => title).join(', ')),
    h('p', { class: 'fine' }, remarks(entry, texts).join(' ')),
  )

function remarks(entry: HistoryEntry, texts: Texts): string[] {
  const { notice, noticeLanguage, method, source, occurredAt, recordedAt } = entry
  const methods: Readonly<Record<string, string>> = texts.methods
  const isLate = Date.parse(recordedAt) - Date.parse(occurredAt) > LATE_MS
  return [
    ...(notice === null ? [] : [fill(texts.shownNotice, notice, noticeLanguage ?? '–')]),
    ...(method === null ? [] : [fill(texts.saidBy, methods[method] ?? method)]),
    ...(source === null ? [] : [fill(texts.cameBy, source)]),
    ...(isLate ? [fill(texts.learnedAt, dayAndTime(recordedAt, texts))] : []),
  ]
}
