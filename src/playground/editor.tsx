import { GraphiQL } from 'graphiql'
import type { GraphQLSchema } from 'graphql'
import { useMemo, useState } from 'react'
import type { FC, RefObject } from 'react'
import type { PlaygroundConfig } from './config.ts'
import { EditorBridge } from './editor-bridge.tsx'
import type { EditorControls } from './editor-bridge.tsx'
import { createFetcher } from './fetcher.ts'
import type { Answer } from './fetcher.ts'
import { createPageStorage } from './page-storage.ts'
import { headersFor } from './request-headers.ts'
import type { Session } from './share-link.ts'

interface EditorProps {
  readonly config: PlaygroundConfig
  readonly sessionRef: RefObject<Session>
  readonly editorRef: RefObject<EditorControls | null>
  readonly onEdit: (part: Partial<Session>) => void
  readonly onAnswer: (answer: Answer) => void
  readonly onSchema: (schema: GraphQLSchema) => void
}

const newTabQuery = '# Ctrl+Space lists what can be asked, Ctrl+Enter runs.\n\n'

/** GraphiQL with our headers. What it needs to stay the same between renderings is made once. */
export const Editor: FC<EditorProps> = (props) => {
  const { config, sessionRef, editorRef, onEdit, onAnswer, onSchema } = props
  const [initial] = useState(() => sessionRef.current)
  const storage = useMemo(createPageStorage, [])
  const fetcher = useMemo(
    () =>
      createFetcher({
        endpoint: config.endpoint,
        headers: () => headersFor(config, sessionRef.current),
        onAnswer,
      }),
    [config, sessionRef, onAnswer],
  )
  return (
    <GraphiQL
      // The types of its streams come with graphql-ws, which this page does without.
      fetcher={fetcher as Parameters<typeof GraphiQL>[0]['fetcher']}
      storage={storage}
      forcedTheme="system"
      shouldPersistHeaders={false}
      defaultQuery={newTabQuery}
      query={initial.query}
      variables={initial.variables}
      onEditQuery={(query: string) => onEdit({ query })}
      onEditVariables={(variables: string) => onEdit({ variables })}
      onSchemaChange={onSchema}
    >
      <GraphiQL.Logo> </GraphiQL.Logo>
      <EditorBridge editorRef={editorRef} />
    </GraphiQL>
  )
}
