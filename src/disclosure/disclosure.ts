/**
 * What one request released and withheld of the customers it answered alike. It is on disk before the
 * answer leaves: no record, no answer. GDPR Art. 5(2), 15(1)(c), 30.
 */
export interface Disclosure {
  readonly tenant: string
  readonly requestId: string
  readonly client: string
  readonly throughGateway: boolean
  /** The signed-in data subject who asked, if one did. */
  readonly dataSubject: string | null
  readonly controller: string
  readonly operation: string
  readonly channel: string | null
  readonly recipient: string | null
  readonly purposes: readonly string[]
  /** One for each purpose, as is `bases`. */
  readonly purposeVersions: readonly (number | null)[]
  readonly bases: readonly (string | null)[]
  /** Revision of the catalogue. */
  readonly revision: number
  /** Fields whose values left, sorted. */
  readonly released: readonly string[]
  /** Data categories a grant permitted the other subgraphs, sorted; empty where none was asked for. */
  readonly granted: readonly string[]
  /** Reason code to the fields it withheld, sorted; silent reasons too. */
  readonly withheld: Readonly<Record<string, readonly string[]>>
  readonly customers: readonly DisclosedCustomer[]
}

/** One customer of a disclosure, with the decision it rests on. */
export interface DisclosedCustomer {
  readonly id: string
  /** State of the evidence. */
  readonly seq: number
  /** Instant of the decision, epoch milliseconds. */
  readonly at: number
  /** Ids of the evidence, for each purpose. */
  readonly evidence: readonly (readonly string[])[]
}
