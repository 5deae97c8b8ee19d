import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ahead, commonScripts } from "./ahead";
import { dropUnused, parseRows, type Row, readStream, writeRows, writeStream } from "./flight";
import { slim } from "./slim";

const css = `.a{color:red}${".b{margin:0}".repeat(120)}`;
const page = (rows: string) =>
  writeStream(
    `<head><style data-href="x.css">${css}</style></head><script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,""])</script>`,
    rows,
  );
const text = (id: string, body: string) => `${id}:T${Buffer.byteLength(body).toString(16)},${body}`;

describe("the stream of rows", () => {
  const row = fc.record({
    id: fc.nat({ max: 0xfff }).map((id) => id.toString(16)),
    body: fc.string({ unit: "grapheme" }),
    isText: fc.boolean(),
  });
  const rows: fc.Arbitrary<Row[]> = fc.array(
    row.map((one) => (one.isText ? one : { ...one, body: `["${one.body.replace(/[\n\r]/g, "")}"]` })),
  );

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(parseRows(writeRows(all))).toEqual(all);
      }),
    );
  });

  it("goes into scripts of any size and out again, and never ends a script", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        (stream, size) => {
          const html = writeStream('<p></p><script>self.__next_f.push([1,"old"])</script>', stream, size);
          expect(readStream(html)).toBe(stream);
          expect(html.match(/<\/script>/g)).toHaveLength(html.match(/<script>/g)?.length ?? 0);
        },
      ),
    );
  });

  it("refuses what is not of its form", () => {
    expect(() => parseRows("what is this")).toThrow(/Not a row/);
  });

  it("keeps what is referred to, directly or through others, and what acts", () => {
    const kept = [
      { id: "0", body: '{"tree":"$L1"}', isText: false },
      { id: "1", body: '["$","p",null,{"children":"$2"}]', isText: false },
      { id: "2", body: "words", isText: true },
      { id: "3", body: 'I[68027,["$4"],"default"]', isText: false },
      { id: "4", body: '"chunk.js"', isText: false },
      { id: "", body: 'HL["x.css","style"]', isText: false },
    ];
    const unused = { id: "5", body: '["$","li",null,{"children":"$2"}]', isText: false };
    expect(dropUnused([...kept, unused])).toEqual(kept);
  });

  it("takes a number that begins with a letter for the number that it is", () => {
    const kept = [
      { id: "0", body: '{"tree":"$La0","more":"$d:props:children"}', isText: false },
      { id: "a0", body: '["$","p",null,{"children":"$f2"}]', isText: false },
      { id: "f2", body: "words", isText: true },
      { id: "d", body: '["$","p",null,{}]', isText: false },
    ];
    expect(dropUnused(kept)).toEqual(kept);
  });
});

describe("slim", () => {
  it("leaves out the text of styles that are in the page", () => {
    const html = page(`${text("2", css)}0:{"s":["$","style","0",{"href":"x.css","children":"$2"}]}\n`);
    const slimmed = slim(html);
    expect(readStream(slimmed)).toBe('2:T0,0:{"s":["$","style","0",{"href":"x.css","children":"$2"}]}\n');
    expect(slimmed).toContain(`<style data-href="x.css">${css}</style>`);
  });

  it("leaves out what only noscript holds, and nothing that is used elsewhere too", () => {
    const html = page(
      `0:["$","div",null,{"children":[["$","noscript",null,{"children":["$1",{"a":"}\\""},"$2"]}],"$2"]}]\n1:["only here"]\n2:["here too"]\n`,
    );
    expect(readStream(slim(html))).toBe(
      `0:["$","div",null,{"children":[["$","noscript",null,{}],"$2"]}]\n2:["here too"]\n`,
    );
  });

  it("leaves the HTML itself alone, and a page without a stream whole", () => {
    const html = page(`0:["words about <noscript> & more"]\n`);
    expect(slim(html)).toBe(html);
    expect(slim("<p>Hello</p>")).toBe("<p>Hello</p>");
  });
});

describe("compiling ahead", () => {
  const load = (name: string) => `<script src="/base/_next/static/chunks/${name}.js" async=""></script>`;

  it("concerns the scripts that every page starts with", () => {
    const pages = [`<p>${load("react")}${load("lesson")}`, `${load("home")}${load("react")}</p>`];
    expect(commonScripts(pages)).toEqual(["react.js"]);
    expect(commonScripts([])).toEqual([]);
  });

  it("says so in the script's first line, once", () => {
    const marked = ahead("f()");
    expect(marked).toMatch(/^\/\/# allFunctionsCalledOnLoad\nf\(\)$/);
    expect(ahead(marked)).toBe(marked);
  });
});
