/** Fields of one customer that came in together. Instants are epoch milliseconds UTC. */
export interface ProvenanceGroup {
  readonly fields: readonly string[]
  readonly source: string
  readonly collectedAt: number
  /** Purposes told when it was collected. GDPR Art. 5(1)(b). */
  readonly collectedFor: readonly string[]
  /** Identifier it came through, where consent can be bound to one. */
  readonly identifier?: string
}

/** The origin of each field's current value; a field in several groups has the last one's. */
export function provenanceByField(
  groups: readonly ProvenanceGroup[],
): ReadonlyMap<string, ProvenanceGroup> {
  const origin = new Map<string, ProvenanceGroup>()
  for (const group of groups) for (const field of group.fields) origin.set(field, group)
  return origin
}
