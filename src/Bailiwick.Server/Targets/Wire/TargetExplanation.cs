using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>Why an account has its number.</summary>
/// <param name="Account">All its layers.</param>
/// <param name="Steps">From the total to the effective amount; empty for managers.</param>
/// <param name="CalculatedSteps">To the calculated amount, where the account has a number of its own; else empty.</param>
/// <param name="History">Everything that was entered for it, newest first.</param>
/// <param name="Periods">The amount by period.</param>
public sealed record TargetExplanation(
    TargetAccount Account,
    IReadOnlyList<TargetExplanation.Step> Steps,
    IReadOnlyList<TargetExplanation.Step> CalculatedSteps,
    IReadOnlyList<TargetExplanation.Entry> History,
    IReadOnlyList<TargetPeriod> Periods)
{
    /// <summary>Why there are no steps, for those who do not get them.</summary>
    public string? Withheld { get; init; }

    /// <summary>A step: what it does with its operands, in exact fractions as "a/b".</summary>
    [OpenApi.SchemaName("TargetStep")]
    public sealed record Step(string Name, string Words, StepOperation Operation, IReadOnlyList<Operand> Operands, decimal Value, string Exact)
    {
        public static Step Of(ExplanationStep step) => new(
            step.Name, step.Words, step.Operation, [.. step.Operands.Select(one => new Operand(one.Name, one.Value.Reduced().ToString(), one.Step))],
            step.Value.Shown, step.Value.Reduced().ToString());
    }

    /// <summary>A stored number, or an earlier step by name.</summary>
    [OpenApi.SchemaName("TargetOperand")]
    public sealed record Operand(string Name, string Exact, string? Step);

    /// <summary>Something entered; nothing in both took it back.</summary>
    [OpenApi.SchemaName("TargetHistoryEntry")]
    public sealed record Entry(int Revision, TargetCellField Field, decimal? Amount, string? Text, string Author, DateTimeOffset At);
}
