import { HomePage } from "@/components/course/HomePage";
import { loadCourse } from "@/lib/content/loader.server";

export default function Page() {
  return <HomePage course={loadCourse()} />;
}
