import type { ProvenanceGroup } from '../customer/provenance.ts'

/** The personal values of a customer; what is not there is not known. Instants are ISO 8601. */
export interface PersonalValues {
  readonly customerNumber?: string
  readonly username?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly email?: string
  readonly phone?: string
  readonly postalAddress?: Readonly<
    Record<'street' | 'postalCode' | 'city' | 'region' | 'country', string>
  >
  readonly country?: string
  /** `2001-02-03`. */
  readonly birthDate?: string
  readonly gender?: string
  readonly language?: string
  readonly maritalStatus?: string
  readonly household?: { readonly size: number; readonly children: number }
  readonly jobTitle?: string
  readonly photoUrl?: string
  readonly taxId?: string
  readonly paymentToken?: string
  readonly bankAccount?: string
  readonly browsingHistory?: readonly { readonly path: string; readonly at: string }[]
  readonly searchHistory?: readonly string[]
  readonly devices?: readonly Readonly<Record<'id' | 'kind' | 'system', string>>[]
  readonly ipAddress?: string
  readonly preciseLocation?: {
    readonly latitude: number
    readonly longitude: number
    readonly at: string
  }
  readonly interests?: readonly string[]
  readonly surveyFeedback?: readonly {
    readonly survey: string
    readonly rating: number
    readonly comment: string
    readonly at: string
  }[]
  readonly socialHandles?: readonly Readonly<Record<'network' | 'handle', string>>[]
  readonly allergies?: readonly string[]
  readonly dietaryRequirements?: readonly string[]
  readonly segments?: readonly string[]
  readonly loyaltyTier?: string
  readonly loyaltyPoints?: number
  readonly lastPurchaseAt?: string
  readonly preferredChannel?: string
}

/** Values together with where they came from. */
export interface Dossier {
  readonly values: PersonalValues
  readonly provenance: readonly ProvenanceGroup[]
}

/** A dossier as it fills. */
export interface DossierBuilder {
  /** Takes values in under one origin: none gets in without. */
  collect(origin: Omit<ProvenanceGroup, 'fields'>, values: PersonalValues): void
  /** What was collected so far. */
  readonly dossier: Dossier
}

/** A dossier without anything in it. */
export function createDossier(): DossierBuilder {
  const values: Record<string, unknown> = {}
  const provenance: ProvenanceGroup[] = []
  return {
    collect(origin, collected) {
      Object.assign(values, collected)
      provenance.push({ fields: Object.keys(collected), ...origin })
    },
    dossier: { values, provenance },
  }
}
