using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Alignments;

/// <summary>The arrays by unit and record that never change while the alignment lives: measures, unit of each record, links.</summary>
public sealed class GetUnitColumns(OpenAlignments alignments)
{
    /// <summary>One measure as 64-bit floating-point numbers by unit.</summary>
    public async Task<Outcome<BinaryBody>> MeasureAsync(Guid alignment, string key, Caller caller, CancellationToken cancellation)
    {
        var units = await UnitsAsync(alignment, caller, cancellation);
        if (!units.IsDone)
        {
            return units.Refusal;
        }

        var measure = BalanceRules.Measure(key, units.Value.Measures);
        return measure.IsDone
            ? new BinaryBody(
                new ByteLayout(8 * units.Value.Units).Array<double>(Values(measure.Value)).Done(), $"{alignment:N}-{Uri.EscapeDataString(key)}")
            { IsImmutable = true }
            : measure.Refusal with { Kind = RefusalKind.NotFound };
    }

    /// <summary>The unit of each record, -1 for none; boundary units only.</summary>
    public async Task<Outcome<BinaryBody>> UnitOfRecordAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        var units = await UnitsAsync(alignment, caller, cancellation);
        if (!units.IsDone)
        {
            return units.Refusal;
        }

        return units.Value.UnitOfRecord is { } unitOfRecord
            ? new BinaryBody(new ByteLayout(4 * unitOfRecord.Length).Array<int>(unitOfRecord).Done(), $"{alignment:N}-records") { IsImmutable = true }
            : new Refusal(
                "alignment.records-are-units", "The units of this alignment are the records themselves: unit n is record n.", RefusalKind.NotFound);
    }

    /// <summary>Which units touch, as compressed rows, and which links are bridges.</summary>
    public async Task<Outcome<BinaryBody>> GraphAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        var units = await UnitsAsync(alignment, caller, cancellation);
        if (!units.IsDone)
        {
            return units.Refusal;
        }

        var graph = await units.Value.GraphAsync(cancellation);
        var (start, neighbor) = (graph.Links.Start, graph.Links.Neighbor);
        var bytes = new ByteLayout(8 + (4 * start.Length) + (5 * neighbor.Length))
            .Number(start.Length - 1)
            .Number(neighbor.Length)
            .Array<int>(start)
            .Array<int>(neighbor)
            .Array<bool>(graph.IsBridge)
            .Done();
        return new BinaryBody(bytes, $"{alignment:N}-graph") { IsImmutable = true };
    }

    private async Task<Outcome<UnitSet>> UnitsAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        return held.Units;
    }

    private static double[] Values(UnitMeasure measure) => Array.ConvertAll(measure.Amount, amount => (double)measure.Exact(amount));
}
