import type { Caller, Declaration } from '../caller/caller.ts'
import type { CustomerView } from '../customer/customer-view.ts'
import type { ReasonCode } from '../decision/reasons.ts'
import type { Disclosure } from './disclosure.ts'

/** What one request released and withheld so far. */
export interface DisclosureCollector {
  released(view: CustomerView, field: string): void
  withheld(view: CustomerView, field: string, reason: ReasonCode): void
  /** The rows to record; customers answered alike share one. Empty where no customer was touched. */
  disclosures(caller: Caller, declaration: Declaration, revision: number): Disclosure[]
}

interface Tally {
  readonly view: CustomerView
  readonly released: Set<string>
  readonly withheld: Map<string, ReasonCode>
}

/** A collector for one request. */
export function createCollector(): DisclosureCollector {
  const tallies = new Map<string, Tally>()
  function tallyOf(view: CustomerView): Tally | undefined {
    if (!view.decided) return undefined
    // Two reads of one request can see different evidence; each is recorded with its own.
    const key = `${view.id}/${view.decided.seq}/${view.decided.at}`
    let tally = tallies.get(key)
    if (!tally) tallies.set(key, (tally = { view, released: new Set(), withheld: new Map() }))
    return tally
  }
  return {
    released: (view, field) => void tallyOf(view)?.released.add(field),
    withheld: (view, field, reason) => void tallyOf(view)?.withheld.set(field, reason),
    disclosures: (caller, declaration, revision) =>
      group([...tallies.values()], caller, declaration, revision),
  }
}

function group(
  tallies: readonly Tally[],
  caller: Caller,
  declaration: Declaration,
  revision: number,
): Disclosure[] {
  const groups = new Map<string, { tally: Tally; customers: Disclosure['customers'][number][] }>()
  for (const tally of tallies) {
    const { view } = tally
    const rules = view.rules.map((r) => [r.basis, r.purposeVersion])
    const key = JSON.stringify([[...tally.released].toSorted(), byReason(tally), rules])
    let entry = groups.get(key)
    if (!entry) groups.set(key, (entry = { tally, customers: [] }))
    entry.customers.push({
      id: view.id,
      ...view.decided!,
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
    revision,
    released: [...tally.released].toSorted(),
    withheld: byReason(tally),
    customers,
  }))
}

function byReason({ withheld }: Tally): Record<string, string[]> {
  const reasons: Record<string, string[]> = {}
  for (const [field, reason] of [...withheld].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    ;(reasons[reason] ??= []).push(field)
  }
  return reasons
}
