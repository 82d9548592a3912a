// Import - paste from a spreadsheet or drop a file: the format is told by its content, it is tried out at once, every refused
// line with its place and reason, columns corrected or lines mended in the box and tried again; taken back for a week
import { Button, FileInput, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Imported, post } from '../api'
import { say, Wrong } from '../bits'

const kinds = ['name', 'reference', 'uuid', 'kind', 'also known as', 'sector', 'country', 'website', 'address', 'description', 'tlp', 'domain', 'network', 'asn', 'contact', 'role', 'email', 'telephone', 'hours', 'zone', 'openpgp']
type Given = { text: string; file?: File }

// the bytes go as they are: what encoding they have is the hub's to find out
const blob = (g: Given) => g.file ?? new Blob([g.text], { type: 'text/plain' })
const readable = (f: File) => f.size < 2_000_000 && !/\.(gpg|pgp|kbx)$/i.test(f.name)

function Columns({ tried, set }: { tried: Imported; set: (columns: string[]) => void }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>
        {t('ui.import.columns', { columns: tried.columns.filter(Boolean).join(', ') })}
        {tried.ignored.length > 0 && ` ${t('ui.import.ignored', { columns: tried.ignored.join(', ') })}`}
      </summary>
      <div className="line" style={{ alignItems: 'end' }}>
        {tried.headers.map((h, i) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
            key={i}
            label={h || t('ui.import.column', { n: i + 1 })}
            clearable
            value={tried.columns[i] || null}
            onChange={(v) => set(tried.columns.map((c, k) => (k === i ? (v ?? '') : c === v ? '' : c)))}
            data={kinds}
            w="10rem"
          />
        ))}
      </div>
    </details>
  )
}

function Outcome({ tried, set }: { tried: Imported; set: (columns: string[]) => void }) {
  const { t } = useTranslation()
  return (
    <div role="status">
      <p style={{ margin: 0 }}>
        <b>{t('ui.import.would', { new: tried.new, changed: tried.changed, conflicting: tried.conflicting, refused: tried.refused_rows })}</b>
      </p>
      <p className="small quiet" style={{ margin: 0 }}>
        {t('ui.import.read_as', { format: t(`ui.import.format.${tried.format}`), encoding: tried.encoding })}
        {tried.delimiter && ` ${t('ui.import.delimiter', { delimiter: tried.delimiter })}`}
      </p>
      {tried.format === 'csv' && <Columns tried={tried} set={set} />}
      {tried.refused.length > 0 && (
        <ul className="small">
          {tried.refused.map((r) => (
            <li key={`${r.line}.${r.column}.${r.reason}`}>{r.name ? t('ui.import.line', { line: r.line, column: r.name, reason: r.reason }) : t('ui.import.item', { line: r.line, reason: r.reason })}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

export default function Import({ close, file }: { close: () => void; file?: File }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [given, setGiven] = useState<Given>({ text: '' })
  const [columns, setColumns] = useState<string[] | null>(null)
  const send = useMutation({
    mutationFn: async ({ dry, what, as }: { dry: boolean; what: Given; as: string[] | null }) => {
      const form = new FormData()
      form.append('file', blob(what), what.file?.name ?? 'paste.txt')
      const query = new URLSearchParams({ ...(dry ? { dry_run: 'true' } : {}), ...(as ? { columns: as.join(',') } : {}) })
      return (await call<Imported>('POST', `/organisations/import?${query}`, form)).data
    },
    onSuccess: (d, { dry }) => {
      if (dry) return
      queries.invalidateQueries()
      close()
      const id = d.id
      say({ text: t('ui.import.done', { new: d.new, changed: d.changed }), undo: id ? () => post(`/imports/${id}/take-back`, {}).then(() => queries.invalidateQueries()) : undefined })
    },
  })
  const attempt = (what: Given, as: string[] | null) => {
    setColumns(as)
    send.mutate({ dry: true, what, as })
  }
  // a file is tried as soon as it is there; its text can be mended in the box when it is text
  const take = async (f: File | null | undefined) => {
    if (!f) return
    const g = { text: readable(f) ? await f.text() : '', file: f }
    setGiven(g)
    attempt(g, null)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the file the dialog was opened with
  useEffect(() => {
    take(file)
  }, [file])
  const tried = send.data && send.variables?.dry ? send.data : null
  const there = !!given.file || !!given.text.trim()
  return (
    <Modal opened onClose={close} title={t('ui.import')} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>{t('ui.import.text')}</p>
        <FileInput label={t('ui.import.file')} accept=".csv,.tsv,.txt,.vcf,.vcard,.json,.asc,.gpg,.pgp,text/*" value={given.file ?? null} onChange={take} />
        <Textarea
          label={t('ui.import.paste')}
          autosize
          minRows={8}
          maxRows={16}
          value={given.text}
          className="mono"
          onChange={(e) => {
            setGiven({ text: e.currentTarget.value })
            send.reset()
          }}
          onPaste={(e) => {
            // into an empty box: what was pasted is tried at once
            if (given.text) return
            const text = e.clipboardData.getData('text/plain')
            if (!text.trim()) return
            e.preventDefault()
            setGiven({ text })
            attempt({ text }, null)
          }}
          onDragOver={(e) => e.preventDefault()}
          onDrop={(e) => {
            if (!e.dataTransfer.files.length) return
            e.preventDefault()
            e.stopPropagation()
            take(e.dataTransfer.files[0])
          }}
        />
        {tried && <Outcome tried={tried} set={(as) => attempt(given, as)} />}
        <Wrong error={send.error} />
        <div className="acts">
          <Button variant={tried ? 'default' : 'filled'} disabled={!there} loading={send.isPending} onClick={() => attempt(given, columns)}>
            {t('ui.import.try')}
          </Button>
          {tried && tried.new + tried.changed > 0 && (
            <Button loading={send.isPending} onClick={() => send.mutate({ dry: false, what: given, as: columns })}>
              {t('ui.import.go', { n: tried.new + tried.changed })}
            </Button>
          )}
        </div>
      </Stack>
    </Modal>
  )
}
