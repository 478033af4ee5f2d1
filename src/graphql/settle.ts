import type { GraphQLFormattedError } from 'graphql'
import { AppError, isErrorCode } from '../lib/errors.ts'
import type { RequestContext } from './context.ts'

/**
 * Puts on disk what an answer discloses: no record, no answer. Throws the AppError to answer instead,
 * after it was logged and counted. GDPR Art. 5(2), 30.
 */
export async function recordDisclosures(ctx: RequestContext): Promise<void> {
  const { caller, declaration, services } = ctx
  if (!caller) return
  const rows = ctx.collector.disclosures(caller, declaration)
  try {
    await services.recorder.record(rows)
    services.metrics.disclosed(rows.length)
  } catch (error) {
    const fault = error instanceof AppError ? error : new AppError('DISCLOSURE_RECORD_UNAVAILABLE')
    services.metrics.error(fault.code)
    services.log.error('disclosure.unavailable', {
      requestId: declaration.requestId,
      code: isErrorCode(fault.code) ? fault.code : 'INTERNAL',
      detail: fault.detail,
    })
    throw fault
  }
}

/** What the answer tells of withheld values beside `withheld`, after counting them. */
export function reportWithheld(ctx: RequestContext): readonly GraphQLFormattedError[] {
  if (!ctx.caller) return []
  for (const [reason, count] of ctx.report.reasons()) ctx.services.metrics.denied(reason, count)
  return ctx.report.errors(ctx.fault)
}
