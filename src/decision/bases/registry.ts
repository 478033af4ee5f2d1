import type { BasisKey } from '../catalogue-model.ts'
import { consent } from './consent.ts'
import { contract } from './contract.ts'
import type { BasisEvaluator } from './evaluator.ts'
import { legalObligation } from './legal-obligation.ts'
import { legitimateInterest } from './legitimate-interest.ts'
import { optOutRegime } from './opt-out-regime.ts'
import { publicInterest } from './public-interest.ts'
import { vitalInterest } from './vital-interest.ts'

/** The six bases of GDPR Art. 6(1) and the opt-out regime; `compileCatalogue` takes more. */
export const builtInBases: ReadonlyMap<string, BasisEvaluator> = new Map<BasisKey, BasisEvaluator>([
  ['CONSENT', consent],
  ['CONTRACT', contract],
  ['LEGAL_OBLIGATION', legalObligation],
  ['VITAL_INTEREST', vitalInterest],
  ['PUBLIC_INTEREST', publicInterest],
  ['LEGITIMATE_INTEREST', legitimateInterest],
  ['OPT_OUT_REGIME', optOutRegime],
])
