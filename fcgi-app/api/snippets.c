#include "api/snippets.h"

static void
put_on_new_line(struct strbuf *sb, struct slice s)
{
	if (s.len == 0)
		return;
	if (sb->len > 0 && !slice_ends(strbuf_slice(sb), SLICE("\n")))
		strbuf_putc(sb, '\n');
	strbuf_put_slice(sb, s);
}

struct slice
snippets_join(const struct config_snippets *snippets, struct slice code,
    struct strbuf *sb)
{
	if (snippets->pre[0] == '\0' && snippets->post[0] == '\0')
		return code;
	put_on_new_line(sb, slice_str(snippets->pre));
	put_on_new_line(sb, code);
	put_on_new_line(sb, slice_str(snippets->post));
	return strbuf_slice(sb);
}
