using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Live;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management;

/// <summary>The one door through which the live model changes: an act is written whole, checked whole, and committed or not at all.</summary>
public sealed class LiveWriter(LiveActs acts, WorkspaceCatalog catalogs, ModelCheck check, RuleRuns runs, TimeProvider time)
{
    /// <summary>What an act says of itself.</summary>
    /// <param name="Kind">One word of <see cref="LiveActKinds"/>.</param>
    /// <param name="Summary">For the history.</param>
    public sealed record Words(string Kind, string Summary, string? Reason = null, DateOnly? Effective = null, long? Reverts = null);

    /// <summary>What came of it, and the act's number.</summary>
    public sealed record Written<T>(T Value, long Act, int Changes);

    public async Task<Outcome<Written<T>>> WriteAsync<T>(Caller caller, Func<T, Words> words, Func<LiveScope, Task<Outcome<T>>> write, CancellationToken cancellation)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var written = await WriteAsync(connection, caller, words, write, cancellation);
        if (written.IsDone)
        {
            await transaction.CommitAsync(cancellation);
        }

        return written;
    }

    /// <summary>What an act would do: the act itself, with all checks, rolled back.</summary>
    public async Task<Outcome<T>> PreviewAsync<T>(Caller caller, Func<LiveScope, Task<Outcome<T>>> write, CancellationToken cancellation)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var written = await WriteAsync(connection, caller, _ => new Words(LiveActKinds.Records, "Preview"), write, cancellation);
        return written.IsDone ? written.Value.Value : written.Refusal;
    }

    /// <summary>The same inside a transaction of somebody else, who commits: a job's.</summary>
    public async Task<Outcome<Written<T>>> WriteAsync<T>(
        NpgsqlConnection connection, Caller caller, Func<T, Words> words, Func<LiveScope, Task<Outcome<T>>> write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(write);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        var scope = new LiveScope(await LiveAct.BeginAsync(connection, caller.Workspace, cancellation), connection, catalog, caller, time.GetUtcNow());
        try
        {
            var value = await write(scope);
            if (!value.IsDone)
            {
                return value.Refusal;
            }

            if (await check.AfterAsync(scope, cancellation) is { } refusal)
            {
                return refusal;
            }

            if (await runs.AfterAsync(scope, cancellation) is { } unread)
            {
                return unread;
            }

            if (await Accounts.SplitCheck.AfterAsync(scope, cancellation) is { } unsplit)
            {
                return unsplit;
            }

            if (await scope.Act.DanglingAsync(catalog, cancellation) is { } dangling)
            {
                return LiveRefusals.BadReference(dangling.Type.Name, dangling.Field, dangling.Value);
            }

            if (scope.Act.Changes == 0)
            {
                return LiveRefusals.NoChanges();
            }

            var said = words(value.Value);
            await scope.Act.SignAsync(
                new LiveActRow(
                    scope.Act.Number, scope.Now, caller.User.Value, caller.Name, said.Kind, said.Summary,
                    string.IsNullOrWhiteSpace(said.Reason) ? null : said.Reason.Trim(), said.Effective, scope.Act.Changes, said.Reverts),
                cancellation);
            await LiveNotices.SendAsync(
                connection,
                new LiveNotice(LiveNotice.Management, caller.Workspace.Value, caller.Workspace.Value) { Revision = (int)scope.Act.Number, Author = caller.Name, Summary = said.Summary },
                cancellation);
            return new Written<T>(value.Value, scope.Act.Number, scope.Act.Changes);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation && taken.TableName?.StartsWith("live_", StringComparison.Ordinal) == true)
        {
            var table = ObjectTable.All.First(one => one.Name == taken.TableName);
            var column = table.Columns.FirstOrDefault(one => taken.ConstraintName == $"{table.Name}_{one.Name.Trim('"')}_once");
            return LiveRefusals.Taken(catalog.Objects.First(type => !type.IsDerived && ObjectTable.Of(type) == table).Name, column?.Field.Name ?? "Id");
        }
    }
}
