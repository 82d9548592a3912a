/* print - what there is: routes, workflows, the OpenAPI document */
#include "app.h"
#include "base/buf.h"
#include "http/openapi.h"
#include "spine/workflow.h"

static const char *names(uint64_t rights)
{
    static char text[200];
    text[0] = 0;
    size_t n = 0;
    for (unsigned i = 0; i < RIGHTS_N && n < sizeof text - 20; i++)
        if (rights >> i & 1) n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n ? "+" : "", right_name(i));
    return text[0] ? text : "-";
}

int cmd_routes(void)
{
    router_print(stdout, route_tables, route_tables_count, names);
    return 0;
}

int cmd_workflows(int argc, char **argv)
{
    struct ctx *c = command_ctx();
    struct buf b = { .a = c->arena };
    for (size_t i = 0; kind_at(i); i++) workflow_print(&b, kind_at(i)->flow, flag(argc, argv, "mermaid"));
    fwrite(b.p, 1, b.n, stdout);
    return 0;
}

int cmd_openapi(void)
{
    struct ctx *c = command_ctx();
    struct buf b = { .a = c->arena };
    openapi_write(&b, route_tables, route_tables_count, S("Rabta"), S(RABTA_VERSION));
    fwrite(b.p, 1, b.n, stdout);
    putchar('\n');
    return 0;
}
