import { replayExercises } from "./replays";

replayExercises("shell");
