import type { ApolloServerPlugin } from '@apollo/server'
import { AppError, httpStatusOf } from '../lib/errors.ts'
import type { RequestContext } from './context.ts'
import { recordDisclosures, reportWithheld } from './settle.ts'

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
      try {
        await recordDisclosures(ctx)
      } catch (fault) {
        if (!(fault instanceof AppError)) throw fault
        response.http.status = httpStatusOf(fault.code)
        response.body.singleResult = {
          errors: [{ message: fault.publicMessage, extensions: { code: fault.code } }],
        }
        return
      }
      const told = reportWithheld(ctx)
      if (told.length > 0) result.errors = [...(result.errors ?? []), ...told]
    },
  }),
}
