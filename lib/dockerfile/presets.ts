/**
 * Dockerfiles to begin with. The first three fetch one archive in three ways, after the notes that the course grew
 * from, with a base that is supported and downloads over https; then pairs, one that costs and one that does not.
 * What they weigh is computed: build them. Sizes of what they fetch and install: catalogue/.
 */
import type { ContextFile } from "./context";

export interface Preset {
  id: string;
  title: string;
  dockerfile: string;
  context: readonly ContextFile[];
}

const text = (...lines: string[]): string => `${lines.join("\n")}\n`;
const archive = "https://archive.apache.org/dist/httpd/httpd-2.4.68.tar.gz";

const node: ContextFile[] = [
  {
    path: "package.json",
    content: text(
      "{",
      '  "name": "shop",',
      '  "dependencies": { "express": "5.3.0" },',
      '  "devDependencies": { "typescript": "7.0.2" }',
      "}",
    ),
  },
  { path: "package-lock.json", content: text('{ "name": "shop", "lockfileVersion": 3 }') },
  {
    path: "server.js",
    content: text(
      'import express from "express";',
      'express().get("/", (_, answer) => answer.send("hello")).listen(8080);',
    ),
  },
  { path: "README.md", content: text("# Shop") },
];
const python: ContextFile[] = [
  { path: "requirements.txt", content: text("flask==3.1.3", "gunicorn==26.2.0") },
  { path: "app.py", content: text("from flask import Flask", "app = Flask(__name__)") },
];
const go: ContextFile[] = [
  { path: "go.mod", content: text("module example.com/hello", "", "go 1.27") },
  {
    path: "main.go",
    content: text(
      "package main",
      "",
      'import "net/http"',
      "",
      'func main() { http.ListenAndServe(":8080", nil) }',
    ),
  },
];
const java: ContextFile[] = [
  {
    path: "pom.xml",
    content: text(
      '<project xmlns="http://maven.apache.org/POM/4.0.0">',
      "  <modelVersion>4.0.0</modelVersion>",
      "  <groupId>com.example</groupId>",
      "  <artifactId>shop</artifactId>",
      "  <version>1.0</version>",
      "  <properties><maven.compiler.release>25</maven.compiler.release></properties>",
      "  <build><finalName>shop</finalName></build>",
      "</project>",
    ),
  },
  {
    path: "src/main/java/shop/Shop.java",
    content: text(
      "package shop;",
      "",
      "import com.sun.net.httpserver.HttpServer;",
      "import java.net.InetSocketAddress;",
      "",
      "public class Shop {",
      "  public static void main(String[] args) throws Exception {",
      "    HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);",
      '    server.createContext("/", exchange -> {',
      '      byte[] answer = "hello\\n".getBytes();',
      "      exchange.sendResponseHeaders(200, answer.length);",
      "      exchange.getResponseBody().write(answer);",
      "      exchange.close();",
      "    });",
      "    server.start();",
      "  }",
      "}",
    ),
  },
];
const site: ContextFile[] = [
  {
    path: "package.json",
    content: text("{", '  "scripts": { "build": "vite" },', '  "devDependencies": { "vite": "8.3.8" }', "}"),
  },
  { path: "package-lock.json", content: text('{ "lockfileVersion": 3 }') },
  { path: "index.html", content: text("<!doctype html>", "<title>Hello</title>") },
  { path: "src/main.js", content: text('document.body.append("hello");') },
];
/** nginx as a user of its own cannot write where it would: https://hub.docker.com/_/nginx, "non-root user". */
const nginx: ContextFile = {
  path: "nginx.conf",
  content: text(
    "pid /tmp/nginx.pid;",
    "events {}",
    "http {",
    "  include mime.types;",
    ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (kind) => `  ${kind}_temp_path /tmp/${kind}_temp;`,
    ),
    "  server { listen 8080; root /usr/share/nginx/html; }",
    "}",
  ),
};
const ignore = (...lines: string[]): ContextFile => ({ path: ".dockerignore", content: text(...lines) });

export const presets: readonly Preset[] = [
  {
    id: "naive",
    title: "A layer for every line",
    context: [],
    dockerfile: text(
      "FROM debian:12-slim",
      "WORKDIR /tmp",
      "RUN apt-get update",
      "RUN apt-get install -y curl",
      `ADD ${archive} /tmp/`,
      "RUN tar xzf /tmp/httpd-2.4.68.tar.gz",
      "RUN rm /tmp/httpd-2.4.68.tar.gz",
    ),
  },
  {
    id: "one-run",
    title: "Fetched, unpacked and cleaned up in one RUN",
    context: [],
    dockerfile: text(
      "FROM debian:12-slim",
      "WORKDIR /tmp",
      "RUN apt-get update && apt-get install -y --no-install-recommends \\",
      "      ca-certificates curl \\",
      "    && rm -rf /var/lib/apt/lists/*",
      `RUN curl -fsSL ${archive} -o httpd.tar.gz \\`,
      "    && tar xzf httpd.tar.gz \\",
      "    && rm httpd.tar.gz",
    ),
  },
  {
    id: "multi-stage",
    title: "Two stages: tools stay behind",
    context: [],
    dockerfile: text(
      "FROM debian:12-slim AS fetch",
      "WORKDIR /work",
      "RUN apt-get update && apt-get install -y --no-install-recommends \\",
      "      ca-certificates curl \\",
      "    && rm -rf /var/lib/apt/lists/*",
      `RUN curl -fsSL ${archive} -o httpd.tar.gz \\`,
      "    && tar xzf httpd.tar.gz \\",
      "    && rm httpd.tar.gz",
      "",
      "FROM debian:12-slim",
      "COPY --from=fetch /work/httpd-2.4.68 /srv/httpd",
    ),
  },
  {
    id: "node-bad",
    title: "Node.js: everything first",
    context: node,
    dockerfile: text("FROM node:24", "WORKDIR /app", "COPY . .", "RUN npm install", "CMD npm start"),
  },
  {
    id: "node-good",
    title: "Node.js: dependencies first, no root",
    context: [...node, ignore("node_modules", ".git", "*.md")],
    dockerfile: text(
      "FROM node:24-slim",
      "WORKDIR /app",
      "COPY package.json package-lock.json ./",
      "RUN npm ci --omit=dev && rm -rf /root/.npm",
      "COPY . .",
      "USER node",
      'CMD ["node", "server.js"]',
    ),
  },
  {
    id: "python-bad",
    title: "Python: everything first",
    context: python,
    dockerfile: text(
      "FROM python:3.14",
      "COPY . /app",
      "WORKDIR /app",
      "RUN pip install -r requirements.txt",
      "CMD gunicorn app:app",
    ),
  },
  {
    id: "python-good",
    title: "Python: dependencies first, no cache left",
    context: [...python, ignore(".venv", ".git", "__pycache__")],
    dockerfile: text(
      "FROM python:3.14-slim",
      "WORKDIR /app",
      "COPY requirements.txt .",
      "RUN pip install --no-cache-dir -r requirements.txt",
      "RUN useradd --system app",
      "COPY . .",
      "USER app",
      'CMD ["gunicorn", "--bind=0.0.0.0:8080", "app:app"]',
    ),
  },
  {
    id: "go-bad",
    title: "Go: the compiler goes along",
    context: go,
    dockerfile: text(
      "FROM golang:1.27",
      "WORKDIR /src",
      "COPY . .",
      "RUN go build -o /hello .",
      "CMD /hello",
    ),
  },
  {
    id: "go-good",
    title: "Go: nothing but the program",
    context: [...go, ignore(".git")],
    dockerfile: text(
      "FROM golang:1.27 AS build",
      "WORKDIR /src",
      "COPY go.mod ./",
      "RUN go mod download",
      "COPY . .",
      'RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o /hello .',
      "",
      "FROM scratch",
      "COPY --from=build /hello /hello",
      "USER 65534",
      'ENTRYPOINT ["/hello"]',
    ),
  },
  {
    id: "java-bad",
    title: "Java: Maven and the compiler go along",
    context: java,
    dockerfile: text(
      "FROM maven:3-eclipse-temurin-25",
      "WORKDIR /app",
      "COPY . .",
      "RUN mvn package",
      "CMD java -cp target/shop.jar shop.Shop",
    ),
  },
  {
    id: "java-good",
    title: "Java: plug-ins first, and only what runs it",
    context: [...java, ignore("target", ".git")],
    dockerfile: text(
      "FROM maven:3-eclipse-temurin-25 AS build",
      "WORKDIR /src",
      "COPY pom.xml ./",
      "RUN mvn -B dependency:go-offline",
      "COPY src src",
      "RUN mvn -B package",
      "",
      "FROM eclipse-temurin:25-jre-alpine",
      "COPY --from=build /src/target/shop.jar /app/shop.jar",
      "USER 65534",
      'CMD ["java", "-cp", "/app/shop.jar", "shop.Shop"]',
    ),
  },
  {
    id: "site-bad",
    title: "A static site: the build tools serve it",
    context: site,
    dockerfile: text(
      "FROM node:24",
      "WORKDIR /app",
      "COPY . .",
      "RUN npm install && npm run build",
      "CMD npx vite preview",
    ),
  },
  {
    id: "site-good",
    title: "A static site: built here, served there",
    context: [...site, nginx, ignore("node_modules", "dist", ".git")],
    dockerfile: text(
      "FROM node:24-slim AS build",
      "WORKDIR /app",
      "COPY package.json package-lock.json ./",
      "RUN npm ci",
      "COPY . .",
      "RUN npm run build",
      "",
      "FROM nginx:1.31-alpine",
      "COPY nginx.conf /etc/nginx/nginx.conf",
      "COPY --from=build /app/dist /usr/share/nginx/html",
      "USER nginx",
    ),
  },
];

/** A costly form and a better one of the same, by their ids. */
export const presetPairs: readonly { title: string; before: string; after: string }[] = [
  { title: "An archive: a layer for every line, or one RUN", before: "naive", after: "one-run" },
  { title: "An archive: one RUN, or two stages", before: "one-run", after: "multi-stage" },
  { title: "Node.js", before: "node-bad", after: "node-good" },
  { title: "Python", before: "python-bad", after: "python-good" },
  { title: "Go", before: "go-bad", after: "go-good" },
  { title: "Java", before: "java-bad", after: "java-good" },
  { title: "A static site", before: "site-bad", after: "site-good" },
];

/** @throws Error when there is none of that name. */
export function preset(id: string): Preset {
  const found = presets.find((each) => each.id === id);
  if (!found) throw new Error(`There is no preset "${id}"`);
  return found;
}
