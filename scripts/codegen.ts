/** Writes src/graphql/generated.ts, the resolver types of schema.graphql; `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { parse } from 'graphql'

const filename = 'src/graphql/generated.ts'
const config = {
  federation: true,
  useTypeImports: true,
  enumsAsTypes: true,
  importExtension: '.ts',
  contextType: './context.ts#RequestContext',
  mappers: {
    Customer: '../customer/customer-view.ts#CustomerView',
    Catalogue: '../catalogue/live.ts#LiveCatalogue',
    Purpose: './resolvers/purpose-source.ts#PurposeSource',
    PurposeVersion: './resolvers/purpose-source.ts#PurposeVersionSource',
    PurposeGroup: './resolvers/purpose-source.ts#PurposeGroupSource',
    ConsentNotice: './resolvers/ConsentNotice.ts#NoticeSource',
    Viewer: './context.ts#ViewerSource',
    CustomerChange: '../changes/feed.ts#CustomerEvent',
    PermissionsChange: '../changes/feed.ts#PermissionsEvent',
    ActPayload: '../lifecycle/record.ts#Recording',
    SuppressionPayload: '../lifecycle/suppression.ts#SuppressionRecording',
  },
  scalars: {
    ID: { input: 'string', output: 'string' },
    Date: 'string',
    DateTime: { input: 'Date', output: 'Date' },
    PurposeGrant: 'string',
  },
}
const source = await codegen({
  schema: parse(readFileSync('schema.graphql', 'utf8')),
  documents: [],
  filename,
  config,
  plugins: [{ typescript: {} }, { resolvers: {} }],
  pluginMap: { typescript, resolvers },
})
const text = `// Generated from schema.graphql by scripts/codegen.ts. Do not edit.\n${source}`
if (!process.argv.includes('--check')) writeFileSync(filename, text)
else if (readFileSync(filename, 'utf8') !== text) {
  console.error(`${filename} is not what schema.graphql says. Run: npm run codegen`)
  process.exit(1)
}
