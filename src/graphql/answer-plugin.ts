import type { ApolloServerPlugin } from '@apollo/server'
import { AppError, httpStatusOf, isErrorCode } from '../lib/errors.ts'
import type { RequestContext } from './context.ts'

/**
 * The last step of every answer. The record is committed before a byte leaves: no record, no answer;
 * if that fails, the data is dropped and the outage is told as what it is. Then the withheld values
 * are summed up.
 */
export const answerPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue: ctx, response }) {
      response.http.headers.set('cache-control', 'private, no-store')
      if (response.body.kind !== 'single') return
      const result = response.body.singleResult
      if (result.errors?.some((e) => e.extensions?.['code'] === 'UNAUTHENTICATED')) {
        response.http.status = httpStatusOf('UNAUTHENTICATED')
      }
      if (!ctx.caller) return
      const rows = ctx.collector.disclosures(ctx.caller, ctx.declaration)
      try {
        await ctx.services.recorder.record(rows)
        ctx.services.metrics.disclosed(rows.length)
      } catch (error) {
        const fault =
          error instanceof AppError ? error : new AppError('DISCLOSURE_RECORD_UNAVAILABLE')
        ctx.services.metrics.error(fault.code)
        ctx.services.log.error('disclosure.unavailable', {
          requestId: ctx.declaration.requestId,
          code: isErrorCode(fault.code) ? fault.code : 'INTERNAL',
          detail: fault.detail,
        })
        response.http.status = httpStatusOf(fault.code)
        response.body.singleResult = {
          errors: [{ message: fault.publicMessage, extensions: { code: fault.code } }],
        }
        return
      }
      for (const [reason, count] of ctx.report.reasons()) {
        ctx.services.metrics.denied(reason, count)
      }
      const told = ctx.report.errors(ctx.fault)
      if (told.length > 0) result.errors = [...(result.errors ?? []), ...told]
    },
  }),
}
