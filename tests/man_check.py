"""Hold man/code-interpreter-fcgi.8 against the program.

usage: man_check.py SRCDIR PROGRAM

What is compared: the options with the text of -h; the variables with the
calls of getenv(3); and the messages of level info and above with the items of
DIAGNOSTICS.  A conversion of a format and an argument (.Ar) of the page are
both a "*".
"""
import pathlib
import re
import subprocess
import sys

STRING = r'"(?:[^"\\\n]|\\.)*"'
CONVERSION = (r"%[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?"
              r"(?:hh|h|ll|l|j|z|t)?[diouxXcsp]")

# Who writes a message: where the format is among the arguments, the part of
# the page, and what is put before it.
WRITERS = {
    "log_error": (0, "Errors", ""),
    "log_warn": (0, "Warnings", ""),
    "log_info": (0, "Information", ""),
    "give_up": (0, "Errors", "http: "),
    "report_error": (3, "Configuration", ""),
    "report_warn": (3, "Configuration", ""),
}
# In config/setting.c a reason is built piece by piece in "why".
WHY = ("strbuf_puts", "strbuf_putf")
# These pass on what others have written; log_write() is theirs alone.
PASSING_ON = ("base/log.c", "base/log.h", "config/report.c",
              "config/report.h")

failures = []


def fail(text):
    failures.append(text)
    print("man:", text, file=sys.stderr)


def compare(what, program, page):
    for name in sorted(set(program) - page):
        where = program[name] + ": " if isinstance(program, dict) else ""
        fail(f"{where}{what}: not in the page: {name}")
    for name in sorted(page - set(program)):
        fail(f"{what}: not in the program: {name}")


# --- the program ---------------------------------------------------------

def without_comments(text):
    """C source with comments and characters blanked, its lines kept."""
    def blank(match):
        s = match.group()
        return s if s[0] == '"' else " " + "\n" * s.count("\n")
    return re.sub(STRING + r"|/\*.*?\*/|//[^\n]*|'(?:[^'\\\n]|\\.)+'",
                  blank, text, flags=re.S)


def arguments(text, at):
    """The arguments of a call whose parenthesis opens at text[at]."""
    args, depth = [""], 0
    for token in re.finditer(STRING + r"|.", text[at:], flags=re.S):
        s = token.group()
        if s in "([{" and len(s) == 1:
            depth += 1
            if depth == 1:
                continue
        elif s in ")]}" and len(s) == 1:
            depth -= 1
            if depth == 0:
                break
        if s == "," and depth == 1:
            args.append("")
        else:
            args[-1] += s
    return [" ".join(a.split()) if '"' not in a else a.strip() for a in args]


def literal(expression, source):
    """The value of adjacent string literals and macros that are such; None
    if the expression is something else."""
    value = ""
    for token in re.finditer(STRING + r"|\w+|\S", expression):
        s = token.group()
        if s[0] == '"':
            value += s[1:-1]
            continue
        define = re.search(rf"^#define\s+{re.escape(s)}\s+({STRING})\s*$",
                           source, re.M)
        if define is not None:
            value += define.group(1)[1:-1]
        elif s.startswith("PRI"):
            value += "d"
        else:
            return None
    return re.sub(r"\\(.)", r"\1", value)


def shape(text):
    """Everything that varies as *, neighbours as one."""
    text = re.sub(CONVERSION, "*", text).replace("%%", "%")
    return re.sub(r"\*(?:\s*\*)+", "*", text).strip()


def calls(source, name):
    """(line number, arguments) of each call, definitions left out."""
    for match in re.finditer(rf"\b{name}\s*\(", source):
        args = arguments(source, match.end() - 1)
        line = source.count("\n", 0, match.start()) + 1
        yield line, args


def messages(sources):
    found = {part: {} for _, part, _ in WRITERS.values()}
    passed_on = {before + "*" for _, _, before in WRITERS.values() if before}
    for path, source in sources.items():
        if path in PASSING_ON:
            continue
        for line, _ in calls(source, "log_write"):
            fail(f"{path}:{line}: log_write() is for base/log only")
        for name, (position, part, before) in WRITERS.items():
            for line, args in calls(source, name):
                if args[-1].startswith(("const char", "struct ")):
                    continue            # a definition
                text = literal(args[position], source)
                if text is None:
                    fail(f"{path}:{line}: the format is no literal")
                    continue
                text = shape(before + text)
                if re.search(r"\w", text) is None:
                    if part != "Configuration":
                        fail(f"{path}:{line}: the format says nothing")
                elif text not in passed_on:
                    found[part][text] = f"{path}:{line}"
    path = "config/setting.c"
    for name in WHY:
        for line, args in calls(sources[path], name):
            if args[0] not in ("why", "&why"):
                continue
            text = literal(args[1], sources[path])
            if text is None:
                fail(f"{path}:{line}: the reason is no literal")
                continue
            if text.endswith(" "):
                text += "%s"            # more is put after it
            found["Configuration"][shape(text)] = f"{path}:{line}"
    return found


def variables(sources):
    """Names read by getenv(3), also through config/load.c's own function."""
    names = set()
    for path, source in sources.items():
        for line, args in calls(source, "getenv"):
            name = literal(args[0], source)
            if name is not None:
                names.add(name)
            elif path != "config/load.c":
                fail(f"{path}:{line}: the name of a variable is no literal")
        for line, args in calls(source, "get_variable"):
            name = literal(args[0], source)
            if name is not None:
                names.add(name)
            elif not args[0].startswith("const char"):
                fail(f"{path}:{line}: the name of a variable is no literal")
    return names


# --- the page ------------------------------------------------------------

def section(page, name):
    match = re.search(rf"^\.Sh {name}\n(.*?)(?=^\.Sh |\Z)", page,
                      re.M | re.S)
    return match.group(1) if match else ""


def items_of_diagnostics(path):
    """The item heads of DIAGNOSTICS, as mandoc(1) prints them."""
    text = subprocess.run(["mandoc", "-T", "ascii", "-O", "width=1000", path],
                          check=True, capture_output=True,
                          text=True).stdout
    text = re.sub(r"(?:_\x08[^\n])+", "*", text)      # underlined: .Ar
    text = re.sub(r"(.)\x08\1", r"\1", text)          # bold
    found, part, inside = {}, None, False
    lines = text.split("\n")
    for line, below in zip(lines, lines[1:] + [""]):
        indent = len(line) - len(line.lstrip())
        if line and indent == 0:
            inside = line == "DIAGNOSTICS"
        elif inside and line and indent == 3:
            part = line.strip()
            found[part] = set()
        elif inside and line and indent == 5 and part is not None:
            found[part].add((line.strip(), below.startswith(" " * 9)))
    return found


def page_messages(path):
    """Heads only.  A paragraph ends in a full stop and has no body below it;
    one of more than 1000 characters has to be split for this test."""
    return {
        part: {shape(head) for head, has_body in items
               if (has_body or not head.endswith(".")) and
               shape(head) != "*"}
        for part, items in items_of_diagnostics(path).items()
    }


def flags(text):
    return set(re.findall(r"(?<![\w-])-(\w)\b", text))


def page_flags(lines):
    """Letters after Fl; .Fl n , T has two of them."""
    found = set()
    for line in lines:
        for words in re.findall(r"\bFl((?: \w(?= |$)| [,|])+)", line):
            found |= set(re.findall(r"\w", words))
    return found


def main():
    srcdir, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    root = srcdir / "fcgi-app"
    path = srcdir / "man/code-interpreter-fcgi.8"
    page = path.read_text()
    sources = {str(p.relative_to(root)): without_comments(p.read_text())
               for p in sorted(root.rglob("*.[ch]"))}

    usage = subprocess.run([program, "-h"], check=True, capture_output=True,
                           text=True).stdout
    compare("option in the synopsis", flags(usage),
            page_flags(section(page, "SYNOPSIS").split("\n")))
    compare("option", flags(usage), page_flags(
        re.findall(r"^\.It (Fl .*)", section(page, "DESCRIPTION"), re.M)))

    documented = set()
    for other in (path, srcdir / "man/codeInterpreterConf.yaml.5"):
        if other.exists():
            for line in re.findall(r"^\.It Ev (.*)", section(
                    other.read_text(), "ENVIRONMENT"), re.M):
                documented |= set(re.findall(r"\w+", line))
    for name in sorted(variables(sources) - documented):
        fail(f"variable: not in ENVIRONMENT: {name}")

    in_program, in_page = messages(sources), page_messages(path)
    for part in in_program:
        compare(f"message ({part})", in_program[part],
                in_page.get(part, set()))
    n = sum(len(x) for x in in_program.values())
    print(f"{n} messages, {len(flags(usage))} options, "
          f"{len(variables(sources))} variables")
    if n < 50:
        fail("too few messages were found to believe it")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
