import { versionInForce } from '../../decision/catalogue.ts'
import { createTimeline } from '../../decision/timeline.ts'
import type { PurposeResolvers, PurposeVersionResolvers } from '../generated.ts'
import type { PurposeSource } from './purpose-source.ts'

const DAY_MS = 86_400_000

/** The text of the newest version in the language asked for, else in English, else in any. */
function textOf({ document }: PurposeSource, language: string) {
  const texts = document.versions.at(-1)?.texts ?? {}
  return texts[language] ?? texts['en'] ?? Object.values(texts)[0]
}

/** Resolvers of Purpose. */
export const purposeResolvers: PurposeResolvers = {
  title: (source, { language }) => textOf(source, language)?.title ?? source.key,
  description: (source, { language }) => textOf(source, language)?.description ?? '',
  dpvPurpose: ({ document }) => document.dpv,
  currentVersion: ({ compiled }, _args, { services }) => {
    const now = services.now()?.getTime() ?? Date.now()
    return versionInForce(compiled, createTimeline(now, undefined)) ?? null
  },
  versions: ({ compiled }) => [...compiled.versions],
}

/** Resolvers of PurposeVersion. */
export const purposeVersionResolvers: PurposeVersionResolvers = {
  publishedAt: (v) => new Date(v.publishedAt),
  effectiveFrom: (v) => new Date(v.effectiveFrom),
  effectiveTo: (v) => (v.effectiveTo === undefined ? null : new Date(v.effectiveTo)),
  controllers: (v) => [...v.controllers],
  categories: (v) => [...v.categories],
  directMarketing: (v) => v.directMarketing === true,
  profiling: (v) => v.profiling === true,
  rules: (v) =>
    Object.entries(v.rules).map(([jurisdiction, rule]) => ({
      jurisdiction,
      lawfulBasis: rule.basis,
      specialCondition: rule.art9 ?? null,
      retentionDays: rule.retentionMs === undefined ? null : Math.floor(rule.retentionMs / DAY_MS),
    })),
}
