import { replayExercises } from "./replays";

replayExercises("engine");
