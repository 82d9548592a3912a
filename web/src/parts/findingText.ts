// findingText - which words say what a class of findings means
// as finding_letter.c: classes that say the same share a text
const texts: Record<string, string> = {
  malware: 'infected-system',
  'malware-configuration': 'malware-distribution',
  masquerade: 'phishing',
  'information-disclosure': 'vulnerable-system',
  misconfiguration: 'vulnerable-system',
  'application-compromise': 'system-compromise',
  'privileged-account-compromise': 'system-compromise',
  'unprivileged-account-compromise': 'system-compromise',
  'ids-alert': 'brute-force',
  exploit: 'brute-force',
  ddos: 'brute-force',
  'data-loss': 'data-leak',
}
const own = ['infected-system', 'c2-server', 'malware-distribution', 'phishing', 'vulnerable-system', 'potentially-unwanted-accessible', 'ddos-amplifier', 'weak-crypto', 'system-compromise', 'brute-force', 'scanner', 'spam', 'data-leak']
export const textOf = (c: string) => texts[c] ?? (own.includes(c) ? c : 'other')
