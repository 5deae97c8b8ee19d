/** The Dockerfile of the diagram, and what it copies: this text is what scripts/record-dockerfile.ts builds. */

export const lines = [
  "FROM busybox",
  "ARG WORD=ahoy",
  "ENV SITE=/srv/site",
  "WORKDIR $SITE",
  "COPY index.html .",
  "RUN echo $WORD >> index.html",
  "ADD flags.tar .",
  'LABEL team="harbour"',
  "EXPOSE 8080",
  "USER 1000",
  'ENTRYPOINT ["httpd", "-f"]',
  'CMD ["-p", "8080"]',
] as const;

/** The lines that a reader can put at the end, one at a time. */
export const extras = {
  healthcheck: "HEALTHCHECK CMD wget -qO- 0:8080",
  stopsignal: "STOPSIGNAL SIGINT",
  volume: "VOLUME /srv/data",
  shell: 'SHELL ["/bin/ash", "-c"]',
  onbuild: "ONBUILD RUN echo built",
  maintainer: "MAINTAINER me@example.com",
} as const;

export type Extra = keyof typeof extras;

/** The first of the reader's words. */
export const instructionOf = (line: string): string => line.split(" ")[0] ?? "";
