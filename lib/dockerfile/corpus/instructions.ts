/** Every instruction, its forms and flags. */
import { type Case, file, from } from "./case";

const app = [
  file("a.txt", "one\n"),
  file("b.txt", "two\n"),
  file("src/main.c", "int main;\n"),
  file("src/lib/x.h", "x\n"),
];

export const instructionCases: readonly Case[] = [
  { name: "run shell form", dockerfile: from("RUN echo hello > /hello && ls /hello") },
  { name: "run exec form", dockerfile: from('RUN ["/bin/busybox", "touch", "/made"]') },
  { name: "run heredoc", dockerfile: from("RUN <<EOF", "echo one > /one", "echo two > /two", "EOF") },
  {
    name: "run heredoc with a shebang",
    dockerfile: from("RUN <<EOF", "#!/bin/sh", "echo one > /one", "EOF"),
  },
  { name: "run heredoc into a command", dockerfile: from("RUN cat <<EOF > /text", "some text", "EOF") },
  {
    name: "run with continued lines and comments",
    dockerfile: from("RUN echo a > /a && \\", "  # between", "  echo b > /b"),
  },
  {
    name: "run removes what a lower layer has",
    dockerfile: from("RUN echo x > /x && mkdir /d && echo y > /d/y", "RUN rm /x && rm -r /d"),
  },
  {
    name: "run removes and makes a directory again",
    dockerfile: from("RUN mkdir /d && echo y > /d/y", "RUN rm -r /d && mkdir /d && echo z > /d/z"),
  },
  { name: "run changes a mode", dockerfile: from("COPY a.txt /a.txt", "RUN chmod 600 /a.txt"), context: app },
  {
    name: "run moves a file",
    dockerfile: from("COPY a.txt /a.txt", "RUN mv /a.txt /moved.txt"),
    context: app,
  },
  {
    name: "run copies up to append",
    dockerfile: from("COPY a.txt /a.txt", "RUN echo more >> /a.txt"),
    context: app,
  },
  { name: "run makes links", dockerfile: from("RUN echo x > /x && ln -s x /y && ln -s /nowhere /z") },
  { name: "run twice leaves etc alone", dockerfile: from("RUN true", "RUN true") },
  { name: "copy a file to a name", dockerfile: from("COPY a.txt /new.txt"), context: app },
  { name: "copy a file into a directory", dockerfile: from("COPY a.txt /data/"), context: app },
  { name: "copy two files", dockerfile: from("COPY a.txt b.txt /data/"), context: app },
  { name: "copy a directory's contents", dockerfile: from("COPY src /code"), context: app },
  { name: "copy everything", dockerfile: from("COPY . /all"), context: app },
  { name: "copy with a wildcard", dockerfile: from("COPY *.txt /texts/"), context: app },
  { name: "copy as json", dockerfile: from('COPY ["a.txt", "/with space.txt"]'), context: app },
  { name: "copy to a relative path", dockerfile: from("WORKDIR /w", "COPY a.txt ./"), context: app },
  { name: "copy with chmod", dockerfile: from("COPY --chmod=700 src /code"), context: app },
  { name: "copy with chown", dockerfile: from("COPY --chown=1000:1000 a.txt /a.txt"), context: app },
  { name: "copy link", dockerfile: from("COPY --link a.txt /data/a.txt", "RUN echo x > /x"), context: app },
  { name: "copy heredoc", dockerfile: from("ARG who=world", "COPY <<EOF /hello.txt", "hello $who", "EOF") },
  { name: "copy quoted heredoc", dockerfile: from('COPY <<"EOF" /hello.txt', "hello $who", "EOF") },
  {
    name: "copy two heredocs",
    dockerfile: from("COPY <<one.txt <<two.txt /d/", "1", "one.txt", "2", "two.txt"),
  },
  {
    name: "copy over what is there",
    dockerfile: from("RUN mkdir -p /code/lib && echo old > /code/main.c", "COPY src /code/"),
    context: app,
  },
  {
    name: "copy an empty directory",
    dockerfile: from("COPY empty /empty"),
    context: [{ path: "empty", kind: "directory" }],
  },
  {
    name: "copy a link in a directory",
    dockerfile: from("COPY d /d"),
    context: [file("d/real", "r\n"), { path: "d/link", content: "real", kind: "link" }],
  },
  { name: "add a file", dockerfile: from("ADD a.txt /data/"), context: app },
  { name: "workdir makes directories", dockerfile: from("WORKDIR /a/b", "WORKDIR c", "RUN pwd > where") },
  { name: "workdir that is there", dockerfile: from("WORKDIR /tmp", "RUN touch x") },
  { name: "workdir root", dockerfile: from("WORKDIR /", "RUN touch x") },
  {
    name: "env in its forms",
    dockerfile: from(
      'ENV A=1 B="two words" C=three\\ words',
      "ENV D all of this",
      "RUN echo $A-$B-$C-$D > /out",
    ),
  },
  {
    name: "env from env",
    dockerfile: from("ENV abc=hello", "ENV abc=bye def=$abc", "ENV ghi=$abc", "RUN echo $def $ghi > /out"),
  },
  {
    name: "arg with and without a value",
    dockerfile: from("ARG A=1", "ARG B", "RUN echo $A-$B > /out"),
    buildArgs: { B: "given" },
  },
  {
    name: "arg after env of the same name",
    dockerfile: from("ENV A=env", "ARG A=arg", "RUN echo $A > /out"),
  },
  {
    name: "env after arg of the same name",
    dockerfile: from("ARG A=arg", "ENV A=env-$A", "RUN echo $A > /out"),
  },
  {
    name: "arg before from",
    dockerfile: "ARG TAG=latest\nFROM conformance-base:\u0024{TAG}\nARG TAG\nRUN echo $TAG > /tag\n",
  },
  {
    name: "variables with defaults",
    dockerfile: from(
      "ENV A=\u0024{no:-default} B=\u0024{no:+set} C=\u0024{PATH:+yes}",
      "WORKDIR /\u0024{A}",
      "RUN touch $C",
    ),
  },
  { name: "label", dockerfile: from('LABEL a=1 "b c"="d e" f="$PATH"') },
  {
    name: "expose and volume",
    dockerfile: from("EXPOSE 80 443/tcp 53/udp", "VOLUME /data /more", 'VOLUME ["/json"]'),
  },
  {
    name: "user",
    dockerfile: from(
      "RUN mkdir /open && chmod 777 /open",
      "USER 1000:1000",
      "RUN touch /open/mine",
      "WORKDIR /made/as/user",
    ),
  },
  { name: "cmd and entrypoint", dockerfile: from('ENTRYPOINT ["/bin/sh", "-c"]', 'CMD ["echo hi"]') },
  { name: "cmd and entrypoint in shell form", dockerfile: from("CMD echo hi", "ENTRYPOINT exec top -b") },
  { name: "entrypoint takes the base's cmd away", dockerfile: from('ENTRYPOINT ["top"]') },
  { name: "shell", dockerfile: from('SHELL ["/bin/ash", "-e", "-c"]', "RUN touch /x", "CMD echo hi") },
  {
    name: "stopsignal and healthcheck",
    dockerfile: from(
      "STOPSIGNAL SIGINT",
      "HEALTHCHECK --interval=90s --timeout=3s --retries=5 CMD wget -q localhost || exit 1",
    ),
  },
  { name: "healthcheck none", dockerfile: from("HEALTHCHECK NONE") },
  { name: "healthcheck exec", dockerfile: from('HEALTHCHECK CMD ["true"]') },
  { name: "maintainer", dockerfile: from("MAINTAINER somebody") },
  {
    name: "onbuild",
    dockerfile:
      "FROM conformance-base AS parent\nONBUILD RUN touch /triggered\nFROM parent\nRUN touch /own\n",
  },
  {
    name: "from scratch",
    dockerfile: 'FROM scratch\nCOPY a.txt /\nCMD ["/a"]\n',
    context: [file("a.txt", "{nonce}\n")],
  },
  {
    name: "lower case instructions",
    dockerfile: "from conformance-base\nrun touch /x\ncopy a.txt /\n",
    context: app,
  },
  {
    name: "escape directive",
    dockerfile: "# escape=`\nFROM conformance-base\nRUN touch /a && `\n  touch /b\n",
  },
  {
    name: "run with a cache mount",
    dockerfile: from("RUN --mount=type=cache,target=/cache echo x > /cache/x && ls /cache > /out"),
  },
  {
    name: "run with a bind mount",
    dockerfile: from("RUN --mount=type=bind,source=src,target=/src cat /src/main.c > /out"),
    context: app,
  },
  {
    name: "run with a secret",
    dockerfile: from("RUN --mount=type=secret,id=token cat /run/secrets/token | wc -c > /out"),
    secrets: { token: "abcdef" },
  },
  { name: "run with a tmpfs", dockerfile: from("RUN --mount=type=tmpfs,target=/t touch /t/x && touch /y") },
  {
    name: "onbuild copy",
    dockerfile:
      "FROM conformance-base AS parent\nONBUILD COPY a.txt /from-child\nFROM parent AS child\nRUN cat /from-child\n",
    context: app,
  },
];
