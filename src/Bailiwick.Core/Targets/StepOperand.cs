namespace Bailiwick.Core.Targets;

/// <summary>What a step works on: a number that is stored, or an earlier step.</summary>
/// <param name="Name">What it is: "pool", "weight", "unit".</param>
/// <param name="Value">The number, exact.</param>
/// <param name="Step">The earlier step that made it, or null when it is stored.</param>
public sealed record StepOperand(string Name, Fraction Value, string? Step = null);
