using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.People;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.People;

/// <summary>Guided people moves in the active model: shows what a move would do, and does it. Forecasts and quotas belong to territories and stay.</summary>
public sealed class PeopleDesk(LiveWriter writer, LiveActs acts, WorkspaceCatalog catalogs, TimeProvider time)
{
    public enum Action
    {
        /// <summary>Leaves the company.</summary>
        Leaves,

        /// <summary>Begins in a territory.</summary>
        Joins,

        /// <summary>Goes from one territory to another.</summary>
        Transfers,

        /// <summary>Is away for some days.</summary>
        IsAway,

        /// <summary>Leaves, and the user is switched off.</summary>
        IsDeactivated,

        /// <summary>Answers for a territory's forecast.</summary>
        ManagesForecast,

        /// <summary>Gives the accounts and open opportunities that somebody owns to somebody else; nobody enters or leaves a territory.</summary>
        HandsOver,
    }

    /// <param name="Action">What happens.</param>
    /// <param name="UserId">To whom.</param>
    /// <param name="On">The first day on which it holds.</param>
    /// <param name="Until">The first day back, of an absence.</param>
    /// <param name="From">The territory left, of a transfer.</param>
    /// <param name="Into">The territory entered, of a transfer or a new seller; the one whose forecast is managed.</param>
    /// <param name="SuccessorId">Who takes over; nothing only where others cover the territories already. Of a new seller: who covers until the first day.</param>
    /// <param name="SuccessorKind">As what.</param>
    /// <param name="Role">What the new member is there.</param>
    /// <param name="MovesRecords">Whether the accounts and open opportunities go to the one who takes over: now, or by themselves when the day has come.</param>
    /// <param name="TakesForecast">Whether a new seller answers for the territory's forecast as well.</param>
    /// <param name="Reason">For the history.</param>
    [SchemaName("PeopleMove")]
    public sealed record Request(
        Action Action, string UserId, DateOnly On, DateOnly? Until = null, string? From = null, string? Into = null, string? SuccessorId = null,
        MembershipKind SuccessorKind = MembershipKind.Regular, string? Role = null, bool MovesRecords = false, bool TakesForecast = false, string? Reason = null);

    [SchemaName("TerritoryMembership")]
    public sealed record MembershipInfo(string UserId, string User, string TerritoryId, string Territory, DateOnly? Start, DateOnly? End, MembershipKind Kind, string? Role);

    [SchemaName("TerritoryVacancy")]
    public sealed record Vacancy(string TerritoryId, string Territory, DateOnly From, DateOnly? To);

    /// <summary>A territory's forecast goes from one manager to another.</summary>
    [SchemaName("ForecastHandover")]
    public sealed record Forecast(string TerritoryId, string Territory, string? From, string To, DateOnly On);

    /// <summary>Records that change owner when the day has come.</summary>
    /// <param name="Accounts">As of now.</param>
    /// <param name="Opportunities">As of now.</param>
    [SchemaName("RecordsPlanned")]
    public sealed record PlannedRecords(string From, string To, DateOnly On, int Accounts, int Opportunities);

    /// <param name="Act">The act, once it is done; nothing in a preview.</param>
    /// <param name="Ends">Memberships that end or become others.</param>
    /// <param name="Begins">Memberships that stand instead.</param>
    /// <param name="Vacancies">When which territory has only a caretaker.</param>
    /// <param name="Forecasts">Forecasts that get another manager.</param>
    /// <param name="Accounts">Accounts that change owner.</param>
    /// <param name="Opportunities">Open opportunities that change owner.</param>
    /// <param name="Planned">What is handed over when the day has come.</param>
    /// <param name="Warnings">What the move leaves for somebody to decide.</param>
    [SchemaName("PeopleMoved")]
    public sealed record Reply(
        long? Act, IReadOnlyList<MembershipInfo> Ends, IReadOnlyList<MembershipInfo> Begins, IReadOnlyList<Vacancy> Vacancies, IReadOnlyList<Forecast> Forecasts,
        int Accounts, int Opportunities, IReadOnlyList<PlannedRecords> Planned, IReadOnlyList<string> Warnings);

    public async Task<Outcome<Reply>> PreviewAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);

        // The preview is the move itself, rolled back.
        var scope = new LiveScope(await LiveAct.BeginAsync(connection, caller.Workspace, cancellation), connection, catalog, caller, time.GetUtcNow());
        var moved = await MoveAsync(scope, request, cancellation);
        return moved.IsDone ? moved.Value.Reply : moved.Refusal;
    }

    public async Task<Outcome<Reply>> ApplyAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<Moved>(
            caller, moved => new LiveWriter.Words(LiveActKinds.People, moved.Summary, request.Reason, request.On), scope => MoveAsync(scope, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value.Reply with { Act = written.Value.Act } : written.Refusal;
    }

    internal static async Task<Outcome<Moved>> MoveAsync(LiveScope scope, Request request, CancellationToken cancellation)
    {
        if (await RuleRuns.ActiveAsync(scope, cancellation) is not { } model)
        {
            return LiveRefusals.NoActiveModel();
        }

        var desk = await MoveDesk.ReadAsync(scope, model.Id, cancellation);
        if (desk.WrongOf(request) is { } wrong)
        {
            return wrong;
        }

        var plan = desk.Plan(request);
        if (!plan.IsDone)
        {
            return plan.Refusal;
        }

        var reply = await desk.WriteAsync(request, plan.Value, cancellation);
        return new Moved(reply, SummaryOf(desk.NameOf(request.UserId), request, reply));
    }

    private static string SummaryOf(string user, Request request, Reply moved)
    {
        var territories = moved.Ends.Concat(moved.Begins).Select(one => one.Territory).Concat(moved.Forecasts.Select(one => one.Territory)).Distinct().ToList();
        var word = request.Action switch
        {
            Action.Leaves => "leaves",
            Action.Joins => "joins",
            Action.Transfers => "goes over",
            Action.IsAway => "is away",
            Action.IsDeactivated => "leaves and is deactivated",
            Action.ManagesForecast => "answers for the forecast",
            _ => $"hands over {moved.Accounts:#,0} accounts and {moved.Opportunities:#,0} opportunities",
        };
        var where = territories.Count == 0 ? "" : $": {string.Join(", ", territories.Take(3))}{(territories.Count > 3 ? $" and {territories.Count - 3} more" : "")}";
        return $"{user} {word} on {request.On:yyyy-MM-dd}{where}";
    }

    internal sealed record Moved(Reply Reply, string Summary);
}
