import type { Caller } from '../caller/caller.ts'
import type { RecordableAct } from '../catalogue/document.ts'
import type { LiveCatalogue } from '../catalogue/live.ts'
import type { EvidenceDetail, EvidenceKind } from '../evidence/kinds.ts'
import type { Dossier } from './dossier.ts'
import type { ActKey, Envelope, Speaker } from './envelope.ts'
import type { Problems } from './problems.ts'

/** A piece of evidence to put on file. */
export type Draft = {
  [K in EvidenceKind]: {
    readonly kind: K
    readonly detail: EvidenceDetail[K]
    /** Told to the caller: a second step is needed before it counts. */
    readonly needsConfirmation?: boolean
  }
}[EvidenceKind]

/** What an act is judged by. */
export interface ActScope {
  readonly live: LiveCatalogue
  readonly caller: Caller
  readonly speaker: Speaker
  readonly key: ActKey
  readonly dossier: Dossier
  /** When the act happened, clamped to now. Epoch milliseconds. */
  readonly occurredAt: number
  /** The request carried `Sec-GPC: 1`. */
  readonly gpc: boolean
  /** Key of the identifiers' hashes. */
  readonly identifierKey: Uint8Array
  readonly problems: Problems
}

/** One act: what registration it needs, and what evidence it is. */
export interface Act<I extends Envelope> {
  /** Name of the mutation; part of what makes a repetition the same. */
  readonly name: string
  /** What the client must be registered to record; several where the input says several things. */
  readonly needs: (input: I) => readonly RecordableAct[]
  /** The evidence names the company the client acts for. */
  readonly ofController?: true
  /** True where a data subject may do it about themselves. GDPR Art. 7(3), 18, 21. */
  readonly bySubject: (input: I) => boolean
  /** The evidence, in the order of the input; problems are noted in the scope. Pure. */
  readonly draft: (input: I, scope: ActScope) => readonly Draft[]
}
