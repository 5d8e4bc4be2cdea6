using System.Text.Json;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>Shows accounts with all their layers.</summary>
internal static class AccountRows
{
    public static List<TargetAccount> Of(TargetReading.Taken taken, PlanFigures figures, IReadOnlyCollection<int> records)
    {
        var calculated = figures.Calculated(records);
        return [.. records.Select(record => Of(taken.Open, figures, record, calculated.GetValueOrDefault(record)))];
    }

    public static IReadOnlyList<TargetSplit> SplitsOf(AccountInput? input) =>
        input?.Present(TargetField.Split)?.Words is { } words ? JsonSerializer.Deserialize<List<TargetSplit>>(words, WireJson.Options)! : [];

    private static TargetAccount Of(OpenTargetPlan open, PlanFigures figures, int record, decimal? calculated)
    {
        var account = figures.Given.Accounts.Accounts[record];
        var input = open.Inputs.GetValueOrDefault(record);
        var comment = input?.Present(TargetField.Comment);
        return new TargetAccount
        {
            Record = record,
            Key = account.Key,
            Name = open.Keys.NameOf(record),
            Area = figures.View.AreaOfRecord[record],
            Weight = account.Weight,
            Bucket = account.Bucket,
            Calculated = calculated,
            BottomUp = input?.BottomUp,
            BottomUpBy = input?.Present(TargetField.BottomUp)?.By,
            Override = input?.Override,
            OverrideReason = input?.Present(TargetField.Override)?.Words,
            OverrideBy = input?.Present(TargetField.Override)?.By,
            Lock = input?.Lock,
            LockBy = input?.Present(TargetField.Lock)?.By,
            Confidence = input?.Present(TargetField.Confidence)?.Amount,
            Comment = comment?.Words,
            CommentBy = comment?.By,
            Splits = SplitsOf(input),
            Amount = figures.Amounts[record],
            Source = figures.Sources[record],
        };
    }
}
