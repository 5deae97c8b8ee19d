import { Children, type ComponentType, isValidElement, type ReactNode } from "react";
import { Diagram } from "@/components/diagram/Diagram";
import { StaticLab } from "@/components/lab/linux/StaticLab";
import { StaticExercise } from "@/components/lab/StaticExercise";
import { StaticQuiz } from "@/components/quiz/StaticQuiz";
import { InlineText } from "@/components/ui/InlineText";
import { figureLabel, type Lesson, type LessonComponent } from "@/lib/content";
import type { PropsOf } from "@/lib/content/lesson-components";
import { recordedRun } from "@/lib/content/runs.server";
import { machineImage } from "@/lib/machine/manifest.server";
import { Callout } from "./Callout";
import { CodeTabs } from "./CodeTabs";
import { ExerciseIsland, LabIsland, QuestionIsland, QuizIsland } from "./islands";
import { MermaidChart } from "./MermaidChart";
import { Predict } from "./Predict";
import { Sources } from "./Sources";
import { Terminal } from "./Terminal";

type Registry = { [Name in LessonComponent]: ComponentType<PropsOf<Name> & { children?: ReactNode }> };

/** The one registry of what a lesson may use, tied to the lesson in which it is used. */
export function registryFor(lesson: Lesson): Registry {
  const { frontmatter, slug, questions, exercise } = lesson;
  return {
    Callout: (props) => <Callout {...props}>{props.children}</Callout>,
    CodeTabs: ({ children }) => (
      <CodeTabs
        tabs={Children.toArray(children)
          .filter(isValidElement<{ title?: string }>)
          .map((block, i) => ({ title: block.props.title ?? `Variant ${i + 1}`, panel: block }))}
      />
    ),
    Diagram: ({ id }) => (
      <div className="breakout">
        <Diagram slug={id} lesson={slug} figure={figureLabel(lesson, id)} />
      </div>
    ),
    Exercise: () =>
      exercise && (
        <ExerciseIsland lesson={slug} exercise={exercise}>
          <noscript>
            <StaticExercise exercise={exercise} />
          </noscript>
        </ExerciseIsland>
      ),
    KeyPoints: () => (
      <ul className="key-points">
        {frontmatter.objectives.map(({ id, point, section }) => (
          <li key={id}>
            <InlineText>{point}</InlineText>{" "}
            <a
              href={`#${section}`}
              aria-label={`Read again: ${lesson.headings.find((heading) => heading.id === section)?.text}`}
              className="no-print link whitespace-nowrap text-[0.85rem]"
            >
              Read again
            </a>
          </li>
        ))}
      </ul>
    ),
    Lab: () => {
      const run = recordedRun(slug);
      return (
        lesson.lab && (
          <div className="breakout">
            <LabIsland
              lesson={slug}
              exercise={lesson.lab}
              image={machineImage(lesson.lab.machine)}
              recorded={run !== undefined}
            >
              <StaticLab exercise={lesson.lab} run={run} />
            </LabIsland>
          </div>
        )
      );
    },
    Lookup: ({ children }) => <div className="lookup">{children}</div>,
    Mermaid: ({ id }) => <MermaidChart folder={`content/lessons/${slug}`} id={id} />,
    Objectives: () => (
      <section aria-label="Objectives" className="objectives">
        <strong className="font-semibold text-text">After this lesson you can</strong>{" "}
        <ul className="inline">
          {frontmatter.objectives.map(({ id, can }) => (
            <li key={id}>
              <InlineText>{can}</InlineText>
            </li>
          ))}
        </ul>
      </section>
    ),
    Predict: (props) => <Predict {...props}>{props.children}</Predict>,
    Quiz: ({ id }) => {
      const asked = id ? questions.filter((question) => question.id === id) : questions;
      const [only] = asked;
      const words = (
        <noscript>
          <StaticQuiz lesson={slug} questions={asked} />
        </noscript>
      );
      if (id && only)
        return (
          <QuestionIsland lesson={slug} question={only}>
            {words}
          </QuestionIsland>
        );
      return (
        <QuizIsland
          lesson={slug}
          questions={asked}
          objectives={frontmatter.objectives.map(({ id, can, section }) => ({ id, can, section }))}
        >
          {words}
        </QuizIsland>
      );
    },
    Sources: () => <Sources sources={frontmatter.sources} further={frontmatter.further} />,
    SpeakerNote: () => null,
    Steps: ({ children }) => <div className="steps">{children}</div>,
    // Already plain HTML when it gets here: see static.server.ts.
    Term: ({ children }) => children,
    Terminal: (props) => <Terminal {...props}>{props.children}</Terminal>,
    TryIt: ({ title, children }) => (
      // An exercise has a frame and a title of its own.
      <section
        aria-label={title}
        className="group/try rounded-md border border-line-strong p-4 has-[.exercise]:border-0 has-[.exercise]:p-0! sm:p-5"
      >
        <p className="mb-2 font-display text-lg font-semibold group-has-[.exercise]/try:hidden">{title}</p>
        <div className="flow">{children}</div>
      </section>
    ),
  };
}
