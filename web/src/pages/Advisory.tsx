// Advisory - from identifiers or empty; then text and table at the left, what is missing and how it will look at the right
import { Button, Textarea, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Advisory, type AdvisoryContent, call, post } from '../api'
import { Box, Shown, Wrong } from '../bits'
import { deskOf, useMe } from '../me'
import { AdvisoryEditor } from '../parts/AdvisoryEditor'
import { go, usePath } from '../router'

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
          <Button type="submit" loading={draft.isPending} disabled={!ids.trim()} style={{ alignSelf: 'start' }}>
            {t('ui.adv.draft')}
          </Button>
        </form>
      </Box>
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
