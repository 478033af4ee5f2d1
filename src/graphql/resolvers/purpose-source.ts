import type { Purpose } from '../../catalogue/document.ts'
import type { LiveCatalogue } from '../../catalogue/live.ts'
import type { CompiledPurpose, CompiledVersion } from '../../decision/catalogue.ts'

/** Source of `Purpose`: what people read and what decides. */
export interface PurposeSource {
  readonly key: string
  readonly document: Purpose
  readonly compiled: CompiledPurpose
}

/** Source of `PurposeVersion`. */
export type PurposeVersionSource = CompiledVersion

/** Source of `PurposeGroup`. */
export interface PurposeGroupSource {
  readonly key: string
  readonly titles: Readonly<Record<string, string>>
}

/** A purpose of the catalogue; null if it has none of that key. */
export function purposeSource(live: LiveCatalogue, key: string): PurposeSource | null {
  const compiled = live.engine.purposes.get(key)
  const document = Object.hasOwn(live.document.purposes, key)
    ? live.document.purposes[key]
    : undefined
  return compiled && document ? { key, document, compiled } : null
}

/** Every purpose, in the order of keys. */
export const purposeSources = (live: LiveCatalogue): PurposeSource[] =>
  [...live.engine.purposes.keys()].toSorted().flatMap((key) => purposeSource(live, key) ?? [])
