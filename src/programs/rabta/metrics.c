/* metrics - figures of the process for Prometheus (text format 0.0.4); nothing of what is stored (details 5) */
#include <dirent.h>
#include <unistd.h>

#include "app.h"
#include "base/buf.h"
#include "jobs/jobs.h"
#include "store/db.h"

static void head(struct buf *b, const char *name, const char *type, const char *help)
{
    buf_fmt(b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}
static void one(struct buf *b, const char *name, const char *type, const char *help, uint64_t value)
{
    head(b, name, type, help);
    buf_fmt(b, "%s %llu\n", name, (unsigned long long)value);
}

static void http_figures(struct buf *b, const struct server_figures *f)
{
    static const char *const classes[CLASSES] = { "read", "write", "ingest", "slow" };
    uint64_t sum = 0;
    head(b, "rabta_http_requests_total", "counter", "Requests answered, by hundreds of the status");
    for (unsigned k = 1; k < COUNT(f->status); k++) buf_fmt(b, "rabta_http_requests_total{status=\"%uxx\"} %llu\n", k, (unsigned long long)f->status[k]);
    head(b, "rabta_http_request_seconds", "histogram", "Time from the first byte to the answer");
    for (unsigned k = 0; k < TIMES; k++) {
        sum += f->took[k];
        buf_fmt(b, "rabta_http_request_seconds_bucket{le=\"%g\"} %llu\n", (double)server_times[k] / 1e6, (unsigned long long)sum);
    }
    sum += f->took[TIMES];
    buf_fmt(b, "rabta_http_request_seconds_bucket{le=\"+Inf\"} %llu\nrabta_http_request_seconds_sum %.6f\nrabta_http_request_seconds_count %llu\n",
            (unsigned long long)sum, (double)f->took_us / 1e6, (unsigned long long)sum);
    one(b, "rabta_http_connections", "gauge", "Open connections", f->connections);
    one(b, "rabta_http_streams", "gauge", "Waiting event streams", f->streams);
    one(b, "rabta_http_refused_busy_total", "counter", "Requests refused because a queue was full", f->busy_refused);
    head(b, "rabta_http_queued", "gauge", "Requests that wait for a worker");
    for (unsigned k = 0; k < CLASSES; k++) buf_fmt(b, "rabta_http_queued{class=\"%s\"} %llu\n", classes[k], (unsigned long long)f->queued[k]);
}

static void process_figures(struct buf *b)
{
    char line[256];
    unsigned long pages = 0, skip;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f && fgets(line, sizeof line, f) && sscanf(line, "%lu %lu", &skip, &pages) != 2) pages = 0;
    if (f) fclose(f);
    one(b, "process_resident_memory_bytes", "gauge", "Resident memory of the answering process", (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE));
    uint64_t fds = 0;
    DIR *d = opendir("/proc/self/fd");
    while (d && readdir(d)) fds++;
    if (d) closedir(d);
    one(b, "process_open_fds", "gauge", "Open file descriptors", fds > 3 ? fds - 3 : 0); /* not ".", "..", and the folder itself */
}

static err metrics(struct ctx *c, const struct req *q, struct res *r)
{
    struct server_figures f;
    struct buf *b = &r->body;
    int64_t waiting, dead;
    (void)q;
    TRY(jobs_counts(c, &waiting, &dead));
    server_figures(c->app->server, &f);
    r->type = S("text/plain; version=0.0.4; charset=utf-8");
    http_figures(b, &f);
    process_figures(b);
    one(b, "rabta_jobs_waiting", "gauge", "Jobs that are due or running", (uint64_t)waiting);
    one(b, "rabta_jobs_dead", "gauge", "Jobs given up", (uint64_t)dead);
    head(b, "rabta_info", "gauge", "The program");
    buf_fmt(b, "rabta_info{version=\"%s\",store=\"%s\"} 1\n", RABTA_VERSION, db_is_postgres(c->db) ? "postgresql" : "sqlite");
    return NULL;
}

const struct route metrics_routes[] = {
    ROUTE(GET, "/metrics", metrics, 0, "Figures of the process (Prometheus)", .flags = R_PUBLIC | R_HIDDEN),
    { .path = NULL },
};
