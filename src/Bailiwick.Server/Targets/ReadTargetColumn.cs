using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Targets;

/// <summary>
/// One layer of all accounts in the dataset's order, for grids and map tints: 64-bit floating-point numbers, NaN for nothing; sources as one
/// byte in the order of the enum; areas as 32-bit numbers, -1 for none. Calculated amounts that are not worth the time are empty too. Accounts out of the caller's sight are empty.
/// </summary>
public sealed class ReadTargetColumn(TargetReading reading)
{
    internal static readonly string[] Names = ["amount", "calculated", "bottomUp", "override", "lock", "weight", "source", "area"];

    public async Task<Outcome<BinaryBody>> HandleAsync(Guid plan, string column, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        if (!Names.Contains(column))
        {
            return TargetPlanRefusals.UnknownColumn(column);
        }

        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        var made = taken.Figures();
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        var (figures, inputs) = (made.Value, taken.Open.Inputs);
        var bytes = column switch
        {
            "amount" => Numbers(taken, record => figures.Amounts[record]),
            "calculated" => Numbers(taken, record => figures.CalculatedOf(record)),
            "bottomUp" => Numbers(taken, record => inputs.GetValueOrDefault(record)?.BottomUp),
            "override" => Numbers(taken, record => inputs.GetValueOrDefault(record)?.Override),
            "lock" => Numbers(taken, record => inputs.GetValueOrDefault(record)?.Lock),
            "weight" => Numbers(taken, record => figures.Given.Accounts.Accounts[record].Weight),
            "source" => [.. figures.Sources.Select((source, record) => taken.Sees(record) ? (byte)source : (byte)0)],
            _ => new ByteLayout(4 * figures.Amounts.Length).Array<int>([.. taken.View.AreaOfRecord.Select(area => taken.Scope.Sees(area) ? area : -1)]).Done(),
        };
        var whose = taken.Scope.Granted is { } granted ? $"-{string.Join('.', granted)}" : "";
        return new BinaryBody(bytes, $"{plan:N}-{column}-{taken.Open.Revision}-{taken.View.Revision}{whose}");
    }

    private static byte[] Numbers(TargetReading.Taken taken, Func<int, decimal?> numberOf)
    {
        var numbers = new double[taken.View.AreaOfRecord.Length];
        for (var record = 0; record < numbers.Length; record++)
        {
            numbers[record] = taken.Sees(record) && numberOf(record) is { } number ? (double)number : double.NaN;
        }

        return new ByteLayout(8 * numbers.Length).Array<double>(numbers).Done();
    }
}
