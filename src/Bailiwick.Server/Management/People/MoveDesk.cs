using Bailiwick.Core;
using Bailiwick.Core.Management.People;
using Bailiwick.Storage.Management;
using Action = Bailiwick.Server.Management.People.PeopleDesk.Action;

namespace Bailiwick.Server.Management.People;

/// <summary>The people of a model as stored, and the way from a move to a plan and from the plan back to records.</summary>
internal sealed class MoveDesk
{
    private readonly LiveScope _scope;
    private readonly string _model;
    private readonly Dictionary<string, LiveRecord> _users;
    private readonly Dictionary<string, LiveRecord> _territories;
    private readonly ILookup<Membership, LiveRecord> _recordsOf;
    private readonly Roster _roster;

    private MoveDesk(
        LiveScope scope, string model, Dictionary<string, LiveRecord> users, Dictionary<string, LiveRecord> territories, IReadOnlyList<LiveRecord> memberships,
        IEnumerable<LiveRecord> absences)
    {
        (_scope, _model, _users, _territories) = (scope, model, users, territories);
        _recordsOf = memberships.ToLookup(MembershipOf);
        _roster = new Roster(
            [.. memberships.Select(MembershipOf)],
            [.. absences.Select(one => new Absence(one.Text("UserId")!, new DayInterval(one.Day("StartDate")!.Value, one.Day("EndDate") ?? DateOnly.MaxValue)))]);
    }

    public static async Task<MoveDesk> ReadAsync(LiveScope scope, string model, CancellationToken cancellation)
    {
        var territories = (await scope.ReadAsync("Territory2", LiveQuery.Where("Territory2ModelId", model), cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        return new MoveDesk(
            scope,
            model,
            (await scope.ReadAsync("User", LiveQuery.All, cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal),
            territories,
            await scope.ReadAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", territories.Keys), cancellation),
            await scope.ReadAsync("UserAbsence", LiveQuery.All, cancellation));
    }

    public string NameOf(string id) => (_users.GetValueOrDefault(id) ?? _territories.GetValueOrDefault(id))?.Text("Name") ?? id;

    /// <summary>What the request names and is not there, or cannot take part.</summary>
    public Refusal? WrongOf(PeopleDesk.Request request)
    {
        foreach (var user in (string?[])[request.UserId, request.SuccessorId])
        {
            if (user is not null && !_users.ContainsKey(user))
            {
                return LiveRefusals.RecordNotFound("User", user);
            }
        }

        string?[] entering = [request.SuccessorId, request.Action is Action.Joins or Action.ManagesForecast ? request.UserId : null];
        if (Array.Find(entering, user => user is not null && !_users[user].Flag("IsActive")) is { } inactive)
        {
            return LiveRefusals.UserInactive(NameOf(inactive));
        }

        string?[] needed = request.Action switch
        {
            Action.Joins or Action.ManagesForecast => [request.Into],
            Action.Transfers => [request.From, request.Into],
            _ => [],
        };
        if (Array.Find(needed, territory => territory is null || !_territories.ContainsKey(territory)) is var missing && needed.Any(one => one is null || !_territories.ContainsKey(one)))
        {
            return LiveRefusals.RecordNotFound("Territory2", missing ?? "");
        }

        return request.Action != Action.HandsOver ? null
            : request.SuccessorId is null ? LiveRefusals.NoSuccessor(NameOf(request.UserId))
            : request.SuccessorId == request.UserId ? Named(PeopleRefusals.ToOneself(request.UserId))
            : request.On > _scope.Today ? LiveRefusals.HandOverLater(request.On, _scope.Today)
            : null;
    }

    public Outcome<RosterPlan> Plan(PeopleDesk.Request request)
    {
        var to = request.SuccessorId is { } successor ? new Handover(successor, request.SuccessorKind) : null;
        var plan = request.Action switch
        {
            Action.IsDeactivated when HasLeft(request) => new RosterPlan(_roster, [], []),
            Action.Leaves or Action.IsDeactivated => PeopleMoves.Plan(_roster, new PeopleMove.Leaves(request.UserId, request.On, to)),
            Action.Joins => Join(request),
            Action.Transfers => PeopleMoves.Plan(_roster, new PeopleMove.Transfers(request.UserId, request.On, request.From!, request.Into!, to)),
            Action.IsAway => PeopleMoves.Plan(_roster, new PeopleMove.IsAway(request.UserId, request.On, request.Until ?? request.On, to)),
            Action.ManagesForecast => Manage(request),
            _ => new RosterPlan(_roster, [], []),
        };
        return plan.IsDone ? plan : Named(plan.Refusal);
    }

    public async Task<PeopleDesk.Reply> WriteAsync(PeopleDesk.Request request, RosterPlan plan, CancellationToken cancellation)
    {
        await WriteRosterAsync(request, plan, cancellation);
        var warnings = new List<string>();
        await WriteAbsenceAsync(request, warnings, cancellation);
        var handed = await new RecordHandover(_scope, _model, NameOf).WriteAsync(request, plan, cancellation);
        return new PeopleDesk.Reply(
            null, [.. plan.Removed.Select(InfoOf)], [.. plan.Added.Select(InfoOf)],
            [.. plan.Vacancies.Select(one => new PeopleDesk.Vacancy(one.Territory, NameOf(one.Territory), one.Days.Start, one.Days.End == DateOnly.MaxValue ? null : one.Days.End))],
            await HandForecastsOverAsync(request, plan, warnings, cancellation), handed.Accounts, handed.Opportunities, handed.Planned, warnings);
    }

    /// <summary>Whether the person is gone for good by the day: only the switch is left then.</summary>
    private bool HasLeft(PeopleDesk.Request request) =>
        _roster.Absences.Any(one => one.User == request.UserId && one.Days.End == DateOnly.MaxValue && one.Days.Start <= request.On);

    /// <summary>A new seller; somebody may cover from today until the first day.</summary>
    private Outcome<RosterPlan> Join(PeopleDesk.Request request)
    {
        var before = _roster;
        var until = new DayInterval(_scope.Today, request.On);
        if (request.SuccessorId is { } cover && !until.IsEmpty)
        {
            var taken = _roster.Absences.Where(one => one.User == cover).Select(one => one.Days)
                .Concat(_roster.Members.Where(one => one.User == cover && one.Territory == request.Into).Select(one => one.Days));
            before = _roster with { Members = _roster.Members.AddRange(until.Without(taken).Select(days => new Membership(cover, request.Into!, days, MembershipKind.TemporaryCover))) };
        }

        var plan = PeopleMoves.Plan(before, new PeopleMove.Joins(request.UserId, request.On, request.Into!, request.Role));
        return plan.IsDone ? Between(plan.Value.After) : plan;
    }

    /// <summary>Who answers for a forecast is a member; a manager who is none becomes one and takes nobody's place.</summary>
    private Outcome<RosterPlan> Manage(PeopleDesk.Request request) =>
        _roster.On(request.Into!, request.On).Any(one => one.User == request.UserId) ? new RosterPlan(_roster, [], [])
        : _roster.Absences.Any(one => one.User == request.UserId && one.Days.Contains(request.On)) ? PeopleRefusals.NotAvailable(request.UserId, request.On)
        : Between(_roster with { Members = _roster.Members.Add(new Membership(request.UserId, request.Into!, DayInterval.From(request.On), Role: request.Role)) });

    private RosterPlan Between(Roster after) => new(after, [.. _roster.Members.Except(after.Members)], [.. after.Members.Except(_roster.Members)]);

    /// <summary>A refusal that says people's and territories' names for their ids.</summary>
    private Refusal Named(Refusal refusal)
    {
        var message = refusal.Message;
        foreach (var one in _users.Values.Concat(_territories.Values))
        {
            message = message.Replace(one.Id, one.Text("Name"), StringComparison.Ordinal);
        }

        return refusal with { Message = message };
    }

    private async Task WriteRosterAsync(PeopleDesk.Request request, RosterPlan plan, CancellationToken cancellation)
    {
        // A membership that only gets other days stays the same record.
        var added = plan.Added.ToList();
        foreach (var removed in plan.Removed)
        {
            var record = _recordsOf[removed].First();
            var same = added.FindIndex(one => one with { Days = removed.Days } == removed);
            if (same < 0)
            {
                await _scope.DeleteAsync("UserTerritory2Association", [record.Id], cancellation);
                continue;
            }

            await _scope.UpdateAsync("UserTerritory2Association", record, Days(added[same].Days), cancellation);
            added.RemoveAt(same);
        }

        await _scope.InsertAsync(
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
    }

    private async Task WriteAbsenceAsync(PeopleDesk.Request request, List<string> warnings, CancellationToken cancellation)
    {
        if (request.Action is Action.Leaves or Action.IsAway || (request.Action == Action.IsDeactivated && !HasLeft(request)))
        {
            await _scope.InsertAsync(
                "UserAbsence",
                new Dictionary<string, object?> { ["UserId"] = request.UserId, ["StartDate"] = request.On, ["EndDate"] = request.Action == Action.IsAway ? request.Until : null },
                cancellation);
        }

        if (request.Action != Action.IsDeactivated)
        {
            return;
        }

        if (request.On <= _scope.Today)
        {
            await _scope.UpdateAsync("User", _users[request.UserId], new Dictionary<string, object?> { ["IsActive"] = false }, cancellation);
        }
        else
        {
            warnings.Add($"{NameOf(request.UserId)} stays an active user until {request.On:yyyy-MM-dd}. Deactivate the user then: no territory is held any more, so nothing is dropped.");
        }
    }

    /// <summary>A manager who gives a territory up is followed by the one who takes over, on the day itself.</summary>
    private async Task<IReadOnlyList<PeopleDesk.Forecast>> HandForecastsOverAsync(
        PeopleDesk.Request request, RosterPlan plan, List<string> warnings, CancellationToken cancellation)
    {
        var handed = new List<PeopleDesk.Forecast>();
        foreach (var (territory, to) in ForecastsOf(request, plan))
        {
            var from = ForecastManagers.On(territory, request.On);
            if (to is null || !plan.After.On(territory.Id, request.On).Any(one => one.User == to))
            {
                warnings.Add($"{NameOf(request.UserId)} is the forecast manager of {territory.Text("Name")} and stays so until somebody else is chosen.");
            }
            else if (ForecastManagers.HandedOver(territory, to, request.On, _scope.Today) is not { } values)
            {
                warnings.Add($"{territory.Text("Name")} gets another forecast manager on {territory.Day("NextForecastDate"):yyyy-MM-dd} already; choose the one after that when the day has come.");
            }
            else
            {
                await _scope.UpdateAsync("Territory2", territory, values, cancellation);
                handed.Add(new PeopleDesk.Forecast(territory.Id, territory.Text("Name")!, from is null ? null : NameOf(from), NameOf(to), request.On));
            }
        }

        return handed;
    }

    private IEnumerable<(LiveRecord Territory, string? To)> ForecastsOf(PeopleDesk.Request request, RosterPlan plan) => request.Action switch
    {
        Action.ManagesForecast => [(_territories[request.Into!], request.UserId)],
        Action.Joins => request.TakesForecast ? [(_territories[request.Into!], request.UserId)] : [],
        Action.Leaves or Action.Transfers or Action.IsDeactivated => _territories.Values
            .Where(one => ForecastManagers.On(one, request.On) == request.UserId && plan.Removed.Any(ends => ends.Territory == one.Id && ends.User == request.UserId))
            .Select(one => (one, request.SuccessorId)),
        _ => [],
    };

    private PeopleDesk.MembershipInfo InfoOf(Membership one) => new(
        one.User, NameOf(one.User), one.Territory, NameOf(one.Territory), one.Days.Start == DateOnly.MinValue ? null : one.Days.Start,
        one.Days.End == DateOnly.MaxValue ? null : one.Days.End, one.Kind, one.Role);

    private static Membership MembershipOf(LiveRecord record) => new(
        record.Text("UserId")!, record.Text("Territory2Id")!, new DayInterval(record.Day("StartDate") ?? DateOnly.MinValue, record.Day("EndDate") ?? DateOnly.MaxValue),
        Enum.Parse<MembershipKind>(record.Text("Kind")!), record.Text("RoleInTerritory2"));

    private static Dictionary<string, object?> Days(DayInterval days) => new()
    {
        ["StartDate"] = days.Start == DateOnly.MinValue ? null : days.Start,
        ["EndDate"] = days.End == DateOnly.MaxValue ? null : days.End,
    };
}
