/* guess - what a message seems to be, by plain words: a proposal beside the keys, never a decision */
#include "base/fold.h"
#include "domain/coordination/inbox.h"

static bool any(str hay, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find(hay, str_of(words[i])) >= 0) return true;
    return false;
}
static str lower(char *to, size_t room, str s)
{
    size_t n = s.n < room ? s.n : room;
    for (size_t i = 0; i < n; i++) to[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
    return (str){ to, n };
}

/* English, and the Urdu words people write in such mails */
static const char *const report_words[] = {
    "vulnerabilit", "cve-", "xss",  "cross-site", "sql injection", "sqli", "proof of concept", "remote code exec", "responsible disclosure",
    "security bug", "csrf", "ssrf", "idor",       "open redirect", "cwe-", "bug bounty",       "security flaw",    "security hole",
    "کمزوری"
};
static const char *const incident_words[] = { "ransom",    "incident",    "hacked", "compromised", "phishing",  "malware",       "defac", "ddos",
                                              "data leak", "data breach", "stolen", "botnet",      "intrusion", "encrypted our", "fraud", "ہیک" };
static const char *const data_ends[] = { ".csv", ".json", ".ndjson", ".jsonl", ".csv.gz", ".json.gz", ".xml", ".xlsx", ".stix", ".log" };
static const char *const noise_words[] = { "unsubscribe", "webinar", "special offer", "newsletter", "seo service", "limited time" };

struct guessed guess_of(const struct guess_in *in)
{
    enum { LOOKED_AT = 8000 };
    char subject_room[500], body_room[LOOKED_AT], name_room[200];
    str subject = lower(subject_room, sizeof subject_room, in->subject), body = lower(body_room, sizeof body_room, in->body);
    if (in->answers) return (struct guessed){ GUESS_ANSWER, "it names a mail that it answers" };
    for (size_t i = 0; i < in->files.n; i++) /* whatever abuse it speaks of */
        if (str_ends(lower(name_room, sizeof name_room, in->files.v[i]), S("xarf.json"))) return (struct guessed){ GUESS_DATA, "an X-ARF report is attached" };
    if (any(subject, incident_words, COUNT(incident_words))) return (struct guessed){ GUESS_INCIDENT, "its subject speaks of an incident" };
    if (any(subject, report_words, COUNT(report_words))) return (struct guessed){ GUESS_REPORT, "its subject speaks of a vulnerability" };
    if (in->bulk) return (struct guessed){ GUESS_NOISE, "it says of itself that it was sent to many" };
    for (size_t i = 0; i < in->files.n; i++) {
        str name = lower(name_room, sizeof name_room, in->files.v[i]);
        for (size_t k = 0; k < COUNT(data_ends); k++)
            if (str_ends(name, str_of(data_ends[k]))) return (struct guessed){ GUESS_DATA, "a file with rows of data is attached" };
    }
    if (any(body, report_words, COUNT(report_words))) return (struct guessed){ GUESS_REPORT, "its text speaks of a vulnerability" };
    if (any(body, incident_words, COUNT(incident_words))) return (struct guessed){ GUESS_INCIDENT, "its text speaks of an incident" };
    if (any(subject, noise_words, COUNT(noise_words)) || any(body, noise_words, COUNT(noise_words)))
        return (struct guessed){ GUESS_NOISE, "it reads like advertising" };
    return (struct guessed){ GUESS_UNKNOWN, "" };
}
