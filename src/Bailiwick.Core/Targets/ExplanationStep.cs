using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>One step on the way to a number.</summary>
/// <param name="Name">Unique in the explanation.</param>
/// <param name="Words">What happens, for a person, with its numbers.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Operands">In the order the operation names them.</param>
/// <param name="Value">What comes out, exact.</param>
public sealed record ExplanationStep(string Name, string Words, StepOperation Operation, ImmutableArray<StepOperand> Operands, Fraction Value);
