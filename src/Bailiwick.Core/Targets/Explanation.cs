using System.Collections.Immutable;
using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>Why a number is what it is: steps that recompute to it.</summary>
/// <param name="Subject">What the number belongs to.</param>
/// <param name="Steps">In order; the last one gives the number.</param>
public sealed record Explanation(string Subject, ImmutableArray<ExplanationStep> Steps)
{
    /// <summary>
    /// Works through the steps again from the stored numbers alone: what earlier steps claim is not believed. Null when there is no step.
    /// Throws <see cref="InvalidOperationException"/> when a step names one that did not come before it.
    /// </summary>
    public Fraction? Recompute()
    {
        var values = new Dictionary<string, Fraction>(StringComparer.Ordinal);
        var last = default(Fraction?);
        foreach (var step in Steps)
        {
            var operands = step.Operands.Select(operand => operand.Step is null
                ? operand.Value
                : values.TryGetValue(operand.Step, out var earlier) ? earlier : throw new InvalidOperationException($"{step.Name} needs {operand.Step} before it.")).ToList();
            last = Evaluate(step.Operation, operands);
            values[step.Name] = last.Value;
        }

        return last;
    }

    internal static Fraction Evaluate(StepOperation operation, IReadOnlyList<Fraction> given) => operation switch
    {
        StepOperation.Given => given[0],
        StepOperation.Plus => given[0] + given[1],
        StepOperation.Minus => given[0] - given[1],
        StepOperation.Magnitude => new Fraction(BigInteger.Abs(given[0].Numerator), given[0].Denominator),
        StepOperation.Share => given[0] * given[1] / given[2],
        StepOperation.RoundDown => new Fraction((given[0] / given[1]).Floor(), 1) * given[1],
        StepOperation.UnitByRank => given[2] <= given[3] ? given[0] + given[1] : given[0],
        StepOperation.SignOf => given[1].Numerator.Sign < 0 ? new Fraction(-given[0].Numerator, given[0].Denominator) : given[0],
        StepOperation.RoundHalfAway => HalfAway(given[0] / given[1]) * given[1],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no such operation."),
    };

    private static Fraction HalfAway(Fraction value)
    {
        var magnitude = new Fraction((2 * BigInteger.Abs(value.Numerator)) + value.Denominator, 2 * value.Denominator).Floor();
        return new Fraction(value.Numerator.Sign < 0 ? -magnitude : magnitude, 1);
    }
}
