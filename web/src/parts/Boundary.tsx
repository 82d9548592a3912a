// Boundary - a page that fails says so and what to do; what stands around it goes on working
import { Button, Title } from '@mantine/core'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { copy } from '../bits'

// what whoever mends it wants to know: the error and where it happened, and nothing of what the page showed
const said = (error: unknown, where: string) => [location.pathname, String(error), ...where.trim().split('\n').slice(0, 8).map((l) => l.trim())].join('\n')

function Failed({ error, where }: { error: unknown; where: string }) {
  const { t } = useTranslation()
  const text = said(error, where)
  return (
    <div className="stack" role="alert">
      <Title order={1} size="h3">
        {t('ui.failed')}
      </Title>
      <div className="box stack tight">
        <p style={{ margin: 0 }}>{t('ui.failed.text')}</p>
        <div className="acts">
          <Button onClick={() => location.reload()}>{t('ui.failed.reload')}</Button>
          <Button component="a" variant="default" href="/app/">
            {t('ui.failed.home')}
          </Button>
          <Button variant="default" onClick={() => copy(text, t('ui.copied'))}>
            {t('ui.failed.copy')}
          </Button>
        </div>
        <details className="small">
          <summary>{t('ui.failed.what')}</summary>
          <pre className="raw mono" dir="ltr" tabIndex={0}>
            {text}
          </pre>
        </details>
      </div>
    </div>
  )
}

// at: the address; another one is tried anew
export class Boundary extends Component<{ at?: string; children: ReactNode }, { error: unknown; failed: boolean; where: string }> {
  state = { error: undefined as unknown, failed: false, where: '' }
  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true }
  }
  componentDidCatch(_: unknown, info: ErrorInfo) {
    this.setState({ where: info.componentStack ?? '' })
  }
  componentDidUpdate(before: { at?: string }) {
    if (this.state.failed && before.at !== this.props.at) this.setState({ error: undefined, failed: false, where: '' })
  }
  render() {
    return this.state.failed ? <Failed error={this.state.error} where={this.state.where} /> : this.props.children
  }
}
