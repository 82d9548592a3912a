// Advisory - from identifiers or empty; then text and table at the left, what is missing and how it will look at the right
import { Button, FileInput, Textarea, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Advisory, type AdvisoryContent, call, post } from '../api'
import { Box, Shown, Wrong } from '../bits'
import { deskOf, useMe } from '../me'
import { AdvisoryEditor } from '../parts/AdvisoryEditor'
import { go, usePath } from '../router'

// a vendor's document, or what stands on his page: all that is found is taken over with its source
function FromWords({ opened }: { opened: (a: Advisory) => void }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const take = useMutation({
    mutationFn: (f: File) => {
      const form = new FormData()
      form.append('file', f)
      return post<Advisory>('/advisories/from-document', form)
    },
    onSuccess: opened,
  })
  const paste = useMutation({ mutationFn: () => post<Advisory>('/advisories/from-text', { text, source: source.trim() }), onSuccess: opened })
  return (
    <>
      <Box title={t('ui.adv.from_file')}>
        <div className="stack">
          <FileInput
            label={t('ui.adv.file')}
            description={t('ui.adv.file.hint')}
            placeholder={t('ui.adv.file.choose')}
            accept=".json,application/json"
            value={file}
            onChange={(f) => {
              setFile(f)
              if (f) take.mutate(f)
            }}
          />
          <Wrong error={take.error} />
        </div>
      </Box>
      <Box title={t('ui.adv.from_text')}>
        <form
          onSubmit={(e) => {
            e.preventDefault()
            paste.mutate()
          }}
          className="stack"
        >
          <Textarea label={t('ui.adv.pasted')} description={t('ui.adv.pasted.hint')} autosize minRows={3} maxRows={16} value={text} onChange={(e) => setText(e.currentTarget.value)} />
          <TextInput label={t('ui.adv.source')} maxLength={150} value={source} onChange={(e) => setSource(e.currentTarget.value)} />
          <Wrong error={paste.error} />
          <Button type="submit" variant="default" loading={paste.isPending} disabled={text.trim().length < 3} style={{ justifySelf: 'start' }}>
            {t('ui.adv.draft_text')}
          </Button>
        </form>
      </Box>
    </>
  )
}

function Start() {
  const { t } = useTranslation()
  const me = useMe()
  const from = new URLSearchParams(usePath().split('?')[1] ?? '').get('from') ?? ''
  const [ids, setIds] = useState(from)
  const opened = (a: Advisory) => go(`advisories/${a.ref}`, true)
  const draft = useMutation({ mutationFn: () => post<Advisory>('/advisories/from-vulnerabilities', { vulnerabilities: ids.split(/[\s,;]+/).filter(Boolean) }), onSuccess: opened })
  const empty = useMutation({ mutationFn: () => post<Advisory>('/advisories', { title: t('ui.adv.untitled'), ...(deskOf(me)[0] ? { team: deskOf(me)[0] } : {}) }), onSuccess: opened })
  return (
    <div className="stack">
      <Title order={1} size="h3">
        {t('ui.adv.new')}
      </Title>
      <Box title={t('ui.adv.from_ids')}>
        <form
          onSubmit={(e) => {
            e.preventDefault()
            draft.mutate()
          }}
          className="stack"
        >
          <Textarea label={t('ui.adv.ids')} description={t('ui.adv.ids.hint')} autosize minRows={1} value={ids} onChange={(e) => setIds(e.currentTarget.value)} data-autofocus />
          <Wrong error={draft.error} />
          <Button type="submit" loading={draft.isPending} disabled={!ids.trim()} style={{ justifySelf: 'start' }}>
            {t('ui.adv.draft')}
          </Button>
        </form>
      </Box>
      <FromWords opened={opened} />
      <div className="line">
        <Button variant="default" loading={empty.isPending} onClick={() => empty.mutate()}>
          {t('ui.adv.start_empty')}
        </Button>
      </div>
      <Wrong error={empty.error} />
    </div>
  )
}

export default function AdvisoryPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const fresh = id === 'new'
  const q = useQuery({
    queryKey: ['advisory', id],
    queryFn: async () => {
      const [a, content] = await Promise.all([call<Advisory>('GET', `/advisories/${encodeURIComponent(id)}`), call<AdvisoryContent>('GET', `/advisories/${encodeURIComponent(id)}/content`)])
      return { a, content }
    },
    enabled: !fresh,
  })
  const r = q.data?.a.data
  useEffect(() => {
    document.title = r ? `${r.ref} ${r.title}` : t('ui.adv.new')
    return () => {
      document.title = 'Rabta'
    }
  }, [r, t])
  if (fresh) return <Start />
  return (
    <>
      {q.error && !q.data && <h1 className="hide">{id}</h1>}
      <Shown query={q}>{({ a, content }) => <AdvisoryEditor key={`${a.data.id}${a.data.state}`} a={a.data} etag={a.etag ?? ''} content={content.data} tag={content.etag ?? ''} />}</Shown>
    </>
  )
}
