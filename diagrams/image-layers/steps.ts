/** Three images on one disk: what is stored once, what travels, what a deletion frees; then whatever the reader does. */
import type { Guess, Step, Values } from "@/lib/steps";
import { acts, type Done, pull, removeContainer, removeImage, run, write } from "./acts";
import { megabytes, type Scene, sceneOf } from "./scene";
import { firstWorld } from "./world";

function told(id: string, { title, caption, scene }: Done, guess?: Guess): Step<Scene> {
  return { id, title, caption, scene, ...(guess && { guess }) };
}

/** What is told, the same whatever the reader does. */
const story = tell();

/** The steps; the reader's own come last, on an empty disk. */
export function steps(values: Values): readonly Step<Scene>[] {
  const chosen = Array.isArray(values.acts) ? values.acts : [];
  let world = firstWorld;
  const yours = chosen.flatMap((value): Done[] => {
    const act = acts.find((each) => each.value === value);
    if (!act) return [];
    const done = act.do(world);
    world = done.world;
    return [done];
  });
  return [...story, ...yours.map((done, index) => told(`yours-${index + 1}`, done))];
}

function tell(): readonly Step<Scene>[] {
  const web1 = pull(firstWorld, "web-1");
  const web2 = pull(web1.world, "web-2");
  const db = pull(web2.world, "db");
  const first = run(db.world, "web-1");
  const second = run(first.world, "web-1");
  const wrote = write(second.world);
  const refused = removeImage(wrote.world, "web-1");
  const removed = removeContainer(wrote.world);
  const both = removeContainer(removed.world);
  const deleted = removeImage(both.world, "web-1");
  const full = sceneOf(db.world);

  return [
    {
      id: "in-the-registry",
      title: "Three images",
      caption:
        "`web:1` and `web:2` are two versions of one program, each on a layer with Python and a layer with a small system. `db:1` has the same system, and a database. They are in the registry; this disk is empty.",
      scene: sceneOf(firstWorld),
    },
    told("pull-web-1", web1),
    told("pull-web-2", web2, {
      question: `web:1 is here. Now the next version, web:2, ${megabytes(sceneOf(web2.world).sum - web1.scene.sum)} by its size. How much travels?`,
      options: [
        { text: "As much as for web:1" },
        { text: `${megabytes(web2.scene.travelled)}: its top layer`, right: true },
        { text: "Nothing: it is the same repository" },
      ],
    }),
    told("pull-db", db),
    {
      id: "sizes",
      title: "Sizes do not add up",
      caption: `\`docker images\` gives each image its whole size, together ${megabytes(full.sum)}. The disk holds ${megabytes(full.disk)}: \`os\` lies there once for three images, and \`python\` once for two.`,
      scene: { ...full, command: "docker images", answer: "web:1 206, web:2 206, db:1 330 MB" },
    },
    {
      ...told("run-twice", second, {
        question: "Two containers are started from web:1. How much fuller is the disk?",
        options: [
          { text: "By 206 MB for each" },
          { text: "By 206 MB: the second shares the first one's copy" },
          { text: "By two empty layers, 0 bytes", right: true },
        ],
      }),
      title: "Run twice",
      caption:
        "Each container gets a writable layer of its own, with 0 bytes, on top of the same read-only layers. Not a byte of the image is copied. A hundred containers would share them too.",
      scene: {
        ...second.scene,
        command: "docker run -d --name c1 web:1",
        next: "docker run -d --name c2 web:1",
      },
    },
    told("write", wrote),
    told("refused", refused),
    {
      ...told("containers-removed", both),
      title: "The containers go",
      caption:
        "With the containers go their writable layers, and the 40 MB. The layers of the image are as they were on the first day: a container never changes them.",
      scene: { ...both.scene, command: "docker rm -f c1 c2", answer: "c1; c2" },
    },
    told("delete-one", deleted, {
      question: "docker images says 206 MB for web:1. How much does deleting it free?",
      options: [
        { text: "206 MB" },
        { text: "6 MB", right: true },
        { text: "Nothing, as long as web:2 is here" },
      ],
    }),
    {
      id: "your-turn",
      title: "Your turn",
      caption:
        "The disk is empty again. Pull, run, write and delete in any order, and predict before each click: what travels, what is on the disk, what becomes free?",
      scene: sceneOf(firstWorld),
    },
  ];
}
