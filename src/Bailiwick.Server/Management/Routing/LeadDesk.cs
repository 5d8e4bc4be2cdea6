using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Core.Management.Routing;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>
/// Decides where leads go, one after the other over one connection: the account they match, its territory, else what the active model's rules say of their own fields,
/// then the territory's route, then somebody whose turn it is. Writes nothing; <see cref="Rounds"/> is what the turns became.
/// </summary>
internal sealed class LeadDesk(NpgsqlConnection connection, WorkspaceId workspace, RoutingGround ground, LeadMatcher matcher)
{
    private readonly Dictionary<string, ImmutableDictionary<string, double>> _rounds = new(StringComparer.Ordinal);

    /// <summary>Where one lead goes, and each step of why.</summary>
    public sealed record Decision(RouteVerdict Verdict, LeadMatch? Account, ImmutableArray<LeadMatch> Candidates, string? Territory, string? Route, string? Owner, ImmutableArray<string> Steps);

    /// <summary>The rounds in which somebody took a turn, with what is owed afterwards.</summary>
    public IReadOnlyDictionary<string, ImmutableDictionary<string, double>> Rounds => _rounds;

    public async Task<Decision> DecideAsync(LiveRecord lead, CancellationToken cancellation)
    {
        var steps = new List<string>();
        var candidates = matcher.Match(FactsOf(lead, ""));
        var account = candidates.FirstOrDefault(match => match.IsEnough);
        steps.Add(account is not null ? $"Account {ground.AccountName(account.Account)} matches with {account.Score} of 100: {Words(account)}."
            : candidates is [var best, ..] ? $"No account matches with {LeadMatch.Enough} or more; the nearest is {ground.AccountName(best.Account)} with {best.Score}: {Words(best)}."
            : "No account has the domain, the name or the address.");
        var territory = account is null ? null : Choose(await ground.TerritoriesOfAsync(connection, workspace, account.Account, cancellation), "The account", steps);
        var isByRules = territory is null;
        if (territory is null)
        {
            territory = Choose(ground.TerritoriesByRules(lead), "By the rules on its own fields the lead", steps);
        }

        var path = ground.PathOf(territory);
        var route = LeadRoute.Of(ground.Routes, path);
        var (owner, via) = await OwnerAsync(route, path, steps, cancellation);
        var verdict = owner is null ? RouteVerdict.Nobody : territory is null ? RouteVerdict.ByDefault : isByRules ? RouteVerdict.ByRules : RouteVerdict.ByAccount;
        return new Decision(verdict, account, candidates, territory, via?.Name, owner, [.. steps]);
    }

    /// <summary>A lead, or an account with its fields before the prefix, as the matcher compares them.</summary>
    public static LeadFacts FactsOf(LiveRecord record, string prefix)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new LeadFacts(record.Id, record.Text(prefix.Length == 0 ? "Company" : "Name"))
        {
            Email = record.Text("Email"),
            Website = record.Text("Website"),
            Street = record.Text($"{prefix}Street"),
            City = record.Text($"{prefix}City"),
            State = record.Text($"{prefix}State"),
            PostalCode = record.Text($"{prefix}PostalCode"),
            Country = record.Text($"{prefix}Country"),
        };
    }

    private static string Words(LeadMatch match) => string.Join(", ", match.Evidence.Select(one => $"{one.Words} ({one.Points:+0;-0})"));

    private static string? Choose(IReadOnlyCollection<RuleTerritory> territories, string who, List<string> steps)
    {
        var decision = OpportunityFilter.Decide(new OpportunityFacts(""), territories, TiePolicy.FirstByKey);
        steps.Add(decision.Verdict switch
        {
            OpportunityVerdict.NoTerritory => $"{who} is in no territory.",
            OpportunityVerdict.OnlyOne => $"{who} is in {decision.After}.",
            OpportunityVerdict.Tie => $"{who} is in {string.Join(", ", decision.Considered)}, whose types share the highest priority: the first by name counts.",
            _ => $"{who} is in several territories; {decision.After} has the type of the highest priority.",
        });
        return decision.After;
    }

    private async Task<(string? Owner, LeadRoute? Via)> OwnerAsync(LeadRoute? route, ImmutableArray<string> path, List<string> steps, CancellationToken cancellation)
    {
        steps.Add(route is null ? "No route is set for it: somebody of the territory gets it." : $"Route {route.Name} sends it to {TargetOf(route)}.");
        if (route is { Target: not RouteTarget.Member })
        {
            return (await OfQueueAsync(route, steps, cancellation), route);
        }

        foreach (var territory in path)
        {
            if (await TurnAsync($"territory {territory}", ground.MembersOf(territory, route?.Role), $"{territory}", steps, cancellation) is { } owner)
            {
                return (owner, route);
            }
        }

        if (ground.Routes.OrderBy(one => one.Name, StringComparer.Ordinal).FirstOrDefault(one => one.Territory is null && one.Target != RouteTarget.Member) is { } last)
        {
            steps.Add($"Route {last.Name} for all leads sends it to {TargetOf(last)}.");
            return (await OfQueueAsync(last, steps, cancellation), last);
        }

        steps.Add("Nobody is left: the lead stays with its owner.");
        return (null, route);
    }

    private async Task<string?> OfQueueAsync(LeadRoute route, List<string> steps, CancellationToken cancellation)
    {
        if (route.Target == RouteTarget.RoundRobin && await TurnAsync($"queue {route.Queue}", ground.MembersOfQueue(route.Queue!), ground.QueueName(route.Queue!), steps, cancellation) is { } member)
        {
            return member;
        }

        if (route.Target == RouteTarget.RoundRobin)
        {
            steps.Add($"The lead waits in the queue {ground.QueueName(route.Queue!)}.");
        }

        return route.Queue;
    }

    private async Task<string?> TurnAsync(string round, IReadOnlyList<TurnMember> members, string where, List<string> steps, CancellationToken cancellation)
    {
        var owed = _rounds.GetValueOrDefault(round) ?? await TurnStore.ReadAsync(connection, workspace, round, cancellation);
        var choice = Turns.Next(members, owed);
        var left = members.Where(member => !member.CanTake).Select(member => $"{ground.UserName(member.Key)} {(member.IsPresent ? "has no room" : "is away")}").ToList();
        steps.Add($"{(choice is null ? $"Nobody of {where} can take it" : $"In {where} it is the turn of {ground.UserName(choice.Key)}")}{(left.Count > 0 ? $"; {string.Join(", ", left)}" : "")}.");
        if (choice is null)
        {
            return null;
        }

        _rounds[round] = choice.Owed;
        ground.HasOneMore(choice.Key);
        return choice.Key;
    }

    private string TargetOf(LeadRoute route) => route.Target switch
    {
        RouteTarget.Queue => $"the queue {ground.QueueName(route.Queue!)}",
        RouteTarget.RoundRobin => $"the members of {ground.QueueName(route.Queue!)} by turns",
        _ => route.Role is { } role ? $"members of the territory in the role {role}" : "members of the territory",
    };
}
