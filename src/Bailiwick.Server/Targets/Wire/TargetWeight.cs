namespace Bailiwick.Server.Targets.Wire;

/// <summary>A column that weighs accounts.</summary>
/// <param name="Column">Key of a number or currency column.</param>
/// <param name="Weight">How much it counts beside the others.</param>
public sealed record TargetWeight(string Column, decimal Weight = 1);
