import { GppModel } from '@iabgpp/cmpapi'
import { TCString } from '@iabtcf/core'
import type { DecodedSignal } from '../evidence/kinds.ts'
import { coreWithoutVendors, sectionsOf } from './signal-bits.ts'
import { textOf, type Problems } from './problems.ts'

/** A string of a real platform has a few hundred characters. */
const SIGNAL_LENGTH_MAX = 4000

/** IAB Europe, Transparency and Consent Framework v2: the string and what it says; undefined if bad. */
export function decodeTcf(
  string: string | null | undefined,
  path: readonly string[],
  problems: Problems,
): DecodedSignal | undefined {
  return decode(string, path, problems, readTcf)
}

/** IAB Tech Lab, Global Privacy Platform: the string and its sections; undefined if bad. */
export function decodeGpp(
  string: string | null | undefined,
  path: readonly string[],
  problems: Problems,
): DecodedSignal | undefined {
  return decode(string, path, problems, readGpp)
}

/** What decides of it; the vendors stay in the string alone. Throws where it is not well formed. */
function readTcf(text: string): Record<string, unknown> {
  const core = coreWithoutVendors(text)
  if (core === undefined) throw new Error('not a TCF string')
  const model = TCString.decode(core)
  return {
    cmpId: model.cmpId,
    policyVersion: model.policyVersion,
    created: model.created?.toISOString(),
    lastUpdated: model.lastUpdated?.toISOString(),
    consentLanguage: model.consentLanguage,
    purposeConsents: permitted(model.purposeConsents),
    purposeLegitimateInterests: permitted(model.purposeLegitimateInterests),
    specialFeatureOptins: permitted(model.specialFeatureOptins),
  }
}

const TCF_EU = 2

/** Its sections by name. Those with lists of vendors are not given to the library: see `signal-bits.ts`. */
function readGpp(text: string): Record<string, unknown> {
  const [header = '', ...parts] = text.split('~')
  const sections = sectionsOf(header)
  if (sections?.length !== parts.length) throw new Error('not a GPP string')
  const model = new GppModel(text)
  // Asking for the numbers is what makes it look at the header.
  model.getSectionIds()
  model.deleteSection('tcfeuv2')
  model.deleteSection('tcfcav1')
  const european = sections.indexOf(TCF_EU)
  return {
    sections,
    ...(european !== -1 && { tcfeuv2: readTcf(parts[european]!) }),
    ...(model.toObject() as Record<string, unknown>),
  }
}

const permitted = (vector: Iterable<[number, boolean]>): number[] =>
  [...vector].flatMap(([id, isOn]) => (isOn ? [id] : []))

function decode(
  string: string | null | undefined,
  path: readonly string[],
  problems: Problems,
  read: (text: string) => Record<string, unknown>,
): DecodedSignal | undefined {
  const text = textOf(problems, path, string, SIGNAL_LENGTH_MAX)
  if (text === undefined) return undefined
  try {
    // Through JSON, since the libraries' objects hold dates and classes.
    return { string: text, says: JSON.parse(JSON.stringify(read(text))) as Record<string, unknown> }
  } catch {
    problems.add(path, 'NOT_DECODABLE', 'Is not a string of that platform; send it as it was set.')
    return undefined
  }
}
