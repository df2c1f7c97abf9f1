// What a program does with the types that openapi-typescript makes of the description: this is compiled, not run.
import type { components, operations, paths } from "./generated/api";

type Prediction = components["schemas"]["Prediction"];
type Customer = components["schemas"]["Customer"];
type Answers = components["schemas"]["Answers"];
type Inferred = components["schemas"]["InferenceAnswer"];

async function answer(customers: Customer[]): Promise<Answers> {
  const address: keyof paths = "/api/v1/predictions";
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(customers),
  });
  return (await response.json()) as Answers;
}

export async function mostLikelyGone(customers: Customer[]): Promise<Prediction | undefined> {
  const predictions = (await answer(customers)).filter((one): one is Prediction => "churnProbability" in one);
  predictions.sort((a, b) => b.churnProbability - a.churnProbability);
  const first = predictions[0];
  const days: number | null | undefined = first?.p50;
  const window: operations["predict"]["parameters"]["query"] = { horizon: 30, explain: true };
  console.log(days, first?.warnings.join(), window?.horizon);
  return first;
}

export const request: components["schemas"]["InferenceRequest"] = {
  inputs: [{ name: "Recency", shape: [1], datatype: "FP64", data: [10] }],
};

export function firstNumber(inferred: Inferred): number | string | null | undefined {
  return inferred.outputs[0]?.data[0];
}

// @ts-expect-error an input of another name
export const misspelt: components["schemas"]["InputTensor"] = { name: "Recncy", shape: [1], datatype: "FP64", data: [] };

// @ts-expect-error a number in quotes
export const quoted: Customer = { Recency: "10" };
