using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Targets;

/// <summary>Two plans over the areas of the left one's alignment; differences add up from the accounts to the whole.</summary>
public sealed class CompareTargetPlans(TargetReading reading)
{
    private const int MostAccounts = 100;

    [SchemaName("TargetComparison")]
    public sealed record Reply(
        Guid LeftId, int LeftRevision, Guid RightId, int RightRevision, decimal Left, decimal Right, decimal Difference, int AccountsThatDiffer,
        IReadOnlyList<AreaDifference> Areas, IReadOnlyList<AccountDifference> Accounts);

    /// <param name="Area">-1 for accounts in no area.</param>
    [SchemaName("TargetAreaDifference")]
    public sealed record AreaDifference(int Area, int Level, int Parent, string Name, decimal Left, decimal Right, decimal Difference);

    [SchemaName("TargetAccountDifference")]
    public sealed record AccountDifference(int Record, string Key, string? Name, int Area, decimal? Left, decimal? Right, decimal Difference);

    public async Task<Outcome<Reply>> HandleAsync(Guid left, Guid right, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var one = await FiguresAsync(left, caller, cancellation);
        var other = await FiguresAsync(right, caller, cancellation);
        if (!one.IsDone || !other.IsDone)
        {
            return (one.Refusal ?? other.Refusal)!;
        }

        var (l, r) = (one.Value, other.Value);
        if (l.Figures.View.DatasetId != r.Figures.View.DatasetId)
        {
            return TargetPlanRefusals.OtherDataset(r.Figures.View.Alignment);
        }

        var view = l.Figures.View;
        var (leftSums, rightSums) = (AreaSums.Of(l.Figures, l.Unit), AreaSums.Of(r.Figures, r.Unit, view));
        var differ = Enumerable.Range(0, l.Figures.Amounts.Length).Where(record => l.Figures.Amounts[record] != r.Figures.Amounts[record]).ToList();
        var (whole, otherWhole) = (l.Figures.Amounts.Sum(amount => amount ?? 0), r.Figures.Amounts.Sum(amount => amount ?? 0));
        return new Reply(
            left, l.Revision, right, r.Revision, whole, otherWhole, otherWhole - whole, differ.Count,
            [
                Difference((-1, 0, -1, "No area"), leftSums, rightSums),
                .. view.Areas.All.Select(area => Difference((area.Number.Value, area.Level, area.Parent.Value, area.Name), leftSums, rightSums)),
            ],
            [.. differ
                .Select(record => new AccountDifference(
                    record, l.Keys.KeyOfRecord[record], l.Keys.NameOf(record), view.AreaOfRecord[record], l.Figures.Amounts[record], r.Figures.Amounts[record],
                    (r.Figures.Amounts[record] ?? 0) - (l.Figures.Amounts[record] ?? 0)))
                .OrderByDescending(account => Math.Abs(account.Difference)).ThenBy(account => account.Record).Take(MostAccounts)]);
    }

    private static AreaDifference Difference((int Number, int Level, int Parent, string Name) area, AreaSums left, AreaSums right) => new(
        area.Number, area.Level, area.Parent, area.Name, left.AmountOf(area.Number), right.AmountOf(area.Number), right.AmountOf(area.Number) - left.AmountOf(area.Number));

    private async Task<Outcome<(PlanFigures Figures, RecordKeys Keys, int Revision, decimal Unit)>> FiguresAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        if (!taken.Scope.IsAll)
        {
            return TargetPlanRefusals.WholePlan();
        }

        var figures = taken.Figures();
        return figures.IsDone ? (figures.Value, taken.Open.Keys, taken.Open.Revision, taken.Held.Unit) : figures.Refusal;
    }
}
