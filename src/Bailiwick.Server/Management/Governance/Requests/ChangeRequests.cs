using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Accounts;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Governance.Requests;

/// <summary>Changes that somebody proposes with a reason and somebody else approves: carried out as one act, or refused with words.</summary>
public sealed class ChangeRequests(LiveWriter writer, DisqualifyAccounts disqualify, LiveActs acts, LivePatches patches, WorkspaceCatalog catalogs, TimeProvider time)
{
    /// <param name="Reason">Why, for who decides and for the history.</param>
    /// <param name="Due">Until when a decision is wanted.</param>
    [SchemaName("ProposeChange")]
    public sealed record Proposal(RequestContent Content, string Reason, DateOnly? Due = null);

    [SchemaName("RequestWords")]
    public sealed record Words(string? Text = null);

    /// <param name="Lines">What would change.</param>
    /// <param name="Needs">Who may approve: manager or operations.</param>
    [SchemaName("RequestPreview")]
    public sealed record Preview(IReadOnlyList<string> Lines, int Accounts, decimal Amount, string Needs);

    /// <param name="MayDecide">Whether the caller may approve or refuse it.</param>
    /// <param name="IsOverdue">Whether it waits beyond its day.</param>
    /// <param name="Act">The act that carried it out.</param>
    [SchemaName("ChangeRequest")]
    public sealed record Info(
        long Number, RequestState State, string Kind, string Reason, DateOnly? Due, bool IsOverdue, IReadOnlyList<string> Lines, int Accounts, decimal Amount, string Needs, string ProposedBy,
        bool IsOwn, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt, long? Act, bool MayDecide, RequestContent Content)
    {
        public required IReadOnlyList<RequestNote> Notes { get; init; }
    }

    /// <param name="Kind">proposed, commented, approved, refused, withdrawn, stale.</param>
    [SchemaName("RequestNote")]
    public sealed record RequestNote(DateTimeOffset At, string Author, string Kind, string? Words);

    public async Task<IReadOnlyList<Info>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var connection = await acts.OpenAsync(cancellation);
        var desk = await DeskAsync(connection, caller, cancellation);
        var rows = (await RequestRow.ListAsync(connection, caller.Workspace, cancellation)).FindAll(desk.Shows);
        var notes = await RequestNotes.ReadAsync(connection, caller.Workspace, rows.Select(one => one.Number), cancellation);
        return rows.ConvertAll(one => desk.Of(one, notes[one.Number]));
    }

    public async Task<Outcome<Info>> GetAsync(long number, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var connection = await acts.OpenAsync(cancellation);
        var desk = await DeskAsync(connection, caller, cancellation);
        return await RequestRow.FindAsync(connection, caller.Workspace, number, false, cancellation) is { } row && desk.Shows(row)
            ? desk.Of(row, (await RequestNotes.ReadAsync(connection, caller.Workspace, [number], cancellation))[number])
            : GovernanceRefusals.NoRequest(number);
    }

    public async Task<Outcome<Preview>> PreviewAsync(Proposal proposal, Caller caller, CancellationToken cancellation)
    {
        var tried = await TryAsync(proposal, caller, cancellation);
        if (!tried.IsDone)
        {
            return tried.Refusal;
        }

        await using var connection = await acts.OpenAsync(cancellation);
        var (basis, desk) = (tried.Value.Basis, await DeskAsync(connection, caller, cancellation));
        return new Preview(basis.Lines, basis.Accounts, basis.Amount, desk.Needs(basis));
    }

    public async Task<Outcome<Info>> ProposeAsync(Proposal proposal, Caller caller, CancellationToken cancellation)
    {
        var tried = await TryAsync(proposal, caller, cancellation);
        if (!tried.IsDone)
        {
            return tried.Refusal;
        }

        if (string.IsNullOrWhiteSpace(proposal.Reason))
        {
            return GovernanceRefusals.NoReason();
        }

        var now = time.GetUtcNow();
        var row = new RequestRow(
            0, RequestState.Proposed, proposal.Reason.Trim(), proposal.Due, proposal.Content, tried.Value.Basis, tried.Value.Territories, caller.User.Value, caller.Name, now, null, null, null);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var number = await row.InsertAsync(connection, caller.Workspace, cancellation);
        await RequestNotes.AddAsync(connection, caller, number, (now, "proposed", row.Reason), cancellation);
        await transaction.CommitAsync(cancellation);
        return await GetAsync(number, caller, cancellation);
    }

    public Task<Outcome<Info>> CommentAsync(long number, Words words, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(words);
        return string.IsNullOrWhiteSpace(words.Text)
            ? Task.FromResult<Outcome<Info>>(GovernanceRefusals.NoReason())
            : ChangeAsync(number, caller, (_, _) => null, (connection, _, now) => RequestNotes.AddAsync(connection, caller, number, (now, "commented", words.Text.Trim()), cancellation), cancellation);
    }

    public Task<Outcome<Info>> WithdrawAsync(long number, Caller caller, CancellationToken cancellation) => ChangeAsync(
        number, caller, (row, _) => row.ProposedBy != caller.User.Value ? GovernanceRefusals.NotYours(number) : Decided(row),
        (connection, _, now) => EndAsync(connection, caller, number, (RequestState.Withdrawn, now, null, null), cancellation), cancellation);

    public Task<Outcome<Info>> RefuseAsync(long number, Words words, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(words);
        return string.IsNullOrWhiteSpace(words.Text)
            ? Task.FromResult<Outcome<Info>>(GovernanceRefusals.NoReason())
            : ChangeAsync(
                number, caller, (row, desk) => desk.RefusalOf(row) ?? Decided(row),
                (connection, _, now) => EndAsync(connection, caller, number, (RequestState.Refused, now, words.Text.Trim(), null), cancellation), cancellation);
    }

    /// <summary>Carries it out as one act, unless what it was judged on has changed: then it is stale and ends.</summary>
    public async Task<Outcome<Info>> ApproveAsync(long number, Words words, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ChangePatch);
        Refusal? stale = null;
        var written = await writer.WriteAsync<RequestRow>(
            caller, row => new LiveWriter.Words(LiveActKinds.Request, $"Approved request {number} of {row.ProposedName}: {row.Basis.Lines[0]}", row.Reason),
            async scope =>
            {
                var desk = await DeskAsync(scope.Connection, caller, cancellation);
                if (await RequestRow.FindAsync(scope.Connection, caller.Workspace, number, true, cancellation) is not { } row || !desk.Shows(row))
                {
                    return GovernanceRefusals.NoRequest(number);
                }

                if ((desk.RefusalOf(row) ?? Decided(row)) is { } no)
                {
                    return no;
                }

                var done = await RequestWriter.WriteAsync(scope, (row.Content, row.Reason), disqualify, cancellation);
                if ((done.IsDone ? Differs(row, done.Value.Basis) : GovernanceRefusals.Stale(number, done.Refusal.Message)) is { } differs)
                {
                    return stale = differs;
                }

                await EndAsync(scope.Connection, caller, number, (RequestState.Approved, scope.Now, words.Text, scope.Act.Number), cancellation);
                return row;
            },
            cancellation);
        if (stale is not null)
        {
            await ChangeAsync(
                number, caller, (row, _) => Decided(row),
                (connection, _, now) => EndAsync(connection, caller, number, (RequestState.Stale, now, stale.Message, null), cancellation), cancellation);
        }

        return written.IsDone ? await GetAsync(number, caller, cancellation) : written.Refusal;
    }

    private static Refusal? Differs(RequestRow row, RequestBasis now)
    {
        if (row.Basis.Model != now.Model)
        {
            return GovernanceRefusals.Stale(row.Number, "another model is active now");
        }

        foreach (var (account, version) in row.Basis.Versions)
        {
            if (now.Versions[account] is var present && present != version)
            {
                var line = row.Basis.Lines[row.Basis.Versions.Keys.ToList().IndexOf(account)];
                return GovernanceRefusals.Stale(row.Number, $"act {present} changed an account of it ({line})");
            }
        }

        return row.Basis.Effect == now.Effect ? null : GovernanceRefusals.Stale(row.Number, "people were moved meanwhile, and it would do something else now");
    }

    /// <summary>Does the change and rolls it back, after looking whether the caller may propose it.</summary>
    private async Task<Outcome<RequestWriter.Done>> TryAsync(Proposal proposal, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ProposeChanges);
        var content = proposal.Content;
        object?[] given = [content.Accounts, content.People, content.Disqualified];
        if (given.Count(one => one is not null) != 1 || (content.People is null && content.AccountIds.Count == 0))
        {
            return GovernanceRefusals.NothingProposed();
        }

        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var patch = await patches.ReadAsync(connection, caller, cancellation);
        if (!patch.IsAll && await OutsideAsync(connection, caller, patch, content, cancellation) is { } outside)
        {
            return outside;
        }

        var tried = await writer.WriteAsync(connection, caller, _ => new LiveWriter.Words(LiveActKinds.Request, "Tried"), scope => RequestWriter.WriteAsync(scope, (content, string.IsNullOrWhiteSpace(proposal.Reason) ? "Preview" : proposal.Reason), disqualify, cancellation), cancellation);
        return !tried.IsDone ? tried.Refusal
            : tried.Value.Value.Territories.All(one => patch.May(one, PatchRights.Propose)) ? tried.Value.Value
            : GovernanceRefusals.OutsidePatch("territory");
    }

    // Asked before anything is tried, so that no refusal tells of what is outside.
    private async Task<Refusal?> OutsideAsync(NpgsqlConnection connection, Caller caller, LivePatch patch, RequestContent content, CancellationToken cancellation)
    {
        string?[] named = [content.Accounts?.From, content.Accounts?.Into, content.People?.From, content.People?.Into];
        if (Array.Find(named, one => one is not null && !patch.May(one, PatchRights.Propose)) is { } territory)
        {
            return LiveRefusals.RecordNotFound("Territory2", territory);
        }

        var accounts = await patch.AccountsAsync(connection, null, cancellation);
        if (content.AccountIds.Except(accounts, StringComparer.Ordinal).FirstOrDefault() is { } account)
        {
            return LiveRefusals.RecordNotFound("Account", account);
        }

        var users = await patch.UsersAsync(connection, null, cancellation);
        string?[] people = [content.People?.UserId, content.People?.SuccessorId];
        if (Array.Find(people, one => one is not null && !users.Contains(one)) is { } user)
        {
            return LiveRefusals.RecordNotFound("User", user);
        }

        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        Task<List<LiveRecord>> OfAsync(string type, string field, IReadOnlyCollection<string> values) => LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find(type)!, LiveQuery.Where(field, values), cancellation);
        var model = patch.ModelId is null ? [] : (await OfAsync("Territory2", "Territory2ModelId", [patch.ModelId])).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var places = (await OfAsync("UserTerritory2Association", "UserId", [.. people.OfType<string>().Take(1)])).Select(one => one.Text("Territory2Id")!)
            .Concat((await OfAsync("ObjectTerritory2Association", "ObjectId", content.Disqualified?.AccountIds ?? [])).Select(one => one.Text("Territory2Id")!));
        return places.Any(one => model.Contains(one) && !patch.May(one, PatchRights.Propose)) ? GovernanceRefusals.OutsidePatch("territory") : null;
    }

    private async Task<Outcome<Info>> ChangeAsync(
        long number, Caller caller, Func<RequestRow, Desk, Refusal?> judge, Func<NpgsqlConnection, RequestRow, DateTimeOffset, Task> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using (var connection = await acts.OpenAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var desk = await DeskAsync(connection, caller, cancellation);
            if (await RequestRow.FindAsync(connection, caller.Workspace, number, true, cancellation) is not { } row || !desk.Shows(row))
            {
                return GovernanceRefusals.NoRequest(number);
            }

            if (judge(row, desk) is { } refusal)
            {
                return refusal;
            }

            await change(connection, row, time.GetUtcNow());
            await transaction.CommitAsync(cancellation);
        }

        return await GetAsync(number, caller, cancellation);
    }

    private static async Task EndAsync(
        NpgsqlConnection connection, Caller caller, long number, (RequestState State, DateTimeOffset At, string? Words, long? Act) end, CancellationToken cancellation)
    {
        await RequestRow.EndAsync(connection, (caller.Workspace, number), end.State, (caller.Name, end.At, end.Act), cancellation);
        await RequestNotes.AddAsync(connection, caller, number, (end.At, $"{end.State}".ToLowerInvariant(), end.Words), cancellation);
    }

    private static Refusal? Decided(RequestRow row) => row.State == RequestState.Proposed ? null : GovernanceRefusals.Decided(row.Number, row.State, row.DecidedName);

    private async Task<Desk> DeskAsync(NpgsqlConnection connection, Caller caller, CancellationToken cancellation) => new(
        caller, await patches.ReadAsync(connection, caller, cancellation), await Settings.ReadAsync(connection, caller.Workspace, cancellation), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    /// <summary>What one caller sees of requests and may decide.</summary>
    private sealed record Desk(Caller Caller, LivePatch Patch, Settings.Values Rules, DateOnly Today)
    {
        public bool Shows(RequestRow row) => row.ProposedBy == Caller.User.Value || row.Territories.All(Patch.Sees);

        public string Needs(RequestBasis basis) => basis.Accounts <= Rules.ManagerAccounts && basis.Amount <= Rules.ManagerAmount ? "manager" : "operations";

        public Refusal? RefusalOf(RequestRow row) => row.ProposedBy == Caller.User.Value ? GovernanceRefusals.OwnRequest(row.Number)
            : Caller.May(Right.ManageTerritories) ? null
            : Needs(row.Basis) == "operations" ? GovernanceRefusals.NeedsOperations(row.Number, (row.Basis.Accounts, row.Basis.Amount), Rules)
            : row.Territories.All(one => Patch.May(one, PatchRights.Approve)) ? null
            : GovernanceRefusals.OutsidePatch("request");

        public Info Of(RequestRow row, IEnumerable<RequestNote> notes) => new(
            row.Number, row.State, row.Content.Kind, row.Reason, row.Due, row.State == RequestState.Proposed && row.Due < Today, row.Basis.Lines, row.Basis.Accounts, row.Basis.Amount,
            Needs(row.Basis), row.ProposedName, row.ProposedBy == Caller.User.Value, row.ProposedAt, row.DecidedName, row.DecidedAt, row.Act,
            row.State == RequestState.Proposed && Caller.May(Right.ChangePatch) && RefusalOf(row) is null, row.Content)
        { Notes = [.. notes] };
    }
}
