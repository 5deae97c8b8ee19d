// The text of a new lesson: complete enough to be built and looked at, and each sentence in it says what to write
// in its place. scripts/new/lesson.test.ts holds it to the schemas.

export const lessonSkeleton = (title: string, today: string): string => `---
title: ${title}
summary: Write one sentence here that says what the lesson explains. Lists and search engines show it.
checked: ${today}
objectives:
  - id: first-ability
    can: say something that you can test, beginning with a verb
    point: Write the key point of the first section here, one or two sentences to remember.
    section: the-first-question
  - id: second-ability
    can: predict what happens in a case that the lesson did not show
    point: Write the key point of the second section here.
    section: the-second-question
  - id: third-ability
    can: choose between two things for a given purpose
    point: Write the key point of the third section here.
    section: the-third-question
sources:
  - title: Write the title of the first source here
    url: https://example.org/
    checked: ${today}
    note: what was taken from it
---

Write the puzzle here: something concrete that fails or surprises, and that the lesson will explain. No definitions
yet.

<Objectives />

Put the main diagram here, early: \`<Diagram id="packaging" />\`, with the id of one that exists or that you make with
\`npm run new diagram\`.

<Predict
  question="Write a question here that the reader can guess before reading on"
  options={["A likely wrong guess", "What really happens", "Another wrong guess"]}
  answer={1}
>

Write here why it happens. \`answer\` counts from 0.

</Predict>

## The first question

Write in the order in which a curious person would ask. Mark each term of the glossary where it first appears:
\`<Term id="image">images</Term>\`.

<Terminal simulated>

\`\`\`console
$ echo "a command"
a command
\`\`\`

</Terminal>

Above, say \`ran="Docker 29 on Debian 12"\` instead of \`simulated\` when it is what the real program printed.

## The second question

Write about 900 to 1,600 words in all. Each number has its source and its conditions.

## The third question

Write here when to use what, and what it costs.

## What people get wrong

<Callout kind="misconception" title="“Write what people say here.”">

Write here what is true instead, and how one can see it.

</Callout>

<Callout kind="misconception" title="“Write another one here.”">

Write here what is true instead.

</Callout>

## Key points

<KeyPoints />

## Quiz

<Quiz />

## Exercise

<TryIt title="Write what to do here">

Write here what the reader gets out of it.

<Exercise />

</TryIt>

## Sources

<Sources />
`;

const choice = (id: string, objective: string, asks: string) => `  - id: ${id}
    kind: single
    objective: ${objective}
    asks: ${asks}
    prompt: Write a question here about what ${asks === "happens" ? "happens in a case" : "something means"}.
    options:
      - text: The right answer to ${id}
        right: true
        why: Write why it is right.
      - text: A misconception that real people have about ${id}
        why: Write what is true instead.
      - text: Another misconception about ${id}
        why: Write what is true instead.
`;

export const quizSkeleton = `# Ids are permanent: a reader's progress is stored under them. Kinds: single, multiple, order, match, command, numeric.
# No option may speak about other options ("all of the above"): they are shuffled.
questions:
${choice("first-case", "first-ability", "happens")}${choice("first-word", "first-ability", "means")}${choice("second-case", "second-ability", "happens")}  - id: second-several
    kind: multiple
    objective: second-ability
    asks: happens
    prompt: Write a question here with several right answers. Choose all that apply.
    options:
      - text: A right answer
        right: true
        why: Write why it is right.
      - text: Another right answer
        right: true
        why: Write why it is right.
      - text: A misconception
        why: Write what is true instead.
  - id: second-order
    kind: order
    objective: second-ability
    asks: happens
    prompt: Write here what is to be put in order, and where it begins.
    items: # in the right order; they are shown shuffled
      - text: What comes first
        why: Write why it comes first.
      - text: What comes second
        why: Write why it comes second.
      - text: What comes last
        why: Write why it comes last.
${choice("third-case", "third-ability", "happens")}  - id: third-command
    kind: command
    objective: third-ability
    asks: happens
    prompt: Write here what the reader's command is to do.
    accept: ["docker run --rm alpine uname -r", "docker run alpine uname -r"] # the first is the model answer
    why: Write what each word of it does.
    wrong:
      - starts: docker exec
        why: Write what this would do instead.
    hint: Write a hint here, or remove this line.
  - id: third-number
    kind: numeric
    objective: third-ability
    asks: happens
    prompt: Write a question here whose answer is a number.
    answer: 3
    unit: kernels
    why: Write how one gets to it.
    wrong:
      - value: 1
        why: Write which thought leads to this number.
`;

export const exerciseSkeleton = `# Things to sort into bins. Every item says for every bin why it belongs there or does not.
kind: sort
title: Write the exercise's name here
task: Write what to do here, in one or two sentences.
bins: # 2 to 4
  - { id: left, label: One side, concept: container }
  - { id: right, label: Other side, concept: host }
items: # 5 to 10
  - id: first
    text: The first thing
    accepts: [left]
    why: { left: Write why it belongs here., right: Write why it does not belong here. }
  - id: second
    text: The second thing
    accepts: [right]
    why: { left: Write why it does not belong here., right: Write why it belongs here. }
  - id: third
    text: The third thing
    accepts: [left, right]
    why: { left: Write why it may stand here., right: Write why it may stand here. }
  - id: fourth
    text: The fourth thing
    accepts: [left]
    why: { left: Write why it belongs here., right: Write why it does not belong here. }
  - id: fifth
    text: The fifth thing
    accepts: [right]
    why: { left: Write why it does not belong here., right: Write why it belongs here. }
solution: { first: left, second: right, third: left, fourth: left, fifth: right }
done: Write here what this shows, said when everything is right.
`;
