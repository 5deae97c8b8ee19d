/**
 * What a person does, as events, and the one reducer that adds them to the document.
 * An event becomes a document of a single fact, which is merged in; so the reducer can do nothing that a merge cannot.
 */
import { answerKey, emptyProgress, merge, type ProgressDocument, readDocument } from "./document";
import { canonical, own } from "./shapes";

export type ProgressEvent =
  | { type: "lesson-opened" | "lesson-read" | "lesson-unread" | "exercise-done"; lesson: string }
  | { type: "step-seen"; diagram: string; step: string }
  /** `answer` is kept if it is small, plain data. */
  | { type: "answered"; lesson: string; question: string; right: boolean; answer?: unknown }
  | { type: "reset" };

/** Characters of JSON; the longest command that anyone types into a quiz is far below. */
const MAX_ANSWER = 2000;

/**
 * @param now milliseconds since 1970. A clock that was put back does no harm: a later event always gets a later time
 * than what it answers to.
 * @returns the same document if the event says nothing new; an event with an impossible id changes nothing.
 */
export function progress(document: ProgressDocument, event: ProgressEvent, now: number): ProgressDocument {
  const add = (facts: object) => merge(document, { ...readDocument(facts), resets: document.resets });
  switch (event.type) {
    case "lesson-opened":
      return add({ lessons: { [event.lesson]: { openedAt: now } } });
    case "lesson-read": {
      if (isRead(document, event.lesson)) return document;
      const { unreadAt = -1 } = own(document.lessons, event.lesson) ?? {};
      return add({ lessons: { [event.lesson]: { readAt: Math.max(now, unreadAt + 1) } } });
    }
    case "lesson-unread": {
      if (!isRead(document, event.lesson)) return document;
      const { readAt = 0 } = own(document.lessons, event.lesson) ?? {};
      return add({ lessons: { [event.lesson]: { unreadAt: Math.max(now, readAt) } } });
    }
    case "step-seen":
      if (own(document.steps, event.diagram)?.includes(event.step)) return document;
      return add({ steps: { [event.diagram]: [event.step] } });
    case "answered": {
      const key = answerKey(event.lesson, event.question);
      const last = own(document.answers, key)?.tries.at(-1)?.at ?? -1;
      const answer = plain(event.answer);
      const attempt = {
        at: Math.max(now, last + 1),
        right: event.right,
        ...(answer === undefined ? {} : { answer }),
      };
      return add({ answers: { [key]: { tries: [attempt] } } });
    }
    case "exercise-done":
      if (own(document.exercises, event.lesson)) return document;
      return add({ exercises: { [event.lesson]: { doneAt: now } } });
    case "reset":
      return { ...emptyProgress, resets: document.resets + 1 };
  }
}

/** Is the lesson marked as read, and not marked as unread since? */
export function isRead(document: ProgressDocument, lesson: string): boolean {
  const { readAt = -1, unreadAt = -1 } = own(document.lessons, lesson) ?? {};
  return readAt > unreadAt;
}

/** A copy that is exactly what would be stored; undefined for what JSON does not know, and for what is too long. */
function plain(value: unknown): unknown {
  try {
    const text = canonical(value);
    return text.length <= MAX_ANSWER ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
