/* router - a trie of path segments over all routes: literal segments before {params} before a trailing {rest*} */
#ifndef HTTP_ROUTER_H
#define HTTP_ROUTER_H

#include <stdio.h>

#include "http/http.h"

struct router;
/* tables end with { 0 }; two routes that would match alike are an error that names both places */
err router_build(struct ctx *c, const struct route *const *tables, size_t n, struct router **out) MUST_USE;
/* NULL: nothing matches; then *allowed_methods (bits by enum method) tells 405 (not 0) from 404. HEAD finds GET. */
const struct route *router_find(const struct router *r, enum method m, str path, str params[4], unsigned *allowed_methods);
const char *method_name(enum method m);
str method_allow(struct arena *a, unsigned methods); /* "GET, HEAD, POST" for the Allow header */
/* a line a route: method, path, right, file:line; right_name may be NULL */
void router_print(FILE *to, const struct route *const *tables, size_t n, const char *(*right_name)(uint64_t));

#endif
