import { versionInForce } from '../../decision/catalogue.ts'
import { createTimeline } from '../../decision/timeline.ts'
import type {
  PurposeGroupResolvers,
  PurposeResolvers,
  PurposeVersionResolvers,
} from '../generated.ts'
import { consentNotice } from './ConsentNotice.ts'
import type { PurposeSource } from './purpose-source.ts'

const DAY_MS = 86_400_000

/** The text in the language asked for, else in its base language, else in English, else in any. */
function inLanguage<T>(texts: Readonly<Record<string, T>>, language: string): T | undefined {
  const own = (tag: string) => (Object.hasOwn(texts, tag) ? texts[tag] : undefined)
  return own(language) ?? own(language.split('-')[0]!) ?? own('en') ?? Object.values(texts)[0]
}

const textOf = ({ document }: PurposeSource, language: string) =>
  inLanguage(document.versions.at(-1)?.texts ?? {}, language)

/** Resolvers of Purpose. */
export const purposeResolvers: PurposeResolvers = {
  title: (source, { language }) => textOf(source, language)?.title ?? source.key,
  description: (source, { language }) => textOf(source, language)?.description ?? '',
  dpvPurpose: ({ document }) => document.dpv,
  group: ({ document: { group } }, _args, { live }) => ({
    key: group,
    titles: live.document.purposeGroups[group]?.titles ?? {},
  }),
  consentNotice: ({ key }, _args, { live, services }) =>
    consentNotice(live, key, services.now()?.getTime() ?? Date.now()),
  currentVersion: ({ compiled }, _args, { services }) => {
    const now = services.now()?.getTime() ?? Date.now()
    return versionInForce(compiled, createTimeline(now, undefined)) ?? null
  },
  versions: ({ compiled }) => [...compiled.versions],
}

/** Resolvers of PurposeGroup. */
export const purposeGroupResolvers: PurposeGroupResolvers = {
  title: ({ key, titles }, { language }) => inLanguage(titles, language) ?? key,
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
