/**
 * How far the person is with a lesson: half a disc, a whole disc, a tick; nothing for a lesson that is new. The page
 * comes with it empty, and LessonMarks fills it in. It always takes the same room, so that nothing moves.
 */
export function LessonMark({ lesson }: { lesson: string }) {
  return <span className="lesson-mark" data-lesson={lesson} />;
}
