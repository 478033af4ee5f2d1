import type { DossierBuilder } from './dossier.ts'
import type { History } from './history.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'

/** A customer in the making: who it is, what happened and what is known. */
export interface Draft {
  readonly person: Person
  readonly random: Random
  readonly history: History
  readonly dossier: DossierBuilder
  /** Contact points that must not be used, as channel and instant. */
  readonly suppressed: { readonly channel: 'email' | 'sms'; readonly occurredAt: number }[]
}
