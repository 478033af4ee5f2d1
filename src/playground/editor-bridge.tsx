import { useEditorContext, useExecutionContext } from '@graphiql/react'
import { useEffect } from 'react'
import type { FC, RefObject } from 'react'

/** What the rest of the page may do to the editor. */
export interface EditorControls {
  readonly load: (query: string, variables: string) => void
  readonly run: () => void
}

/**
 * Renders nothing: it stands inside GraphiQL, where its contexts can be reached, and hands the
 * controls out. Also names the editors for screen readers and frees the Tab key, which CodeMirror
 * takes for indenting and so would hold the keyboard in the editor (WCAG 2.1.2).
 */
export const EditorBridge: FC<{ editorRef: RefObject<EditorControls | null> }> = ({
  editorRef,
}) => {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useEditorContext({
    nonNull: true,
  })
  const execution = useExecutionContext({ nonNull: true })

  useEffect(() => {
    editorRef.current = {
      load(query, variables) {
        if (execution.isSubscribed) execution.stop()
        queryEditor?.setValue(query)
        variableEditor?.setValue(variables)
        responseEditor?.setValue('')
      },
      run: () => execution.run(),
    }
  }, [editorRef, queryEditor, variableEditor, responseEditor, execution])

  useEffect(() => nameEditor(queryEditor, 'Operation'), [queryEditor])
  useEffect(() => nameEditor(variableEditor, 'Variables, as JSON'), [variableEditor])
  useEffect(() => nameEditor(headerEditor, 'Further headers, as JSON'), [headerEditor])
  useEffect(() => nameEditor(responseEditor, 'Answer, as JSON'), [responseEditor])
  return null
}

/** The part of a CodeMirror 5 editor used here. */
interface NamedEditor {
  getInputField(): { setAttribute(name: string, value: string): void }
  addKeyMap(keys: { Tab: false; 'Shift-Tab': false }): void
  setOption(name: 'lineWrapping', value: boolean): void
}

const nameEditor = (editor: NamedEditor | null, label: string): void => {
  if (editor === null) return
  editor.getInputField().setAttribute('aria-label', label)
  editor.setOption('lineWrapping', true)
  editor.addKeyMap({ Tab: false, 'Shift-Tab': false })
}
