using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Says whole who has which part of an opportunity, as one act: revenue, which totals 100 %, and overlay, which is free.</summary>
public sealed class SetSplits(LiveWriter writer)
{
    /// <param name="Percent">50 is half.</param>
    [SchemaName("GivenSplit")]
    public sealed record Share(string UserId, decimal Percent, string? Note = null);

    /// <param name="Revenue">All of them, or none.</param>
    [SchemaName("SetSplits")]
    public sealed record Request(IReadOnlyList<Share> Revenue, IReadOnlyList<Share> Overlay, string? Reason = null);

    [SchemaName("SplitsSet")]
    public sealed record Reply(long Act, int Revenue, int Overlay);

    public async Task<Outcome<Reply>> HandleAsync(string opportunity, Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<Reply>(
            caller, done => new LiveWriter.Words(LiveActKinds.Teams, $"Set {done.Revenue} revenue and {done.Overlay} overlay splits of an opportunity", request.Reason),
            scope => WriteAsync(scope, opportunity, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    private static async Task<Outcome<Reply>> WriteAsync(LiveScope scope, string opportunity, Request request, CancellationToken cancellation)
    {
        if (await scope.FindAsync("Opportunity", opportunity, cancellation) is not { } record)
        {
            return LiveRefusals.RecordNotFound("Opportunity", opportunity);
        }

        foreach (var (shares, label, isValidated) in new[] { (request.Revenue, SplitCheck.StandardLabel, true), (request.Overlay, "Overlay", false) })
        {
            if (await ReplaceAsync(scope, record, shares, await TypeAsync(scope, label, isValidated, cancellation), cancellation) is { } refusal)
            {
                return refusal;
            }
        }

        return new Reply(0, request.Revenue.Count, request.Overlay.Count);
    }

    private static async Task<Refusal?> ReplaceAsync(LiveScope scope, LiveRecord opportunity, IReadOnlyList<Share> shares, LiveRecord type, CancellationToken cancellation)
    {
        var standing = (await scope.ReadAsync("OpportunitySplit", LiveQuery.Where("OpportunityId", opportunity.Id), cancellation))
            .Where(one => one.Text("SplitTypeId") == type.Id || (one.Text("SplitTypeId") is null && type.Flag("IsTotalValidated"))).ToList();
        foreach (var share in shares)
        {
            var values = RecordRules.ForCreate(
                scope.TypeOf("OpportunitySplit"),
                new Dictionary<string, object?>
                {
                    ["OpportunityId"] = opportunity.Id,
                    ["SplitOwnerId"] = share.UserId,
                    ["SplitTypeId"] = type.Id,
                    ["SplitPercentage"] = share.Percent,
                    ["SplitNote"] = share.Note,
                });
            if (!values.IsDone)
            {
                return values.Refusal;
            }

            var same = standing.FindIndex(one => one.Text("SplitOwnerId") == share.UserId);
            if (same < 0)
            {
                await scope.InsertAsync("OpportunitySplit", values.Value, cancellation);
                continue;
            }

            if (standing[same].Number("SplitPercentage") != share.Percent || standing[same].Text("SplitNote") != share.Note || standing[same].Text("SplitTypeId") is null)
            {
                await scope.UpdateAsync("OpportunitySplit", standing[same], values.Value, cancellation);
            }

            standing.RemoveAt(same);
        }

        await scope.Act.EndAsync(scope.TypeOf("OpportunitySplit"), [.. standing.Select(one => one.Id)], cancellation);
        return null;
    }

    /// <summary>The two types that every org has are made when they are first used.</summary>
    private static async Task<LiveRecord> TypeAsync(LiveScope scope, string label, bool isValidated, CancellationToken cancellation)
    {
        var found = (await scope.ReadAsync("OpportunitySplitType", LiveQuery.Where("DeveloperName", label), cancellation)).SingleOrDefault();
        if (found is not null)
        {
            return found;
        }

        var id = await scope.InsertAsync(
            "OpportunitySplitType",
            new Dictionary<string, object?>
            {
                ["MasterLabel"] = label,
                ["DeveloperName"] = label,
                ["IsActive"] = true,
                ["IsTotalValidated"] = isValidated,
                ["SplitEntity"] = "Opportunity",
                ["SplitField"] = "Amount",
            },
            cancellation);
        return (await scope.FindAsync("OpportunitySplitType", id, cancellation))!;
    }
}
