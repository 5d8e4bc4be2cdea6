using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Live;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Territories;

/// <summary>
/// What is said about territories, in threads that are resolved and opened again. It belongs to a territory's developer name, so it goes over with an
/// activation; who sees the territory sees it, and who may propose writes.
/// </summary>
public sealed class TerritoryComments(LiveActs acts, WorkspaceCatalog catalogs, LivePatches patches, TimeProvider time)
{
    private const int MostCharacters = 4000;

    /// <param name="Thread">The thread that is answered; absent begins one.</param>
    [SchemaName("SayComment")]
    public sealed record Words(string Text, long? Thread = null);

    [SchemaName("ResolveComment")]
    public sealed record Resolution(bool IsResolved);

    /// <param name="TerritoryId">In the model asked, or the active one; null where it has none of that developer name any more.</param>
    /// <param name="Notes">The first is the comment that began it.</param>
    [SchemaName("CommentThread")]
    public sealed record Thread(long Number, string? TerritoryId, string Territory, bool IsResolved, IReadOnlyList<CommentNote> Notes);

    /// <param name="MayWrite">Whether the caller may say something and resolve.</param>
    [SchemaName("TerritoryComments")]
    public sealed record Reply(string TerritoryId, IReadOnlyList<Thread> Threads, bool MayWrite);

    /// <summary>The threads of the patch, those last written in first.</summary>
    public async Task<IReadOnlyList<Thread>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var connection = await acts.OpenAsync(cancellation);
        var patch = await patches.ReadAsync(connection, caller, cancellation);
        var type = (await catalogs.ReadAsync(caller.Workspace, cancellation)).Find("Territory2")!;
        var territories = patch.ModelId is not { } model ? []
            : await LiveReader.ReadAsync(connection, caller.Workspace, type, LiveQuery.Where("Territory2ModelId", model), cancellation);
        var seen = territories.Where(one => patch.Sees(one.Id)).ToDictionary(KeyOf, StringComparer.Ordinal);
        var notes = await CommentNote.ReadAsync(connection, caller.Workspace, null, cancellation);
        return Threads(notes.Where(one => patch.IsAll || seen.ContainsKey(one.Territory)), seen.GetValueOrDefault);
    }

    public async Task<Outcome<Reply>> OfAsync(string territory, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var connection = await acts.OpenAsync(cancellation);
        return await FindAsync(connection, territory, caller, cancellation) is { } record
            ? ReplyOf(record, await ReadAsync(connection, record, caller, cancellation), caller)
            : LiveRefusals.RecordNotFound("Territory2", territory);
    }

    public Task<Outcome<Reply>> SayAsync(string territory, Words words, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = words.Text.Trim();
        return text.Length == 0 ? Refused(GovernanceRefusals.NoReason())
            : text.Length > MostCharacters ? Refused(TerritoryRefusals.CommentTooLong(text.Length, MostCharacters))
            : WriteAsync(
                territory, caller,
                threads => words.Thread is { } number && threads.All(one => one.Number != number) ? TerritoryRefusals.NoThread(number) : null,
                _ => (words.Thread, words.Thread is null ? "commented" : "replied", text),
                cancellation);
    }

    public Task<Outcome<Reply>> ResolveAsync(string territory, long thread, Resolution resolution, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(resolution);
        return WriteAsync(
            territory, caller,
            threads => threads.All(one => one.Number != thread) ? TerritoryRefusals.NoThread(thread) : null,
            threads => threads.First(one => one.Number == thread).IsResolved == resolution.IsResolved ? null : (thread, resolution.IsResolved ? "resolved" : "reopened", null),
            cancellation);
    }

    private async Task<Outcome<Reply>> WriteAsync(
        string territory, Caller caller, Func<IReadOnlyList<Thread>, Refusal?> judge, Func<IReadOnlyList<Thread>, (long? Thread, string Kind, string? Words)?> say, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ProposeChanges);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // One writer a workspace, so that numbers follow each other and a thread is judged as it stands.
        await using (var wait = new NpgsqlCommand("SELECT FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", connection))
        {
            wait.Parameters.AddWithValue(caller.Workspace.Value);
            await wait.ExecuteNonQueryAsync(cancellation);
        }

        if (await FindAsync(connection, territory, caller, cancellation) is not { } record)
        {
            return LiveRefusals.RecordNotFound("Territory2", territory);
        }

        var threads = await ReadAsync(connection, record, caller, cancellation);
        if (judge(threads) is { } refusal)
        {
            return refusal;
        }

        if (say(threads) is { } said)
        {
            await CommentNote.AddAsync(connection, caller, (KeyOf(record), said.Thread), (time.GetUtcNow(), said.Kind, said.Words), cancellation);
            await LiveNotices.SendAsync(connection, new LiveNotice(LiveNotice.Management, caller.Workspace.Value, caller.Workspace.Value), cancellation);
        }

        var after = await ReadAsync(connection, record, caller, cancellation);
        await transaction.CommitAsync(cancellation);
        return ReplyOf(record, after, caller);
    }

    private async Task<LiveRecord?> FindAsync(NpgsqlConnection connection, string territory, Caller caller, CancellationToken cancellation)
    {
        var patch = await patches.ReadAsync(connection, caller, cancellation);
        var type = (await catalogs.ReadAsync(caller.Workspace, cancellation)).Find("Territory2")!;
        return patch.Sees(territory) ? (await LiveReader.ReadAsync(connection, caller.Workspace, type, LiveQuery.Ids(territory), cancellation)).SingleOrDefault() : null;
    }

    private static async Task<IReadOnlyList<Thread>> ReadAsync(NpgsqlConnection connection, LiveRecord territory, Caller caller, CancellationToken cancellation) =>
        Threads(await CommentNote.ReadAsync(connection, caller.Workspace, KeyOf(territory), cancellation), _ => territory);

    private static List<Thread> Threads(IEnumerable<CommentNote> notes, Func<string, LiveRecord?> territoryOf) =>
    [
        .. notes.GroupBy(one => one.Thread).OrderByDescending(one => one.Last().Number).Select(one => new Thread(
            one.Key, territoryOf(one.First().Territory)?.Id, territoryOf(one.First().Territory)?.Text("Name") ?? one.First().Territory,
            one.LastOrDefault(note => note.Kind is "resolved" or "reopened")?.Kind == "resolved", [.. one])),
    ];

    private static Reply ReplyOf(LiveRecord territory, IReadOnlyList<Thread> threads, Caller caller) => new(territory.Id, threads, caller.May(Right.ProposeChanges));

    private static string KeyOf(LiveRecord territory) => territory.Text("DeveloperName")!.ToLowerInvariant();

    private static Task<Outcome<Reply>> Refused(Refusal refusal) => Task.FromResult<Outcome<Reply>>(refusal);
}
