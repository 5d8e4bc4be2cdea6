using Bailiwick.Server.Jobs;
using Bailiwick.Server.Tests.Datasets;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Npgsql;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.RandomActs;

/// <summary>A live model, and everything people may do to it, one random act after the other. The number of accounts and people stays bounded.</summary>
internal sealed class RandomWorld(ServerHost host, int seed)
{
    private const int MostAccounts = 120;
    private const int MostUsers = 40;
    private const int MostTerritories = 14;

    private static readonly string[] _states = ["ME", "TX", "VT", "OR", "WA", "NM"];

    private readonly Random _random = new(seed);
    private int _step;

    public int Done { get; private set; }

    public int Refused { get; private set; }

    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public async Task BeginAsync()
    {
        var model = await ModelAsync(host, $"Random {seed}");
        await AccountsAsync(host, "ME", "TX", "VT", "OR", "TX");
        await ActivateAsync(host, model["model"], swap: true);
    }

    /// <summary>One act; a refusal with its reason is an answer too, anything unexpected fails the test.</summary>
    /// <param name="rulesStand">Whether rules, territories and models are left alone, so that a full run must find nothing to do.</param>
    public async Task ActAsync(bool rulesStand)
    {
        _step++;
        var rules = rulesStand ? 0 : 1;
        (int Weight, Func<Task<bool>> Act)[] acts =
        [
            (12, ChangeAccountAsync), (8, AccountComesOrGoesAsync), (10, QualifyAsync), (6, MergeOrSplitAsync), (6, AssignAsync), (5, ExcludeAsync), (6, OpportunityAsync), (3, QuotaAsync),
            (4, UserAsync), (20, MovePeopleAsync), (10 * rules, ChangeRuleAsync), (10 * rules, ChangeTerritoriesAsync), (6 * rules, RunRulesAsync), (3 * rules, SwapModelsAsync), (8, TakeBackAsync), (3, BothAtOnceAsync),
        ];
        var at = _random.Next(acts.Sum(one => one.Weight));
        var done = await acts.First(one => (at -= one.Weight) < 0).Act();
        (Done, Refused) = done ? (Done + 1, Refused) : (Done, Refused + 1);
    }

    private Task<bool> ChangeAccountAsync() => ChangeAsync(async () => Update("Account", await AccountAsync(), _random.Next(4) switch
    {
        0 => new { ParentId = _random.Next(2) == 0 ? null : await AccountAsync() },
        1 => new { OwnerId = await UserIdAsync() },
        _ => (object)new { BillingState = State() },
    }));

    private Task<bool> AccountComesOrGoesAsync() => ChangeAsync(async () =>
        (await IdsAsync("live_account")).Length is var count && (count < 20 || (count < MostAccounts && _random.Next(2) == 0))
            ? Create("Account", new { Name = $"Account {seed}-{_step}", BillingState = State(), ParentId = _random.Next(3) == 0 ? await AccountAsync() : null })
            : Delete("Account", await AccountAsync()));

    private async Task<bool> QualifyAsync()
    {
        string[] accounts = [.. new[] { await AccountAsync(), await AccountAsync() }.Distinct()];
        return await PostAsync(
            _random.Next(2) == 0 ? "/live/accounts/disqualifications" : "/live/accounts/requalifications", new { reason = $"Random {_step}", accountIds = accounts, opportunities = "excludeFromTerritories" });
    }

    private async Task<bool> MergeOrSplitAsync() =>
        _random.Next(2) == 0
            ? await PostAsync("/live/accounts/mergers", new { winnerId = await AccountAsync(), loserIds = new[] { await AccountAsync() } })
            : await PostAsync($"/live/accounts/{await AccountAsync()}/parts", new { parts = new[] { new { name = $"Part {_step}", isBelow = _random.Next(2) == 0, keepsAssignments = true } } });

    private Task<bool> AssignAsync() => ChangeAsync(async () =>
        await OneAsync("live_object_territory2_association", "association_cause = 'Territory2Manual'") is { } row && _random.Next(3) == 0
            ? Delete("ObjectTerritory2Association", row)
            : Create("ObjectTerritory2Association", new { ObjectId = await AccountAsync(), Territory2Id = await TerritoryAsync(), AssociationCause = "Territory2Manual" }));

    private Task<bool> ExcludeAsync() => ChangeAsync(async () =>
        await OneAsync("live_territory2_object_exclusion") is { } row && _random.Next(2) == 0
            ? Delete("Territory2ObjectExclusion", row)
            : Create("Territory2ObjectExclusion", new { ObjectId = await AccountAsync(), Territory2Id = await TerritoryAsync() }));

    private Task<bool> OpportunityAsync() => ChangeAsync(async () =>
    {
        var present = await OneAsync("live_opportunity");
        return (present, _random.Next(5)) switch
        {
            (null, _) or (_, 0) => Create(
                "Opportunity", new { Name = $"Deal {_step}", AccountId = await AccountAsync(), CloseDate = Day(), StageName = "Prospecting", Amount = _random.Next(1, 900_000) / 100m, OwnerId = await UserIdAsync() }),
            (_, 1) => Delete("Opportunity", present),
            (_, 2) => Update("Opportunity", present, new { StageName = "Closed Won" }),
            (_, 3) => Update("Opportunity", present, new { Territory2Id = await TerritoryAsync() }),
            _ => Update("Opportunity", present, new { AccountId = await AccountAsync() }),
        };
    });

    private Task<bool> QuotaAsync() => ChangeAsync(async () =>
        await OneAsync("live_forecasting_quota") is { } quota && _random.Next(2) == 0
            ? Update("ForecastingQuota", quota, new { QuotaAmount = _random.Next(1, 9_000_000) / 100m })
            : Create("ForecastingQuota", new { Territory2Id = await TerritoryAsync(), StartDate = new DateOnly(Today.Year, Today.Month, 1), QuotaAmount = _random.Next(1, 9_000_000) / 100m }));

    private Task<bool> UserAsync() => ChangeAsync(async () =>
        (await IdsAsync("live_user")).Length < MostUsers
            ? Create("User", new { LastName = $"Rep {_step}", Username = $"rep-{seed}-{_step}", Email = "rep@example.org" })
            : Update("User", await UserIdAsync(), new { IsActive = _random.Next(4) > 0 }));

    /// <summary>A guided move; whatever it does, no territory loses a day on which somebody is there for it.</summary>
    private async Task<bool> MovePeopleAsync()
    {
        var (user, other, day) = (await UserIdAsync(), _random.Next(8) == 0 ? null : await UserIdAsync(), Day());
        var kind = _random.Next(3) switch { 0 => "regular", 1 => "temporaryCover", _ => "caretaker" };
        object move = _random.Next(8) switch
        {
            0 => new { action = "leaves", userId = user, on = day, successorId = other, successorKind = kind, movesRecords = true },
            1 => new { action = "isAway", userId = user, on = day, until = day.AddDays(_random.Next(1, 30)), successorId = other, successorKind = "temporaryCover" },
            2 => new { action = "transfers", userId = user, on = day, from = await TerritoryAsync(), into = await TerritoryAsync(), successorId = other, successorKind = kind },
            3 => new { action = "isDeactivated", userId = user, on = Today, successorId = other, successorKind = kind, movesRecords = true },
            4 => new { action = "managesForecast", userId = user, on = day, into = await TerritoryAsync() },
            5 => new { action = "handsOver", userId = user, on = Today, successorId = other },
            _ => new { action = "joins", userId = user, on = day, into = await TerritoryAsync(), successorId = other, takesForecast = _random.Next(2) == 0 },
        };
        var before = await CoveredAsync();
        var done = await PostAsync("/live/people-moves", move);
        var after = await CoveredAsync();
        if (!before.IsSubsetOf(after))
        {
            Assert.Fail($"{System.Text.Json.JsonSerializer.Serialize(move)} leaves {before.Except(after).First()} without anybody. {await RosterAsync()}");
        }

        return done;
    }

    private Task<bool> ChangeRuleAsync() => ChangeAsync(async () =>
    {
        var rule = await OneAsync("live_object_territory2_assignment_rule", OfActive);
        var item = await OneAsync("live_object_territory2_assignment_rule_item", $"rule_id = '{rule}'");
        return (item, _random.Next(4)) switch
        {
            (not null, > 0) => Update("ObjectTerritory2AssignmentRuleItem", item, new { Value = string.Join(',', _states.Where(_ => _random.Next(3) == 0).Append(State()).Distinct()) }),
            _ => Update("ObjectTerritory2AssignmentRule", rule ?? "0", new { IsActive = _random.Next(4) > 0 }),
        };
    });

    private Task<bool> ChangeTerritoriesAsync() => ChangeAsync(async () =>
    {
        var territory = await TerritoryAsync();
        var many = (await IdsAsync("live_territory2", OfActive)).Length >= MostTerritories;
        return _random.Next(4) switch
        {
            0 when !many => Create(
                "Territory2",
                new { Name = $"Patch {_step}", DeveloperName = $"P{seed}_{_step}", Territory2ModelId = await ActiveAsync(), Territory2TypeId = (await IdsAsync("live_territory2_type"))[0], ParentTerritory2Id = territory }),
            0 or 1 => Delete("Territory2", territory),
            2 => Update("Territory2", territory, new { ParentTerritory2Id = await TerritoryAsync() }),
            _ => Update("Territory2", territory, new { Name = $"Renamed {_step}" }),
        };
    });

    private async Task<bool> RunRulesAsync() => await EndAsync($"/live/models/{await ActiveAsync()}/runs", new { });

    /// <summary>A clone takes over, or an archived model comes back.</summary>
    private async Task<bool> SwapModelsAsync()
    {
        var archived = await IdsAsync("live_territory2_model", "state = 'Archived'");
        if (archived.Length > 0 && _random.Next(2) == 0)
        {
            return await EndAsync($"/live/models/{archived[_random.Next(archived.Length)]}/moves", new { to = "active", swap = true });
        }

        if (!await PostAsync($"/live/models/{await ActiveAsync()}/clones", new { name = $"Clone {seed} {_step}" }))
        {
            return false;
        }

        var planned = await OneAsync("live_territory2_model", "state = 'Planning'");
        return await EndAsync($"/live/models/{planned}/moves", new { to = "active", swap = true });
    }

    private async Task<bool> TakeBackAsync()
    {
        var last = await ScalarAsync<long>("SELECT max(number) FROM live_acts WHERE workspace_id = $1");
        return await PostAsync($"/live/acts/{Math.Max(1, last - _random.Next(_random.Next(4) == 0 ? 100 : 4))}/revert", new { });
    }

    /// <summary>Two people act at the same instant; one waits for the other.</summary>
    private async Task<bool> BothAtOnceAsync()
    {
        var (account, other, user) = (await AccountAsync(), await AccountAsync(), await UserIdAsync());
        var answers = await Task.WhenAll(
            TryChangeAsync(host, Update("Account", account, new { BillingState = State() })),
            host.Administrator.PostAsync(host.In("/live/changes"), new { changes = new[] { Update("Account", other, new { BillingState = State(), OwnerId = user }) } }));
        var done = true;
        foreach (var answer in answers)
        {
            done &= await IsDoneAsync(answer);
        }

        return done;
    }

    private async Task<bool> ChangeAsync(Func<Task<object>> change) => await IsDoneAsync(await TryChangeAsync(host, await change()));

    private async Task<bool> PostAsync(string path, object body) => await IsDoneAsync(await host.Planner.PostAsync(host.In(path), body));

    private static async Task<bool> IsDoneAsync(HttpResponseMessage answer)
    {
        Assert.True((int)answer.StatusCode is < 400 or 400 or 404 or 409 or 422, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return answer.IsSuccessStatusCode;
    }

    private async Task<bool> EndAsync(string path, object body)
    {
        var answer = await host.Planner.PostAsync(host.In(path), body);
        if (!await IsDoneAsync(answer))
        {
            return false;
        }

        var job = await Importing.EndAsync(host.Planner, host.In(""), (await ApiClient.ReadAsync<JobInfo>(answer)).Id);
        Assert.True(job.Problem is null or { Status: < 500 }, job.Problem?.Detail);
        return job.State == JobState.Succeeded;
    }

    /// <summary>Each territory of the active model with each day from today on which a member is there for it.</summary>
    private async Task<HashSet<string>> CoveredAsync() => [.. await ScalarAsync<string[]>(
        $"""
        SELECT coalesce(array_agg(t.name || ' ' || day::date), ARRAY[]::text[])
        FROM live_territory2 t CROSS JOIN generate_series($2::date, $2::date + 160, interval '1 day') day
        WHERE t.workspace_id = $1 AND t.to_act IS NULL AND t.{OfActive} AND EXISTS (
            SELECT FROM live_user_territory2_association m
            WHERE m.workspace_id = $1 AND m.territory2_id = t.id AND m.to_act IS NULL AND coalesce(m.start_date, '-infinity') <= day AND day < coalesce(m.end_date, 'infinity') AND NOT EXISTS (
                SELECT FROM live_user_absence a
                WHERE a.workspace_id = $1 AND a.user_id = m.user_id AND a.to_act IS NULL AND a.start_date <= day AND day < coalesce(a.end_date, 'infinity')))
        """,
        Today)];

    /// <summary>Who is where and away when, for the message of a failure.</summary>
    private Task<string> RosterAsync() => ScalarAsync<string>(
        $"""
        SELECT string_agg(line, E'\n') FROM (
            SELECT format('%s: %s %s to %s since act %s until %s', t.name, m.user_id, m.start_date, m.end_date, m.from_act, m.to_act) AS line
            FROM live_user_territory2_association m JOIN live_territory2 t ON t.workspace_id = $1 AND t.id = m.territory2_id AND t.to_act IS NULL AND t.{OfActive}
            WHERE m.workspace_id = $1 AND (m.to_act IS NULL OR m.to_act = (SELECT max(number) FROM live_acts WHERE workspace_id = $1))
            UNION ALL
            SELECT format('Away: %s %s to %s since act %s until %s', user_id, start_date, end_date, from_act, to_act) FROM live_user_absence WHERE workspace_id = $1 AND to_act IS NULL) lines
        """);

    private const string OfActive = "territory2_model_id IN (SELECT id FROM live_territory2_model WHERE workspace_id = $1 AND to_act IS NULL AND state = 'Active')";

    private async Task<string> ActiveAsync() => (await IdsAsync("live_territory2_model", "state = 'Active'")).Single();

    private async Task<string> AccountAsync() => await OneAsync("live_account") ?? "0";

    private async Task<string> UserIdAsync() => await OneAsync("live_user") ?? "0";

    private async Task<string> TerritoryAsync() => await OneAsync("live_territory2", OfActive) ?? "0";

    private string State() => _states[_random.Next(_states.Length)];

    private DateOnly Day() => Today.AddDays(_random.Next(100));

    private async Task<string?> OneAsync(string table, string condition = "TRUE")
    {
        var ids = await IdsAsync(table, condition);
        return ids.Length == 0 ? null : ids[_random.Next(ids.Length)];
    }

    private Task<string[]> IdsAsync(string table, string condition = "TRUE") => ScalarAsync<string[]>(
        $"SELECT coalesce(array_agg(id ORDER BY id), ARRAY[]::text[]) FROM {table} WHERE workspace_id = $1 AND to_act IS NULL AND {condition}");

    private async Task<T> ScalarAsync<T>(string sql, params object[] more)
    {
        await using var command = host.Source.CreateCommand(sql);
        command.Parameters.AddWithValue(host.Workspace);
        foreach (var value in more)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
