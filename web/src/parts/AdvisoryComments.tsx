// AdvisoryComments - in review the words stand paragraph by paragraph, each with what was said about it; beside them, all of it
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Advisory, type AdvisoryComments as All, get, post } from '../api'
import { Box, Time, Wrong } from '../bits'
import { jump } from './AdvisoryBeside'

type Comment = All['comments'][number]
type Paragraph = All['paragraphs'][number]
const useNames = () => {
  const { t } = useTranslation()
  return { summary: t('ui.adv.summary'), text: t('ui.adv.text'), detect: t('ui.adv.detect') }
}
const key = (a: Advisory) => ['advisory-comments', a.id, a.desk_revision]
const useComments = (a: Advisory) => useQuery({ queryKey: key(a), queryFn: () => get<All>(`/advisories/${a.id}/comments`), placeholderData: (last) => last, retry: false })

function One({ a, c }: { a: Advisory; c: Comment }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const settle = useMutation({ mutationFn: () => post(`/advisories/${a.id}/comments/${c.id}/resolve`), onSuccess: () => queries.invalidateQueries() })
  return (
    <>
      <div className="small quiet">
        {c.by_name} <Time at={c.at} short /> {c.stands !== 'there' && t(`ui.adv.comment.${c.stands}`)}
      </div>
      <div dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {c.text}
      </div>
      {c.resolved_by ? (
        <div className="small quiet">{t('ui.adv.comment.settled', { name: c.resolved_name })}</div>
      ) : (
        <Button size="compact-sm" variant="default" loading={settle.isPending} onClick={() => settle.mutate()}>
          {t('ui.adv.comment.settle')}
        </Button>
      )}
      <Wrong error={settle.error} />
    </>
  )
}

function Words({ a, p, said }: { a: Advisory; p: Paragraph; said: Comment[] }) {
  const { t } = useTranslation()
  const names = useNames()
  const queries = useQueryClient()
  const [text, setText] = useState<string | null>(null)
  const add = useMutation({
    mutationFn: () => post(`/advisories/${a.id}/comments`, { member: p.member, paragraph: p.n, text }),
    onSuccess: () => (setText(null), queries.invalidateQueries()),
  })
  return (
    <div id={`at/${p.member}/${p.n}`} className="adv-paragraph">
      <p dir="auto">{p.text}</p>
      {said.map((c) => (
        <div key={c.id} className="adv-said">
          <One a={a} c={c} />
        </div>
      ))}
      {text === null ? (
        <Button size="compact-sm" variant="default" aria-label={t('ui.adv.comment.on', { n: p.n, where: names[p.member] })} onClick={() => setText('')}>
          {t('ui.adv.comment')}
        </Button>
      ) : (
        <form
          className="stack"
          onSubmit={(e) => {
            e.preventDefault()
            add.mutate()
          }}
        >
          <Textarea data-autofocus autoFocus label={t('ui.adv.comment.words')} required maxLength={4000} autosize minRows={2} value={text} onChange={(e) => setText(e.currentTarget.value)} dir="auto" />
          <div className="acts">
            <Button type="submit" size="compact-sm" loading={add.isPending}>
              {t('ui.adv.comment.add')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setText(null)}>
              {t('ui.cancel')}
            </Button>
          </div>
          <Wrong error={add.error} />
        </form>
      )}
    </div>
  )
}

// while it is read by the second person: the words as they stand, and what is said about each paragraph
export function Reading({ a }: { a: Advisory }) {
  const names = useNames()
  const q = useComments(a)
  return (
    <>
      <Wrong error={q.error} />
      {(['summary', 'text', 'detect'] as const).map((m) => {
        const ours = (q.data?.paragraphs ?? []).filter((p) => p.member === m)
        return (
          ours.length > 0 && (
            <section key={m} id={`at/${m}`} aria-label={names[m]}>
              <h3>{names[m]}</h3>
              {ours.map((p) => (
                <Words key={p.n} a={a} p={p} said={(q.data?.comments ?? []).filter((c) => c.member === m && c.now === p.n)} />
              ))}
            </section>
          )
        )
      })}
    </>
  )
}

// beside the text, while one writes: each leads to its paragraph; in review those alone whose paragraph is gone, since the
// others stand with theirs
export function Comments({ a }: { a: Advisory }) {
  const { t } = useTranslation()
  const names = useNames()
  const q = useComments(a)
  const all = (q.data?.comments ?? []).filter((c) => a.state !== 'review' || !c.now)
  if (!all.length) return null
  return (
    <Box title={t('ui.adv.comments')} count={all.filter((c) => !c.resolved_by).length}>
      <ul className="items">
        {all.map((c) => (
          <li key={c.id}>
            <button type="button" className="plain-link" onClick={() => jump(c.now ? `/${c.member}/${c.now}` : `/${c.member}`)}>
              {names[c.member]} {c.paragraph}: <bdi>{c.quote}</bdi>
            </button>
            <One a={a} c={c} />
          </li>
        ))}
      </ul>
    </Box>
  )
}
