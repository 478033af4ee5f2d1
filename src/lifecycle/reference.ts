import type { EvidenceKind } from '../evidence/kinds.ts'
import { isUuid } from '../lib/uuid.ts'
import type { ActScope } from './act.ts'
import { evidenceId, KEY_LENGTH_MAX, keyFor, sourceOf } from './envelope.ts'
import { textOf } from './problems.ts'

/** A piece of evidence: by its id, or by the key it was or will be put on file with. */
export interface EvidenceReference {
  readonly id?: string | null | undefined
  readonly key?: string | null | undefined
  readonly source?: string | null | undefined
  readonly index?: number | null | undefined
}

const INDEX_MAX = 199

/**
 * Id of the evidence referred to; undefined with a problem noted where it cannot be that of one of
 * `kinds`. By key it may name what has not arrived yet: outcomes overtake what they are about.
 */
export function resolveReference(
  reference: EvidenceReference,
  kinds: readonly EvidenceKind[],
  path: readonly (string | number)[],
  scope: ActScope,
): string | undefined {
  const { dossier, problems } = scope
  const refuse = (code: string, message: string): undefined => {
    problems.add(path, code, message)
  }
  const byId = reference.id ?? undefined
  const byKey = textOf(problems, [...path, 'key'], reference.key, KEY_LENGTH_MAX)
  if (byKey === undefined && (reference.key ?? undefined) !== undefined) return undefined
  if ((byId === undefined) === (byKey === undefined)) {
    return refuse('REQUIRED', 'Name the evidence by its id or by its key, and not by both.')
  }
  const id = byId?.toLowerCase() ?? idOfKey(reference, path, scope)
  if (id === undefined) return undefined
  const found = dossier.evidence.find((e) => e.id === id)
  if (found && !kinds.includes(found.kind)) {
    return refuse('WRONG_KIND', `Names evidence of kind ${found.kind}; name ${kinds.join(' or ')}.`)
  }
  if (!found && byId !== undefined) {
    return refuse('UNKNOWN_EVIDENCE', 'There is no such evidence of this customer; use a receipt.')
  }
  return isUuid(id) ? id : refuse('UNKNOWN_EVIDENCE', 'Is not an id; use one from a receipt.')
}

function idOfKey(
  reference: EvidenceReference,
  path: readonly (string | number)[],
  { caller, speaker, problems, identifierKey }: ActScope,
): string | undefined {
  const source = sourceOf(reference.source, speaker, [...path, 'source'], problems)
  const index = reference.index ?? 0
  if (index < 0 || index > INDEX_MAX) {
    problems.add([...path, 'index'], 'OUT_OF_RANGE', `Is 0 to ${INDEX_MAX}.`)
    return undefined
  }
  if (source === undefined) return undefined
  const key = keyFor(speaker, reference.key!)
  return evidenceId(identifierKey, caller.tenant, { source, key }, index)
}
