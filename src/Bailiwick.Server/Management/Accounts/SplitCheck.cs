using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Core.Management.Accounts;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// After an act that changed splits, or amounts of opportunities with splits: validated splits total 100 %, others are free; the amounts follow
/// from the percentages, and who has a split is on the opportunity's team.
/// </summary>
internal static class SplitCheck
{
    /// <summary>What splits without a type are called: the standard amount type, validated.</summary>
    public const string StandardLabel = "Revenue";

    public static async Task<Refusal?> AfterAsync(LiveScope scope, CancellationToken cancellation)
    {
        var touched = await TouchedAsync(scope, cancellation);
        if (touched.Length == 0)
        {
            return null;
        }

        var opportunities = await scope.ReadAsync("Opportunity", LiveQuery.Ids(touched), cancellation);
        var splits = (await scope.ReadAsync("OpportunitySplit", LiveQuery.Where("OpportunityId", touched), cancellation)).ToLookup(one => one.Text("OpportunityId")!, StringComparer.Ordinal);
        var types = (await scope.ReadAsync("OpportunitySplitType", LiveQuery.All, cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var users = (await scope.ReadAsync("User", LiveQuery.Ids([.. splits.SelectMany(one => one).Select(one => one.Text("SplitOwnerId")!).Distinct()]), cancellation))
            .ToDictionary(one => one.Id, one => one.Text("Name")!, StringComparer.Ordinal);
        var amounts = new List<(string, string?)>();
        foreach (var opportunity in opportunities)
        {
            foreach (var group in splits[opportunity.Id].GroupBy(one => one.Text("SplitTypeId")))
            {
                var type = group.Key is { } key ? types.GetValueOrDefault(key) : null;
                var shares = group.Select(one => new SplitShare(one.Text("SplitOwnerId")!, one.Number("SplitPercentage") ?? 0)).ToList();
                var set = new SplitSet(type?.Text("MasterLabel") ?? StandardLabel, type?.Flag("IsTotalValidated") ?? true, shares);
                if (Judge(opportunity.Text("Name")!, set, id => users.GetValueOrDefault(id, id)) is { } refusal)
                {
                    return refusal;
                }

                amounts.AddRange(group.Zip(set.Amounts(opportunity.Number("Amount") ?? 0))
                    .Where(pair => pair.First.Number("SplitAmount") != pair.Second).Select(pair => (pair.First.Id, (string?)pair.Second.ToString(CultureInfo.InvariantCulture))));
            }
        }

        await scope.Act.SetAsync(scope.TypeOf("OpportunitySplit"), "SplitAmount", amounts, cancellation);
        await JoinTeamsAsync(scope, splits.SelectMany(one => one), touched, cancellation);
        return null;
    }

    private static Refusal? Judge(string opportunity, SplitSet set, Func<string, string> nameOf) => set.Fault() switch
    {
        SplitFault.Share when set.BadShare is { } bad => AccountRefusals.SplitShare(opportunity, nameOf(bad.Owner), bad.Percent, set.Most),
        SplitFault.OwnerTwice => AccountRefusals.SplitTwice(opportunity, nameOf(set.OwnerTwice!), set.Type),
        SplitFault.Total => AccountRefusals.SplitTotal(opportunity, set.Type, set.Total, string.Join(", ", set.Shares.Select(one => string.Create(CultureInfo.InvariantCulture, $"{nameOf(one.Owner)} {one.Percent:0.##} %")))),
        _ => null,
    };

    private static async Task JoinTeamsAsync(LiveScope scope, IEnumerable<LiveRecord> splits, string[] touched, CancellationToken cancellation)
    {
        var standing = (await scope.ReadAsync("OpportunityTeamMember", LiveQuery.Where("OpportunityId", touched), cancellation)).Select(one => (one.Text("OpportunityId"), one.Text("UserId"))).ToHashSet();
        await scope.InsertAsync(
            "OpportunityTeamMember",
            splits.Select(one => (Opportunity: one.Text("OpportunityId"), User: one.Text("SplitOwnerId"))).Where(standing.Add)
                .Select(one => new Dictionary<string, object?> { ["OpportunityId"] = one.Opportunity, ["UserId"] = one.User }), cancellation);
    }

    private static async Task<string[]> TouchedAsync(LiveScope scope, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT coalesce(array_agg(DISTINCT id), ARRAY[]::text[]) FROM (
                SELECT opportunity_id AS id FROM live_opportunity_split WHERE workspace_id = $1 AND from_act = $2
                UNION ALL SELECT opportunity_id FROM live_opportunity_split WHERE workspace_id = $1 AND to_act = $2
                UNION ALL SELECT o.id FROM live_opportunity o WHERE o.workspace_id = $1 AND o.from_act = $2
                    AND EXISTS (SELECT FROM live_opportunity_split s WHERE s.workspace_id = $1 AND s.opportunity_id = o.id AND s.to_act IS NULL)) AS touched
            """,
            scope.Connection);
        command.Parameters.AddWithValue(scope.Act.Workspace.Value);
        command.Parameters.AddWithValue(scope.Act.Number);
        return (string[])(await command.ExecuteScalarAsync(cancellation))!;
    }
}
