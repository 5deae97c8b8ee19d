import { expect, it } from "vitest";
import { type BuildOptions, build, type ContextFile } from "../index";

const pom: ContextFile = {
  path: "pom.xml",
  content:
    "<project><artifactId>shop</artifactId><version>2.0</version><dependencies><dependency><groupId>com.google</groupId><artifactId>gson</artifactId><version>2.1</version></dependency></dependencies></project>",
};
const source: ContextFile = { path: "src/main/java/a/A.java", content: "package a; class A {}\n" };
const ran = (lines: string[], context = [pom, source], options: BuildOptions = {}) => {
  const text = ["FROM maven:3-eclipse-temurin-25", "WORKDIR /w", "COPY . .", ...lines].join("\n");
  const result = build({ dockerfile: text, context, options });
  const last = result.stages.flatMap(({ steps }) => steps).at(-1);
  return {
    paths: last?.layer?.changes.map(({ path }) => path) ?? [],
    error: last?.error,
    output: last?.output.join("\n") ?? "",
  };
};

it("mvn package fetches, compiles and packs", () => {
  expect(ran(["RUN mvn -B package"]).paths).toEqual(
    expect.arrayContaining([
      "root/.m2/repository/com/google/gson/2.1/gson-2.1.jar",
      "w/target/classes/a/A.class",
      "w/target/shop-2.0.jar",
    ]),
  );
});

it("what was fetched before is not fetched again, and is enough without a network", () => {
  const second = ran(["RUN mvn dependency:go-offline", "RUN mvn -o package"]);
  expect(second.error).toBeUndefined();
  expect(second.paths.filter((path) => path.includes(".m2"))).toEqual([]);
  expect(ran(["RUN mvn package"], [pom, source], { offline: true }).error).toMatch(/exit code: 1$/);
});

it.each<[string, ContextFile[], RegExp]>([
  ["mvn package", [source], /no POM in this directory \(\/w\)/],
  ["mvn", [pom], /No goals have been specified/],
  ["mvn package", [pom, { ...source, content: "class A {" }], /COMPILATION ERROR/],
  ["javac src/B.java", [source], /file not found: src\/B\.java/],
])("%s fails where it has to", (command, context, message) => {
  const { error, output } = ran([`RUN ${command}`], context);
  expect(error).toMatch(/exit code: [12]$/);
  expect(output).toMatch(message);
});

it("javac and jar work without Maven", () => {
  expect(
    ran(["RUN javac -d out src/main/java/a/A.java && jar --create --file a.jar -C out ."]).paths,
  ).toEqual(expect.arrayContaining(["w/a.jar", "w/out/a/A.class"]));
});
