using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>Reads objects, records, their versions and the list of acts, as of now or of any past day.</summary>
public sealed class ReadRecords(LiveActs acts, WorkspaceCatalog catalogs, LivePatches patches)
{
    /// <param name="Field">With <paramref name="Value"/>: only records whose field has this value.</param>
    /// <param name="Search">Only records whose name has these words.</param>
    /// <param name="AsOf">As things stood at the end of a day.</param>
    public sealed record Query(string? Field, string? Value, string? Search, DateOnly? AsOf, string? Cursor, int? Limit);

    /// <summary>A version of a record with the act that wrote it.</summary>
    [SchemaName("LiveVersion")]
    public sealed record Version(LiveRecordInfo Record, LiveActInfo Act, LiveActInfo? EndedBy);

    public async Task<IReadOnlyList<LiveObjectInfo>> ObjectsAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        return [.. catalog.Objects.Select(type => LiveObjectInfo.Of(catalog, type))];
    }

    public async Task<Outcome<Page<LiveRecordInfo>>> ListAsync(string objectName, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        caller.Demand(Right.ViewPatch);
        var found = await TypeAsync(objectName, caller, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        var type = found.Value;
        var size = new PageQuery(null, query.Limit).Size();
        if (query.Field is { } name && type.Find(name) is null)
        {
            return ManagementRefusals.UnknownField(type.Name, name);
        }

        await using var connection = await acts.OpenAsync(cancellation);
        var wanted = new LiveQuery
        {
            Equal = query.Field is { } field ? [(field, [query.Value ?? ""])] : [],
            Search = query.Search,
            AsOf = query.AsOf is { } day ? await ActOfAsync(caller, day, cancellation) : null,
            After = query.Cursor,
            Limit = size + 1,
        };
        var patch = await patches.ReadAsync(connection, caller, cancellation);
        var narrowed = await patch.NarrowAsync(connection, type, wanted, cancellation);
        if (!narrowed.IsDone)
        {
            return narrowed.Refusal;
        }

        var records = await patch.HideAsync(connection, type, await LiveReader.ReadAsync(connection, caller.Workspace, type, narrowed.Value, cancellation), cancellation);
        var signed = await acts.FindAsync(caller.Workspace, records.SelectMany(one => (long[])[one.FromAct, one.CreatedAct]), cancellation);
        return Page<LiveRecordInfo>.Of([.. records.Select(one => LiveRecordInfo.Of(type, one, signed))], size, one => one.Id);
    }

    public async Task<Outcome<LiveRecordInfo>> GetAsync(string objectName, string id, DateOnly? asOf, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPatch);
        var found = await TypeAsync(objectName, caller, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        await using var connection = await acts.OpenAsync(cancellation);
        var query = LiveQuery.Ids(id) with { AsOf = asOf is { } day ? await ActOfAsync(caller, day, cancellation) : null };
        var patch = await patches.ReadAsync(connection, caller, cancellation);
        var narrowed = await patch.NarrowAsync(connection, found.Value, query, cancellation);
        if (!narrowed.IsDone)
        {
            return narrowed.Refusal;
        }

        var records = await patch.HideAsync(connection, found.Value, await LiveReader.ReadAsync(connection, caller.Workspace, found.Value, narrowed.Value, cancellation), cancellation);
        return records.SingleOrDefault() is { } record
            ? LiveRecordInfo.Of(found.Value, record, await acts.FindAsync(caller.Workspace, [record.FromAct, record.CreatedAct], cancellation))
            : LiveRefusals.RecordNotFound(found.Value.Name, id);
    }

    /// <summary>Newest first.</summary>
    public async Task<Outcome<IReadOnlyList<Version>>> VersionsAsync(string objectName, string id, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewLive);
        var found = await TypeAsync(objectName, caller, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        await using var connection = await acts.OpenAsync(cancellation);
        var versions = await LiveReader.VersionsAsync(connection, caller.Workspace, found.Value, id, cancellation);
        if (versions.Count == 0)
        {
            return LiveRefusals.RecordNotFound(found.Value.Name, id);
        }

        var signed = await acts.FindAsync(caller.Workspace, versions.SelectMany(one => (long[])[one.FromAct, one.CreatedAct, one.ToAct ?? 0]), cancellation);
        return versions.AsEnumerable().Reverse().Select(one => new Version(
            LiveRecordInfo.Of(found.Value, one, signed), LiveActInfo.Of(signed[one.FromAct]), one.ToAct is { } ended ? LiveActInfo.Of(signed[ended]) : null)).ToList();
    }

    public async Task<Page<LiveActInfo>> ActsAsync(PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        caller.Demand(Right.ViewLive);
        var below = page.Cursor is null ? default(long?)
            : long.TryParse(page.Cursor, out var number) ? number : throw new RefusedException(RequestRefusals.Cursor(page.Cursor));
        var rows = await acts.ListAsync(caller.Workspace, (below, page.Size() + 1), cancellation);
        return Page<LiveActInfo>.Of([.. rows.Select(LiveActInfo.Of)], page.Size(), act => $"{act.Number}");
    }

    /// <summary>The last act of a day.</summary>
    internal Task<long> ActOfAsync(Caller caller, DateOnly day, CancellationToken cancellation) =>
        acts.LastBeforeAsync(caller.Workspace, new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), cancellation);

    private async Task<Outcome<ObjectType>> TypeAsync(string name, Caller caller, CancellationToken cancellation)
    {
        var type = (await catalogs.ReadAsync(caller.Workspace, cancellation)).Find(name);
        return type is null ? ManagementRefusals.UnknownObject(name) : type.IsDerived ? LiveRefusals.NotReadable(type.Name) : type;
    }
}
