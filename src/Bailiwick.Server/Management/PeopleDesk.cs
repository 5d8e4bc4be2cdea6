using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.People;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>Guided people moves in the active model: shows what a move would do, and does it. Forecasts and quotas belong to territories and stay.</summary>
public sealed class PeopleDesk(LiveWriter writer, LiveActs acts, WorkspaceCatalog catalogs, TimeProvider time)
{
    public enum Action
    {
        /// <summary>Leaves the company, or is deactivated.</summary>
        Leaves,

        /// <summary>Begins in a territory.</summary>
        Joins,

        /// <summary>Goes from one territory to another.</summary>
        Transfers,

        /// <summary>Is away for some days.</summary>
        IsAway,
    }

    /// <param name="Action">What happens.</param>
    /// <param name="UserId">To whom.</param>
    /// <param name="On">The first day on which it holds.</param>
    /// <param name="Until">The first day back, of an absence.</param>
    /// <param name="From">The territory left, of a transfer.</param>
    /// <param name="Into">The territory entered, of a transfer or a new seller.</param>
    /// <param name="SuccessorId">Who takes over; nothing only where others cover the territories already.</param>
    /// <param name="SuccessorKind">As what.</param>
    /// <param name="Role">What the new member is there.</param>
    /// <param name="MovesRecords">Whether the accounts and open opportunities that a leaving person owns go to the successor.</param>
    /// <param name="Reason">For the history.</param>
    [SchemaName("PeopleMove")]
    public sealed record Request(
        Action Action, string UserId, DateOnly On, DateOnly? Until = null, string? From = null, string? Into = null, string? SuccessorId = null,
        MembershipKind SuccessorKind = MembershipKind.Regular, string? Role = null, bool MovesRecords = false, string? Reason = null);

    [SchemaName("TerritoryMembership")]
    public sealed record MembershipInfo(string UserId, string User, string TerritoryId, string Territory, DateOnly? Start, DateOnly? End, MembershipKind Kind, string? Role);

    [SchemaName("TerritoryVacancy")]
    public sealed record Vacancy(string TerritoryId, string Territory, DateOnly From, DateOnly? To);

    /// <param name="Act">The act, once it is done; nothing in a preview.</param>
    /// <param name="Ends">Memberships that end or become others.</param>
    /// <param name="Begins">Memberships that stand instead.</param>
    /// <param name="Vacancies">When which territory has only a caretaker.</param>
    /// <param name="Accounts">Accounts that change owner.</param>
    /// <param name="Opportunities">Open opportunities that change owner.</param>
    /// <param name="Warnings">What the move leaves for somebody to decide.</param>
    [SchemaName("PeopleMoved")]
    public sealed record Reply(
        long? Act, IReadOnlyList<MembershipInfo> Ends, IReadOnlyList<MembershipInfo> Begins, IReadOnlyList<Vacancy> Vacancies, int Accounts, int Opportunities,
        IReadOnlyList<string> Warnings);

    public async Task<Outcome<Reply>> PreviewAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);

        // The preview is the move itself, rolled back.
        var scope = new LiveScope(await LiveAct.BeginAsync(connection, caller.Workspace, cancellation), connection, catalog, caller, time.GetUtcNow());
        return await MoveAsync(scope, request, cancellation);
    }

    public async Task<Outcome<Reply>> ApplyAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<Reply>(
            caller, moved => new LiveWriter.Words(LiveActKinds.People, SummaryOf(request, moved), request.Reason, request.On), scope => MoveAsync(scope, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    private static string SummaryOf(Request request, Reply moved)
    {
        var territories = moved.Ends.Concat(moved.Begins).Select(one => one.Territory).Distinct().ToList();
        var word = request.Action switch { Action.Leaves => "leaves", Action.Joins => "joins", Action.Transfers => "goes over", _ => "is away" };
        var user = moved.Ends.Concat(moved.Begins).FirstOrDefault(one => one.UserId == request.UserId)?.User ?? request.UserId;
        return $"{user} {word} on {request.On:yyyy-MM-dd}: {string.Join(", ", territories.Take(3))}{(territories.Count > 3 ? $" and {territories.Count - 3} more" : "")}";
    }

    private static async Task<Outcome<Reply>> MoveAsync(LiveScope scope, Request request, CancellationToken cancellation)
    {
        if (await RuleRuns.ActiveAsync(scope, cancellation) is not { } model)
        {
            return LiveRefusals.NoActiveModel();
        }

        var desk = await Desk.ReadAsync(scope, model.Id, cancellation);
        if (desk.UnknownOf(request) is { } unknown)
        {
            return unknown;
        }

        var to = request.SuccessorId is { } successor ? new Handover(successor, request.SuccessorKind) : null;
        var plan = PeopleMoves.Plan(desk.Roster, request.Action switch
        {
            Action.Leaves => new PeopleMove.Leaves(request.UserId, request.On, to),
            Action.Joins => new PeopleMove.Joins(request.UserId, request.On, request.Into!, request.Role),
            Action.Transfers => new PeopleMove.Transfers(request.UserId, request.On, request.From!, request.Into!, to),
            _ => new PeopleMove.IsAway(request.UserId, request.On, request.Until ?? request.On, to),
        });
        return plan.IsDone ? await desk.WriteAsync(scope, request, plan.Value, cancellation) : desk.Named(plan.Refusal);
    }

    /// <summary>The people of a model as stored, and the way back from a plan to records.</summary>
    private sealed class Desk
    {
        private readonly Dictionary<string, LiveRecord> _users;
        private readonly Dictionary<string, LiveRecord> _territories;
        private readonly ILookup<Membership, LiveRecord> _recordsOf;

        private Desk(Dictionary<string, LiveRecord> users, Dictionary<string, LiveRecord> territories, IReadOnlyList<LiveRecord> memberships, IEnumerable<LiveRecord> absences)
        {
            (_users, _territories) = (users, territories);
            _recordsOf = memberships.ToLookup(MembershipOf);
            Roster = new Roster(
                [.. memberships.Select(MembershipOf)],
                [.. absences.Select(one => new Absence(one.Text("UserId")!, new DayInterval(one.Day("StartDate")!.Value, one.Day("EndDate") ?? DateOnly.MaxValue)))]);
        }

        public Roster Roster { get; }

        public static async Task<Desk> ReadAsync(LiveScope scope, string model, CancellationToken cancellation)
        {
            var territories = (await scope.ReadAsync("Territory2", LiveQuery.Where("Territory2ModelId", model), cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
            return new Desk(
                (await scope.ReadAsync("User", LiveQuery.All, cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal),
                territories,
                await scope.ReadAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", territories.Keys), cancellation),
                await scope.ReadAsync("UserAbsence", LiveQuery.All, cancellation));
        }

        public Refusal? UnknownOf(Request request)
        {
            foreach (var user in (string?[])[request.UserId, request.SuccessorId])
            {
                if (user is not null && !_users.ContainsKey(user))
                {
                    return LiveRefusals.RecordNotFound("User", user);
                }
            }

            if (request.SuccessorId is { } successor && !_users[successor].Flag("IsActive"))
            {
                return LiveRefusals.UserInactive(_users[successor].Text("Name")!);
            }

            string?[] needed = request.Action switch { Action.Joins => [request.Into], Action.Transfers => [request.From, request.Into], _ => [] };
            foreach (var territory in needed)
            {
                if (territory is null || !_territories.ContainsKey(territory))
                {
                    return LiveRefusals.RecordNotFound("Territory2", territory ?? "");
                }
            }

            return null;
        }

        /// <summary>A refusal that says people's and territories' names for their ids.</summary>
        public Refusal Named(Refusal refusal)
        {
            var message = refusal.Message;
            foreach (var one in _users.Values.Concat(_territories.Values))
            {
                message = message.Replace(one.Id, one.Text("Name"), StringComparison.Ordinal);
            }

            return refusal with { Message = message };
        }

        public async Task<Outcome<Reply>> WriteAsync(LiveScope scope, Request request, RosterPlan plan, CancellationToken cancellation)
        {
            // A membership that only gets other days stays the same record.
            var added = plan.Added.ToList();
            foreach (var removed in plan.Removed)
            {
                var record = _recordsOf[removed].First();
                var same = added.FindIndex(one => one with { Days = removed.Days } == removed);
                if (same < 0)
                {
                    await scope.DeleteAsync("UserTerritory2Association", [record.Id], cancellation);
                    continue;
                }

                await scope.UpdateAsync("UserTerritory2Association", record, Days(added[same].Days), cancellation);
                added.RemoveAt(same);
            }

            await scope.InsertAsync(
                "UserTerritory2Association",
                added.Select(one => new Dictionary<string, object?>(Days(one.Days))
                {
                    ["UserId"] = one.User,
                    ["Territory2Id"] = one.Territory,
                    ["RoleInTerritory2"] = one.Role,
                    ["Kind"] = $"{one.Kind}",
                    ["IsActive"] = true,
                    ["Reason"] = request.Reason,
                }),
                cancellation);
            if (request.Action is Action.Leaves or Action.IsAway)
            {
                await scope.InsertAsync(
                    "UserAbsence", new Dictionary<string, object?> { ["UserId"] = request.UserId, ["StartDate"] = request.On, ["EndDate"] = request.Action == Action.Leaves ? null : request.Until }, cancellation);
            }

            var (accounts, opportunities) = request is { MovesRecords: true, Action: Action.Leaves, SuccessorId: { } successor } ? await MoveRecordsAsync(scope, request.UserId, successor, cancellation) : (0, 0);
            var warnings = await HandForecastsOverAsync(scope, request, plan, cancellation);
            return new Reply(
                null, [.. plan.Removed.Select(InfoOf)], [.. plan.Added.Select(InfoOf)],
                [.. plan.Vacancies.Select(one => new Vacancy(one.Territory, NameOf(one.Territory), one.Days.Start, one.Days.End == DateOnly.MaxValue ? null : one.Days.End))],
                accounts, opportunities, warnings);
        }

        private static async Task<(int Accounts, int Opportunities)> MoveRecordsAsync(LiveScope scope, string user, string successor, CancellationToken cancellation)
        {
            var accounts = await scope.ReadAsync("Account", LiveQuery.Where("OwnerId", user), cancellation);
            var opportunities = (await scope.ReadAsync("Opportunity", LiveQuery.Where("OwnerId", user), cancellation)).Where(one => !one.Flag("IsClosed")).ToList();
            await scope.Act.SetAsync(scope.TypeOf("Account"), "OwnerId", [.. accounts.Select(one => (one.Id, (string?)successor))], cancellation);
            await scope.Act.SetAsync(scope.TypeOf("Opportunity"), "OwnerId", [.. opportunities.Select(one => (one.Id, (string?)successor))], cancellation);
            return (accounts.Count, opportunities.Count);
        }

        /// <summary>A forecast manager who is no member any more is followed by the successor on the spot; later days are told.</summary>
        private async Task<IReadOnlyList<string>> HandForecastsOverAsync(LiveScope scope, Request request, RosterPlan plan, CancellationToken cancellation)
        {
            var warnings = new List<string>();
            foreach (var territory in _territories.Values.Where(one => one.Text("ForecastUserId") == request.UserId && plan.Removed.Any(ends => ends.Territory == one.Id && ends.User == request.UserId)))
            {
                if (request.SuccessorId is { } successor && request.On <= scope.Today && plan.After.On(territory.Id, scope.Today).Any(one => one.User == successor))
                {
                    await scope.UpdateAsync("Territory2", territory, new Dictionary<string, object?> { ["ForecastUserId"] = successor }, cancellation);
                }
                else
                {
                    warnings.Add($"{NameOf(request.UserId)} is the forecast manager of {territory.Text("Name")} and stays so until somebody else is chosen.");
                }
            }

            return warnings;
        }

        private MembershipInfo InfoOf(Membership one) => new(
            one.User, NameOf(one.User), one.Territory, NameOf(one.Territory), one.Days.Start == DateOnly.MinValue ? null : one.Days.Start,
            one.Days.End == DateOnly.MaxValue ? null : one.Days.End, one.Kind, one.Role);

        private string NameOf(string id) => (_users.GetValueOrDefault(id) ?? _territories.GetValueOrDefault(id))?.Text("Name") ?? id;

        private static Membership MembershipOf(LiveRecord record) => new(
            record.Text("UserId")!, record.Text("Territory2Id")!, new DayInterval(record.Day("StartDate") ?? DateOnly.MinValue, record.Day("EndDate") ?? DateOnly.MaxValue),
            Enum.Parse<MembershipKind>(record.Text("Kind")!), record.Text("RoleInTerritory2"));

        private static Dictionary<string, object?> Days(DayInterval days) => new()
        {
            ["StartDate"] = days.Start == DateOnly.MinValue ? null : days.Start,
            ["EndDate"] = days.End == DateOnly.MaxValue ? null : days.End,
        };
    }
}
