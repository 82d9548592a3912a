/* problem - see problem.h */
#include "http/problem.h"

static void one_error(struct jw *w, err e)
{
    jw_obj(w);
    jw_kt(w, "pointer", e->field);
    jw_kt(w, "code", str_of(e->code));
    if (e->detail.n) jw_kt(w, "detail", e->detail);
    jw_end_obj(w);
}

void problem_write(struct res *r, err e, str request_id)
{
    int status = err_status(e->kind);
    bool ours = e->kind == E_FAULT; /* which fault it is stands in the log, not in the answer */
    r->status = status;
    r->type = S("application/problem+json");
    r->body.n = 0;
    r->body.full = false;
    struct jw w = jw_on(&r->body);
    jw_obj(&w);
    jw_key(&w, S("type"));
    struct arena *a = r->body.a;
    jw_text(&w, arena_fmt(a, "/problems/%s", ours ? "internal" : e->code));
    jw_kt(&w, "title", str_of(err_title(e->kind)));
    jw_ki(&w, "status", status);
    if (!ours && e->detail.n) jw_kt(&w, "detail", e->detail);
    jw_kt(&w, "request_id", request_id);
    if (e->field.n || e->more) {
        jw_key(&w, S("errors"));
        jw_arr(&w);
        for (err i = e; i; i = i->more) one_error(&w, i);
        jw_end_arr(&w);
    }
    jw_end_obj(&w);
    if (e->retry_after > 0) res_header(r, "Retry-After", arena_fmt(a, "%d", e->retry_after));
}
