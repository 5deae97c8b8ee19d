/** Stages, targets, `.dockerignore`, odd syntax, and builds that fail. */
import { type Case, file, from } from "./case";

const tree = [
  file("a.md", "a\n"),
  file("b.txt", "b\n"),
  file("docs/c.md", "c\n"),
  file("docs/keep.md", "k\n"),
  file("node_modules/x/index.js", "x\n"),
  file("src/node_modules/y.js", "y\n"),
];
const ignoring = (...lines: string[]) => [...tree, file(".dockerignore", `${lines.join("\n")}\n`)];
const all = from("COPY . /all");

export const otherCases: readonly Case[] = [
  { name: "ignore by pattern", dockerfile: all, context: ignoring("*.md") },
  { name: "ignore everywhere", dockerfile: all, context: ignoring("**/*.md", "**/node_modules") },
  { name: "ignore and take back", dockerfile: all, context: ignoring("docs", "!docs/keep.md") },
  { name: "ignore all but", dockerfile: all, context: ignoring("*", "!b.txt", "!docs") },
  {
    name: "ignore with comments and slashes",
    dockerfile: all,
    context: ignoring("# comment", "/docs/", "", " node_modules "),
  },
  { name: "ignore one letter", dockerfile: all, context: ignoring("?.txt", "docs/[a-k].md") },
  { name: "ignore the Dockerfile", dockerfile: all, context: ignoring("Dockerfile", ".dockerignore") },
  {
    name: "target",
    dockerfile:
      "FROM conformance-base AS one\nRUN touch /1\nFROM one AS two\nRUN touch /2\nFROM two\nRUN touch /3\n",
    target: "two",
  },
  {
    name: "stage by number",
    dockerfile: "FROM conformance-base\nRUN echo x > /x\nFROM conformance-base\nCOPY --from=0 /x /y\n",
  },
  {
    name: "stage on a stage",
    dockerfile:
      "FROM conformance-base AS base\nENV A=1\nWORKDIR /w\nARG B=2\nFROM base\nRUN echo $A-$B > out\n",
  },
  { name: "copy from an image", dockerfile: from("COPY --from=conformance-base /etc/passwd /p") },
  {
    name: "copy a directory from a stage",
    dockerfile:
      "FROM conformance-base AS b\nRUN mkdir -p /o/d && echo {nonce} > /o/d/x && ln -s d/x /o/l\nFROM scratch\nCOPY --from=b /o /o\n",
  },
  {
    name: "mount from a stage",
    dockerfile:
      "FROM conformance-base AS b\nRUN mkdir /o && echo x > /o/x\nFROM conformance-base\nRUN --mount=type=bind,from=b,source=/o,target=/m cat /m/x > /y\n",
  },
  {
    name: "environment of a stage stays in it",
    dockerfile:
      'FROM conformance-base AS b\nENV A=1\nLABEL l=1\nUSER 5\nCMD ["x"]\nRUN echo\nFROM conformance-base\nCOPY --from=b /etc/group /g\n',
  },
  {
    name: "a shell with loops and cases",
    dockerfile: from(
      "RUN for i in 1 2 3; do case $i in 2) continue;; *) touch /f$i;; esac; done; i=0; while [ $i -lt 3 ]; do i=$((i+1)); done; echo $i > /i",
    ),
  },
  {
    name: "a shell with functions and subshells",
    dockerfile: from(
      'RUN f() { echo "$1-\u0024{2:-none}"; }; (cd /tmp && f a > out); f b c > /out; x=$(f d) && echo "$x" | tr d D > /up',
    ),
  },
  {
    name: "a shell with pipes and files",
    dockerfile: from(
      "RUN printf 'b\\na\\nb\\n' | sort -u > /s; grep -c b /s > /n || true; sed -i 's/a/A/' /s; head -n 1 /s >> /n; wc -l < /s >> /n",
    ),
  },
  {
    name: "a shell with find and xargs",
    dockerfile: from(
      "RUN mkdir -p /d/e && touch /d/1.o /d/e/2.o /d/3.c && find /d -name '*.o' | xargs rm -f && find /d -type f > /left",
    ),
  },
  { name: "a shell that goes on after an error", dockerfile: from("RUN false; touch /x") },
  {
    name: "set -e",
    dockerfile: from("RUN set -e; touch /a; [ -f /b ] || touch /c; if false; then touch /d; fi; touch /e"),
  },
  { name: "glob in a run", dockerfile: from("RUN touch /t1 /t2 && rm /t* && echo /no* > /o") },
  {
    name: "copy with modes of the umask",
    dockerfile: from("RUN mkdir -m 700 /p && touch /p/x && chmod g+w,o-r /p/x && cp -p /p/x /p/y"),
  },
  {
    name: "tar in a run",
    dockerfile: from(
      "RUN mkdir /s && echo x > /s/x && tar cf /s.tar -C / s && rm -r /s && mkdir /t && tar xf /s.tar -C /t && rm /s.tar",
    ),
  },
  {
    name: "rename a directory of a lower layer",
    dockerfile: from("RUN mkdir -p /old/in && echo x > /old/in/x", "RUN mv /old /new"),
  },
  { name: "overwrite through a link", dockerfile: from("RUN echo x > /x && ln -s /x /y", "RUN echo z > /y") },
  { name: "fails: exit code", dockerfile: from("RUN touch /a", "RUN exit 3", "RUN touch /b") },
  { name: "fails: no such program", dockerfile: from("RUN nosuchprogram --help") },
  { name: "fails: no such program in exec form", dockerfile: from('RUN ["nosuchprogram", "--help"]') },
  { name: "fails: no shell", dockerfile: "FROM scratch\nCOPY a.md /{nonce}\nRUN echo hi\n", context: tree },
  { name: "fails: nothing to copy", dockerfile: from("COPY nosuchfile /x") },
  { name: "fails: ignored file", dockerfile: from("COPY a.md /x"), context: ignoring("*.md") },
  { name: "a wildcard without a match", dockerfile: from("COPY nosuch* /x/"), context: tree },
  { name: "fails: unknown instruction", dockerfile: from("COPPY a b") },
  { name: "fails: unknown flag", dockerfile: from("COPY --form=x a.md /b"), context: tree },
  { name: "fails: env without a value", dockerfile: from("ENV A") },
  { name: "fails: open quote", dockerfile: from('ENV A="x') },
  { name: "fails: no from", dockerfile: "RUN true\n" },
  { name: "fails: no instruction", dockerfile: "# nothing\n" },
  { name: "fails: unknown target", dockerfile: from("RUN true"), target: "nosuch" },
  { name: "fails: onbuild from", dockerfile: from("ONBUILD FROM x") },
  { name: "fails: shell as text", dockerfile: from("SHELL /bin/sh -c") },
  { name: "fails: a port that is none", dockerfile: from("EXPOSE http") },
  { name: "fails: a signal that is none", dockerfile: from("STOPSIGNAL SIGNOPE") },
  { name: "fails: heredoc without an end", dockerfile: from("RUN <<EOF", "echo x") },
  { name: "fails: unknown user", dockerfile: from("USER nobodyknows", "RUN true") },
  { name: "fails: secret required", dockerfile: from("RUN --mount=type=secret,id=no,required=true true") },
  { name: "fails: written without permission", dockerfile: from("USER 1000", "RUN touch /x") },
  { name: "fails: a bashism in sh", dockerfile: from("RUN a=(1 2); echo \u0024{a[0]}") },
];
