using Bailiwick.Core.Management.People;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>People come and go, and no territory is ever left alone by it.</summary>
public sealed class PeopleMovesTests
{
    private const int Days = 60;

    private static readonly DateOnly _first = new(2026, 1, 1);

    [Fact]
    public void Over_random_sequences_of_moves_the_covered_count_never_falls_on_any_day()
    {
        var (done, refused) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var roster = Begin(random);
            for (var step = 0; step < 25; step++)
            {
                var move = Random(random);
                var plan = PeopleMoves.Plan(roster, move);
                var counts = plan.IsDone ? done : refused;
                var name = plan.IsDone ? move.GetType().Name : plan.Refusal.Code;
                counts[name] = counts.GetValueOrDefault(name) + 1;
                if (!plan.IsDone)
                {
                    continue;
                }

                AssertSound(roster, plan.Value, move);
                roster = plan.Value.After;
            }
        }));
        Assert.All((string[])["Leaves", "Joins", "Transfers", "IsAway"], name => Assert.True(done.GetValueOrDefault(name) > 20, $"{name}: {done.GetValueOrDefault(name)} done."));
        Assert.All((string[])["people.no-cover", "people.not-available", "people.to-oneself", "people.not-member", "people.bad-days"], code => Assert.True(refused.ContainsKey(code), code));
    }

    [Fact]
    public void A_rep_leaves_and_the_successor_begins_the_same_day()
    {
        var plan = PeopleMoves.Plan(Start(("Ann", "North")), new PeopleMove.Leaves("Ann", Day(10), new Handover("Bob"))).Value;
        Assert.Equal(["Ann"], plan.After.On("North", Day(9)).Select(one => one.User));
        Assert.Equal(["Bob"], plan.After.On("North", Day(10)).Select(one => one.User));
    }

    [Fact]
    public void A_rep_leaves_without_anybody_after_her_only_where_somebody_else_is()
    {
        var refusal = PeopleMoves.Plan(Start(("Ann", "North")), new PeopleMove.Leaves("Ann", Day(10), null)).Refusal!;
        Assert.Equal("people.no-cover", refusal.Code);
        Assert.Contains("\"North\" from 2026-01-11 on", refusal.Message);
        Assert.True(PeopleMoves.Plan(Start(("Ann", "North"), ("Bob", "North")), new PeopleMove.Leaves("Ann", Day(10), null)).IsDone);
    }

    [Fact]
    public void A_vacancy_is_seen_until_a_rep_joins_and_the_caretaker_ends_on_that_day()
    {
        var vacant = PeopleMoves.Plan(Start(("Ann", "North")), new PeopleMove.Leaves("Ann", Day(10), new Handover("Max", MembershipKind.Caretaker))).Value;
        Assert.Equal([("North", DayInterval.From(Day(10)))], vacant.Vacancies);
        var filled = PeopleMoves.Plan(vacant.After, new PeopleMove.Joins("Eve", Day(20), "North", "Sales Rep")).Value;
        Assert.Equal([new DayInterval(Day(10), Day(20))], filled.After.Vacancies("North"));
        Assert.Equal(["Eve"], filled.After.On("North", Day(20)).Select(one => one.User));
        Assert.Equal(["Max"], filled.After.On("North", Day(19)).Select(one => one.User));
    }

    [Fact]
    public void After_a_leave_of_absence_she_has_everything_back()
    {
        var plan = PeopleMoves.Plan(Start(("Ann", "North"), ("Ann", "South")), new PeopleMove.IsAway("Ann", Day(10), Day(20), new Handover("Bob", MembershipKind.TemporaryCover))).Value;
        foreach (var territory in (string[])["North", "South"])
        {
            Assert.Equal(["Ann", "Bob", "Bob", "Ann"], ((int[])[9, 10, 19, 20]).Select(day => Assert.Single(plan.After.On(territory, Day(day))).User));
        }
    }

    [Fact]
    public void A_transfer_takes_her_from_one_to_the_other_on_one_day()
    {
        var plan = PeopleMoves.Plan(Start(("Ann", "North"), ("Bob", "South")), new PeopleMove.Transfers("Ann", Day(5), "North", "South", new Handover("Bob"))).Value;
        Assert.Equal(["Bob"], plan.After.On("North", Day(5)).Select(one => one.User));
        Assert.Equal(["Ann", "Bob"], plan.After.On("South", Day(5)).Select(one => one.User).Order());
    }

    [Fact]
    public void A_member_who_is_away_covers_nothing()
    {
        var roster = Start(("Ann", "North"), ("Bob", "North")) with { Absences = [new Absence("Bob", DayInterval.From(Day(20)))] };
        var refusal = PeopleMoves.Plan(roster, new PeopleMove.Leaves("Ann", Day(10), null)).Refusal!;
        Assert.Equal("people.no-cover", refusal.Code);
        Assert.Contains("\"North\" from 2026-01-21 on", refusal.Message);
        Assert.Equal(["Ann"], roster.On("North", Day(20)).Select(one => one.User));
    }

    private static void AssertSound(Roster before, RosterPlan plan, PeopleMove move)
    {
        for (var day = -5; day < Days + 40; day++)
        {
            Assert.True(plan.After.CoveredOn(Day(day)) >= before.CoveredOn(Day(day)), $"{move}: day {day}.");
            foreach (var territory in before.Territories.Where(one => IsCovered(before, one, day)))
            {
                Assert.True(IsCovered(plan.After, territory, day), $"{move}: {territory} is alone on day {day}.");
            }

            if (Day(day) < move.On)
            {
                Assert.Equal(Present(before, day), Present(plan.After, day));
            }

            var known = Present(before, day).ToHashSet();

            // Nobody begins anything on a day away; what an older model said already may stand.
            foreach (var one in plan.After.Members.Where(one => one.Days.Contains(Day(day)) && !known.Contains((one.Territory, one.User))))
            {
                Assert.DoesNotContain(plan.After.Absences, away => away.User == one.User && away.Days.Contains(Day(day)));
            }

            Assert.Equal(Present(plan.After, day).Distinct(), Present(plan.After, day));
        }

        Assert.Equal(plan.After.Members.Order(_byText), before.Members.Except(plan.Removed).Concat(plan.Added).Order(_byText));
    }

    private static readonly Comparer<Membership> _byText = Comparer<Membership>.Create((left, right) => string.CompareOrdinal($"{left}", $"{right}"));

    private static bool IsCovered(Roster roster, string territory, int day) => roster.Members.Any(one =>
        one.Territory == territory && one.Days.Contains(Day(day)) && roster.Absences.All(away => away.User != one.User || !away.Days.Contains(Day(day))));

    /// <summary>Nobody anywhere, or an older model that came back: its members know nothing of who went away since.</summary>
    private static Roster Begin(Random random) => random.Next(2) == 0 ? Roster.Empty : new Roster(
        [.. from user in Enumerable.Range(0, 8) from territory in Enumerable.Range(0, 5) where random.Next(4) == 0 select new Membership($"u{user}", $"t{territory}", DayInterval.From(Day(random.Next(20))))],
        [.. from user in Enumerable.Range(0, 8) where random.Next(3) == 0 select new Absence($"u{user}", new DayInterval(Day(random.Next(30)), random.Next(2) == 0 ? DateOnly.MaxValue : Day(random.Next(30, 60))))]);

    private static IEnumerable<(string, string)> Present(Roster roster, int day) =>
        roster.Members.Where(one => one.Days.Contains(Day(day))).Select(one => (one.Territory, one.User)).Order();

    private static PeopleMove Random(Random random)
    {
        string User() => $"u{random.Next(8)}";
        string Territory() => $"t{random.Next(5)}";
        Handover? To() => random.Next(5) == 0 ? null : new Handover(User(), (MembershipKind)random.Next(3));
        var on = Day(random.Next(Days));
        return random.Next(10) switch
        {
            < 5 => new PeopleMove.Joins(User(), on, Territory()),
            5 or 6 => new PeopleMove.IsAway(User(), on, on.AddDays(random.Next(-1, 15)), To()),
            7 or 8 => new PeopleMove.Transfers(User(), on, Territory(), Territory(), To()),
            _ => new PeopleMove.Leaves(User(), on, To()),
        };
    }

    private static Roster Start(params (string User, string Territory)[] members) => new([.. members.Select(one => new Membership(one.User, one.Territory, DayInterval.From(_first)))], []);

    private static DateOnly Day(int day) => _first.AddDays(day);
}
