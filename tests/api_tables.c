/*
 * Prints the routes and the errors of the API, one a line, for man_api.sh:
 * "route METHOD PATH" and "error STATUS CODE TEXT"; the code is A where
 * generation A differs.
 */
#include <stdio.h>

#include "api/api.h"
#include "api/error.h"

static void
print_route(const struct route *route)
{
	unsigned m;

	for (m = HTTP_GET; m < HTTP_OTHER; m++)
		if ((route->methods & METHOD(m)) != 0)
			(void)printf("route %s %s\n",
			    http_method_name((enum http_method)m),
			    route->path);
}

int
main(void)
{
	size_t n, i;
	const struct route *routes = api_routes(&n);

	for (i = 0; i < n; i++)
		print_route(&routes[i]);
#define X(name, status, retry_s, code, text)				\
	(void)printf("error %d %s %s\n", status, code, text);
	API_ERROR_LIST(X)
#undef X
#define X(name, status, text)						\
	(void)printf("error %d A %s\n", status, text);
	API_ERROR_A_LIST(X)
#undef X
	return 0;
}
