/* markdown - a text in Markdown as HTML for pages: the part of it that advisories are written in
 *
 * Headings, paragraphs, lists (one level in another), quotations, code (in line and fenced), emphasis, links, rules. HTML in
 * the text is text: everything is escaped, and links lead to http, https and mailto only. The least deep heading stands at
 * `level`, so that all stand below the page's own. Nothing nests deeper than four; what is deeper is text. */
#ifndef FORMATS_MARKDOWN_H
#define FORMATS_MARKDOWN_H

#include "base/buf.h"

void markdown_html(struct buf *out, str text, int level);

#endif
