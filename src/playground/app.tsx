import type { GraphQLSchema } from 'graphql'
import { useCallback, useState } from 'react'
import type { FC } from 'react'
import type { PlaygroundConfig } from './config.ts'
import { DisclosureView } from './disclosure-view.tsx'
import { Editor } from './editor.tsx'
import { ExampleList } from './example-list.tsx'
import type { Answer } from './fetcher.ts'
import { Header } from './header.tsx'
import { RequestPanel } from './request-panel.tsx'
import { isExample, sessionOf } from './share-link.ts'
import { SplitPane } from './split-pane.tsx'
import { useSession } from './use-session.ts'

/** The whole page: who asks and for what on the left, the operation and what came of it on the right. */
export const App: FC<{ config: PlaygroundConfig }> = ({ config }) => {
  const { session, sessionRef, editorRef, change, replace } = useSession(config)
  const [answer, setAnswer] = useState<Answer | undefined>(undefined)
  const [schema, setSchema] = useState<GraphQLSchema | undefined>(undefined)
  const onEdit = useCallback(change, [change])

  return (
    <div className="page">
      <Header config={config} session={session} />
      <main className="workspace">
        <aside className="panel" aria-label="Request">
          <ExampleList
            examples={config.examples}
            isActive={(example) => isExample(session, example)}
            onChoose={(example) => {
              replace(sessionOf(example))
              editorRef.current?.run()
            }}
          />
          <RequestPanel config={config} session={session} onChange={change} />
        </aside>
        <SplitPane
          label="Height of the editor"
          first={
            <Editor
              config={config}
              sessionRef={sessionRef}
              editorRef={editorRef}
              onEdit={onEdit}
              onAnswer={setAnswer}
              onSchema={setSchema}
            />
          }
          second={<DisclosureView answer={answer} schema={schema} config={config} />}
        />
      </main>
    </div>
  )
}
