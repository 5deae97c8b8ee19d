export { type Chart, type ChartProblem, classNames, type ReadChart, readChart } from "./chart";
export { classDefs, strayColours, themeCss, themeVariables, toTokens } from "./palette";
