// Import - paste from a spreadsheet or drop a file; tried out first, every refused line with its place and reason, corrected
// in the box and tried again; taken back for a week
import { Button, FileInput, Modal, Stack, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Imported, post } from '../api'
import { say, Wrong } from '../bits'

export default function Import({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const send = useMutation({
    mutationFn: async (dry: boolean) => {
      const form = new FormData()
      form.append('file', new Blob([text], { type: 'text/csv' }), 'paste.csv')
      return (await call<Imported>('POST', `/organisations/import${dry ? '?dry_run=true' : ''}`, form)).data
    },
    onSuccess: (d, dry) => {
      if (dry) return
      queries.invalidateQueries()
      close()
      const id = d.id
      say({ text: t('ui.import.done', { new: d.new, changed: d.changed }), undo: id ? () => post(`/imports/${id}/take-back`, {}).then(() => queries.invalidateQueries()) : undefined })
    },
  })
  const tried = send.data && send.variables ? send.data : null
  return (
    <Modal opened onClose={close} title={t('ui.import')} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>{t('ui.import.text')}</p>
        <FileInput label={t('ui.import.file')} accept=".csv,text/csv,text/plain" onChange={(f) => f?.text().then(setText)} />
        <Textarea
          label={t('ui.import.paste')}
          autosize
          minRows={8}
          maxRows={16}
          value={text}
          className="mono"
          onChange={(e) => {
            setText(e.currentTarget.value)
            send.reset()
          }}
          onDragOver={(e) => e.preventDefault()}
          onDrop={(e) => {
            const f = e.dataTransfer.files[0]
            if (!f) return
            e.preventDefault()
            f.text().then(setText)
          }}
        />
        {tried && (
          <div role="status">
            <p style={{ margin: 0 }}>
              <b>{t('ui.import.would', { new: tried.new, changed: tried.changed, conflicting: tried.conflicting, refused: tried.refused_rows })}</b>
            </p>
            <p className="small quiet" style={{ margin: 0 }}>
              {t('ui.import.columns', { columns: tried.columns.map((c) => c || '–').join(', ') })}
              {tried.ignored.length > 0 && ` ${t('ui.import.ignored', { columns: tried.ignored.join(', ') })}`}
            </p>
            {tried.refused.length > 0 && (
              <ul className="small">
                {tried.refused.map((r) => (
                  <li key={`${r.line}.${r.column}.${r.reason}`}>{t('ui.import.line', { line: r.line, column: r.name || r.column || '–', reason: r.reason })}</li>
                ))}
              </ul>
            )}
          </div>
        )}
        <Wrong error={send.error} />
        <div className="acts">
          <Button variant={tried ? 'default' : 'filled'} disabled={!text.trim()} loading={send.isPending} onClick={() => send.mutate(true)}>
            {t('ui.import.try')}
          </Button>
          {tried && tried.new + tried.changed > 0 && (
            <Button loading={send.isPending} onClick={() => send.mutate(false)}>
              {t('ui.import.go', { n: tried.new + tried.changed })}
            </Button>
          )}
        </div>
      </Stack>
    </Modal>
  )
}
