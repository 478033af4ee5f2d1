import type { Caller, Declaration } from '../caller/caller.ts'
import type { CustomerView } from '../customer/customer-view.ts'
import type { ReasonCode } from '../decision/reasons.ts'
import type { Disclosure } from './disclosure.ts'

/** What one request released and withheld so far. */
export interface DisclosureCollector {
  released(view: CustomerView, field: string): void
  withheld(view: CustomerView, field: string, reason: ReasonCode): void
  /** A grant over these categories was given to the other subgraphs. */
  granted(view: CustomerView, categories: readonly string[]): void
  /** The rows to record; customers answered alike share one. Empty where no customer was touched. */
  disclosures(caller: Caller, declaration: Declaration): Disclosure[]
}

interface Tally {
  readonly view: CustomerView
  readonly released: Set<string>
  readonly withheld: Map<string, ReasonCode>
  readonly granted: Set<string>
}

const emptyTally = (view: CustomerView): Tally => ({
  view,
  released: new Set(),
  withheld: new Map(),
  granted: new Set(),
})

/** A collector for one request. */
export function createCollector(): DisclosureCollector {
  const tallies = new Map<string, Tally>()
  function tallyOf(view: CustomerView): Tally | undefined {
    if (!view.decided) return undefined
    // Two reads of one request can see different evidence; each is recorded with its own.
    const { seq, revision, at } = view.decided
    const key = `${view.id}/${seq}/${revision}/${at}`
    let tally = tallies.get(key)
    if (!tally) tallies.set(key, (tally = emptyTally(view)))
    return tally
  }
  return {
    released: (view, field) => void tallyOf(view)?.released.add(field),
    withheld: (view, field, reason) => void tallyOf(view)?.withheld.set(field, reason),
    granted(view, categories) {
      const tally = tallyOf(view)
      for (const category of categories) tally?.granted.add(category)
    },
    disclosures: (caller, declaration) => group([...tallies.values()], caller, declaration),
  }
}

function group(tallies: readonly Tally[], caller: Caller, declaration: Declaration): Disclosure[] {
  const groups = new Map<string, { tally: Tally; customers: Disclosure['customers'][number][] }>()
  for (const tally of tallies) {
    const { view } = tally
    const rules = view.rules.map((r) => [r.basis, r.purposeVersion])
    const key = JSON.stringify([
      sorted(tally.released),
      sorted(tally.granted),
      byReason(tally),
      rules,
      view.decided!.revision,
    ])
    let entry = groups.get(key)
    if (!entry) groups.set(key, (entry = { tally, customers: [] }))
    entry.customers.push({
      id: view.id,
      seq: view.decided!.seq,
      at: view.decided!.at,
      evidence: view.rules.map((r) => r.evidence),
    })
  }
  return [...groups.values()].map(({ tally, customers }) => ({
    tenant: caller.tenant,
    requestId: declaration.requestId,
    client: caller.client,
    throughGateway: declaration.isGateway,
    dataSubject: caller.subject ?? null,
    controller: caller.controller,
    operation: caller.operation,
    channel: caller.channel ?? null,
    recipient: caller.recipient ?? null,
    purposes: declaration.purposes,
    purposeVersions: tally.view.rules.map((r) => r.purposeVersion),
    bases: tally.view.rules.map((r) => r.basis),
    revision: tally.view.decided!.revision,
    released: sorted(tally.released),
    granted: sorted(tally.granted),
    withheld: byReason(tally),
    customers,
  }))
}

const sorted = (names: ReadonlySet<string>): readonly string[] => [...names].toSorted()

function byReason({ withheld }: Tally): Record<string, string[]> {
  const reasons: Record<string, string[]> = {}
  for (const [field, reason] of [...withheld].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    ;(reasons[reason] ??= []).push(field)
  }
  return reasons
}
