import type {
  AssessmentModel,
  CatalogueModel,
  PurposeRule,
  PurposeVersion,
} from '../decision/catalogue-model.ts'
import type { CatalogueDocument, Purpose, RuleDocument } from './document.ts'
import { durationMs } from './duration.ts'
import { specialCategoriesOf } from './special.ts'

/**
 * The document as the engine wants it: times and durations in milliseconds (`durationMs`), fields of
 * Customer by their bare name and all others as `Type.field`, the end of each version worked out.
 * Pure; the document should have passed `lintCatalogue`. Suppressions are no part of a catalogue.
 */
export function toModel(document: CatalogueDocument): CatalogueModel {
  const { jurisdictions, recipients, clients, fields, purposes } = document
  return {
    fields: mapValues(fields, ({ categories }) => ({ categories }), bareField),
    specialCategories: specialCategoriesOf(document),
    childAge: mapValues(jurisdictions, ({ childAge }) => childAge),
    fallbackJurisdiction: '*',
    gpcJurisdictions: Object.keys(jurisdictions).filter((code) => jurisdictions[code]!.gpc),
    clients: mapValues(clients, (client) => ({ purposes: client.purposes })),
    recipients: mapValues(
      recipients,
      ({ purposes: allowed, thirdParty, thirdCountry, ...rest }) => ({
        purposes: allowed,
        thirdParty,
        thirdCountry,
        ...(rest.transferMechanism !== undefined && { transferMechanism: rest.transferMechanism }),
      }),
    ),
    compatible: Object.values(document.assessments).flatMap((assessment) => {
      if (assessment.kind !== 'COMPATIBILITY') return []
      // It counts once it is on file, whatever date it bears. GDPR Art. 5(2).
      const approvedAt = ms(assessment.recordedAt)
      return assessment.from.map((from) => ({ from, to: assessment.to, approvedAt }))
    }),
    purposes: mapValues(purposes, (purpose, key) => ({
      versions: toVersions(purpose, assessmentsFor(document, key)),
    })),
  }
}

const ms = (instant: string): number => Date.parse(instant)

const bareField = (key: string): string => key.replace(/^Customer\./, '')

function mapValues<In, Out>(
  record: Readonly<Record<string, In>>,
  change: (value: In, key: string) => Out,
  rename = (key: string) => key,
): Record<string, Out> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [rename(key), change(value, key)]),
  )
}

/** The balancing tests on file for a purpose. They are renewed without a new version of it. */
const assessmentsFor = (document: CatalogueDocument, purpose: string): AssessmentModel[] =>
  Object.values(document.assessments).flatMap((assessment) =>
    assessment.kind === 'LIA' && assessment.purposes.includes(purpose)
      ? {
          approvedAt: ms(assessment.approvedAt),
          recordedAt: ms(assessment.recordedAt),
          ...(assessment.reviewDue !== undefined && { reviewDue: ms(assessment.reviewDue) }),
        }
      : [],
  )

function toVersions(purpose: Purpose, assessments: readonly AssessmentModel[]): PurposeVersion[] {
  return purpose.versions.map((version, index) => {
    const { material: _m, override: _o, texts: _t, effectiveTo, ...rest } = version
    // A version is open when published; its end is its own, or the successor's start, or retirement.
    const ends = [
      effectiveTo,
      purpose.versions[index + 1]?.effectiveFrom,
      purpose.retirement?.effectiveFrom,
    ]
      .filter((end) => end !== undefined)
      .map(ms)
    return {
      ...rest,
      publishedAt: ms(version.publishedAt),
      effectiveFrom: ms(version.effectiveFrom),
      ...(ends.length > 0 && { effectiveTo: Math.min(...ends) }),
      rules: mapValues(version.rules, (rule) => toRule(rule, assessments)),
    }
  })
}

function toRule(rule: RuleDocument, assessments: readonly AssessmentModel[]): PurposeRule {
  const { basis, art9, consentValidity, retention, contractTypes, obligation, task } = rule
  return {
    basis,
    doubleOptIn: rule.doubleOptIn,
    always: rule.always,
    sellOrShare: rule.sellOrShare,
    ...(art9 !== undefined && { art9 }),
    ...(consentValidity !== undefined && { consentValidityMs: durationMs(consentValidity) }),
    ...(retention !== undefined && { retentionMs: durationMs(retention) }),
    ...(contractTypes.length > 0 && { contractTypes }),
    ...(obligation !== undefined && {
      obligation: {
        law: obligation.law,
        trigger: obligation.trigger,
        retentionMs: durationMs(obligation.retention),
      },
    }),
    ...(task !== undefined && {
      task: {
        law: task.law,
        from: ms(task.from),
        ...(task.to !== undefined && { to: ms(task.to) }),
      },
    }),
    ...(basis === 'LEGITIMATE_INTEREST' && { assessments }),
  }
}
