using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>Writes the steps of an explanation; each step's value is worked out by the operation it names.</summary>
internal sealed class ExplanationWriter
{
    private readonly ImmutableArray<ExplanationStep>.Builder _steps = ImmutableArray.CreateBuilder<ExplanationStep>();

    public StepOperand Given(string name, string words, Fraction value) =>
        Add(name, StepOperation.Given, words, new StepOperand(name, value));

    /// <param name="name">Of the step; later steps call it by that.</param>
    /// <param name="operation">What is done.</param>
    /// <param name="words">For a person; <c>{0}</c> is the value, <c>{1}</c> and on are the operands.</param>
    /// <param name="operands">In the operation's order.</param>
    public StepOperand Add(string name, StepOperation operation, string words, params StepOperand[] operands)
    {
        var value = Explanation.Evaluate(operation, [.. operands.Select(operand => operand.Value)]);
        var shown = operands.Select(operand => operand.Value).Prepend(value).Select(one => (object)TargetRefusals.Text(one.Shown)).ToArray();
        _steps.Add(new ExplanationStep(name, string.Format(null, words, shown), operation, [.. operands], value));
        return new StepOperand(name, value, name);
    }

    public static StepOperand Number(string name, Fraction value) => new(name, value);

    public Explanation For(string subject) => new(subject, _steps.ToImmutable());
}
