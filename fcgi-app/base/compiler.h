/*
 * compiler: names for the attributes that both gcc and clang understand, and
 * for clang's thread-role check (-Wthread-safety), which gcc ignores.
 */
#ifndef BASE_COMPILER_H
#define BASE_COMPILER_H

#define MUST_USE	__attribute__((warn_unused_result))
#define NORETURN	__attribute__((noreturn))
#define UNUSED		__attribute__((unused))
#define PRINTF(f, a)	__attribute__((format(printf, f, a)))

#if defined(__clang__)
#define TSA(x)		__attribute__((x))
#else
#define TSA(x)
#endif

/*
 * A role is a capability that one thread holds for its whole life.  A
 * function that only the owner thread may call says
 * TSA(requires_capability(ROLE_OWNER)); clang then refuses any other caller.
 * It costs nothing at run time.
 */
struct TSA(capability("role")) role {
	char unused;
};
extern struct role ROLE_OWNER;

static inline void
role_take(struct role *role UNUSED) TSA(assert_capability(role))
{
}

#define NELEM(a)	(sizeof(a) / sizeof((a)[0]))

#endif
