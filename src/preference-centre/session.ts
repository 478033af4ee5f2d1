import { documentOf, type Act } from './acts.ts'
import { followChanges, type Change } from './changes.ts'
import { ask, Fault, type Connection, type FaultKind } from './graphql.ts'
import type { Language } from './languages.ts'
import { READ, READ_HISTORY, type CustomerRecord, type HistoryPage } from './record.ts'
import { createStore, doneText, type Draft, type Hint, type Outcome, type State } from './state.ts'
import type { Store } from './state.ts'
import { fill, textsOf } from './texts.ts'

/** The page's dealings with the graph. What is shown is always what the server answered. */
export interface Session {
  readonly state: () => State
  /** Reads, then follows what changes elsewhere. */
  readonly start: () => Promise<void>
  /** Reads everything again. */
  readonly reload: () => Promise<void>
  /** Puts an act on file, unless another is under way in its place. */
  readonly run: (act: Act) => Promise<void>
  readonly hint: (place: string, hint: Hint) => void
  readonly edit: (draft: Draft) => void
  readonly speak: (language: Language) => Promise<void>
  readonly loadMore: () => Promise<void>
  readonly stop: () => void
}

/** What a session is made of; the callbacks are the way to the page. */
export interface SessionOptions {
  readonly connection: Connection
  readonly customer: string
  readonly language: Language
  readonly onState: () => void
  /** For assistive technology, which does not see that something has changed. */
  readonly onSay: (text: string) => void
  readonly onRecorded: (act: Act) => void
}

/** What the functions below share. */
interface Core extends Store, Pick<SessionOptions, 'connection' | 'onSay' | 'onRecorded'> {
  readonly customer: string
  readonly ending: AbortController
  /** Readings begun, and epoch ms of the last that was answered. */
  readonly reading: { turn: number; answeredAt: number }
}

const HISTORY_PLACE = 'history'
const PAGE_SIZE = 20
const PAGE_SIZE_MAX = 200
/** A page that is looked at again is read again, unless it was read just now. */
const FRESH_MS = 5000

/** A session of one customer; nothing is asked before `start`. */
export function createSession(options: SessionOptions): Session {
  const { connection, customer, language, onSay, onRecorded } = options
  const ending = new AbortController()
  const store = createStore({ customer, language }, () => {
    if (!ending.signal.aborted) options.onState()
  })
  const reading = { turn: 0, answeredAt: 0 }
  const core: Core = { ...store, connection, onSay, onRecorded, customer, ending, reading }
  return {
    state: store.state,
    start: async () => {
      await reload(core)
      if (!ending.signal.aborted) follow(core)
    },
    reload: () => reload(core),
    run: (act) => run(core, act),
    hint: (place, hint) => store.settle(place, { kind: 'HINT', hint }),
    edit: (draft) => store.change({ draft: { ...store.state().draft, ...draft } }),
    speak: (next) => {
      store.change({ language: next, outcomes: new Map() })
      return reload(core)
    },
    loadMore: () => loadMore(core),
    stop: () => ending.abort(),
  }
}

async function reload(core: Core): Promise<void> {
  const { connection, customer, state, change, reading } = core
  const turn = ++reading.turn
  const shown = state().record?.privacyHistory?.nodes.length ?? 0
  const first = Math.min(Math.max(shown, PAGE_SIZE), PAGE_SIZE_MAX)
  const variables = { id: customer, language: state().language, first }
  try {
    const answer = await ask<{ customer: CustomerRecord | null }>(connection, READ, variables)
    // Else a later reading is under way, perhaps in another language.
    if (turn !== reading.turn) return
    reading.answeredAt = Date.now()
    change({ record: answer.customer, fault: undefined })
  } catch (error) {
    if (turn === reading.turn) change({ fault: kindOf(error) })
  }
}

const kindOf = (error: unknown): FaultKind => (error instanceof Fault ? error.kind : 'BROKEN')

type ActAnswer = Readonly<
  Record<string, { readonly receipts: readonly { readonly needsConfirmation: boolean }[] }>
>

async function run(core: Core, wanted: Act): Promise<void> {
  const { connection, state, settle, occupy } = core
  const { place } = wanted
  if (state().busy.has(place)) return
  const act = again(wanted, state().outcomes.get(place))
  settle(place, undefined)
  occupy(place, true)
  try {
    const answer = await ask<ActAnswer>(connection, documentOf(act), { input: act.input })
    const isWaiting = answer[act.mutation]?.receipts.some((r) => r.needsConfirmation) ?? false
    core.onRecorded(act)
    await reload(core)
    settle(place, { kind: 'DONE', done: act.done, about: act.about, isWaiting })
    core.onSay(doneText(textsOf(state().language), act, isWaiting))
  } catch (error) {
    const fault = kindOf(error)
    if (fault === 'CHANGED') await reload(core)
    settle(place, { kind: 'FAULT', fault, act })
  } finally {
    occupy(place, false)
  }
}

/** The act that is known to have had no answer, where the reader now wants the very same. */
const again = (wanted: Act, before: Outcome | undefined): Act =>
  before?.kind === 'FAULT' && before.fault === 'UNREACHABLE' && isSame(before.act, wanted)
    ? before.act
    : wanted

const isSame = (one: Act, other: Act): boolean =>
  one.mutation === other.mutation && contentOf(one) === contentOf(other)

const contentOf = ({ input }: Act): string => JSON.stringify({ ...input, idempotencyKey: '' })

async function loadMore(core: Core): Promise<void> {
  const { connection, customer, state, change, occupy } = core
  const page = state().record?.privacyHistory
  if (!page?.pageInfo.hasNextPage || state().busy.has(HISTORY_PLACE)) return
  occupy(HISTORY_PLACE, true)
  try {
    const { language } = state()
    const variables = { id: customer, language, first: PAGE_SIZE, after: page.pageInfo.endCursor }
    const answer = await ask<{ customer: { privacyHistory: HistoryPage | null } | null }>(
      connection,
      READ_HISTORY,
      variables,
    )
    const more = answer.customer?.privacyHistory
    const { record } = state()
    // Where it was read anew meanwhile, this page belongs to the old one.
    if (more && record?.privacyHistory === page) {
      const nodes = [...page.nodes, ...more.nodes]
      change({ record: { ...record, privacyHistory: { ...more, nodes } } })
      core.onSay(fill(textsOf(language).historyLoaded, nodes.length))
    }
  } catch (error) {
    change({ fault: kindOf(error) })
  } finally {
    occupy(HISTORY_PLACE, false)
  }
}

/** Looks again whenever something changed elsewhere, and whenever the reader comes back to the page. */
function follow(core: Core): void {
  const { connection, customer, ending, reading, state } = core
  const { signal } = ending
  const lookAgain = (): void => {
    const isSeen = document.visibilityState === 'visible'
    const isFresh = Date.now() - reading.answeredAt < FRESH_MS
    if (isSeen && !isFresh && state().busy.size === 0) void reload(core)
  }
  addEventListener('focus', lookAgain, { signal })
  document.addEventListener('visibilitychange', lookAgain, { signal })
  void followChanges(connection, customer, { signal, onChange: (change) => take(core, change) })
}

/** Our own acts are in the record already when the stream tells of them. */
function take(core: Core, { seq, cause }: Change): void {
  const { state, onSay } = core
  const isKnown = cause === 'EVIDENCE' && seq <= (state().record?.seq ?? 0)
  // While an act is under way the page is about to be read anyway.
  if (isKnown || state().busy.size > 0) return
  void reload(core).then(() => onSay(textsOf(state().language).changedElsewhere))
}
