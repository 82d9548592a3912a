// texts that come with a page of their own (vite.config.ts)
declare module '*.json?administration' {
  const texts: Record<string, string>
  export default texts
}
