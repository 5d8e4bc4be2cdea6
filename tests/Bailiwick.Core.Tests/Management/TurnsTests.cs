using System.Collections.Immutable;
using Bailiwick.Core.Management.Routing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>Turns are fair at any moment, for any capacities.</summary>
public sealed class TurnsTests
{
    [Fact]
    public void Nobody_is_ever_a_whole_turn_off_and_a_full_round_is_exact() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new System.Random(seed);
            TurnMember[] members = [.. Enumerable.Range(0, 1 + random.Next(9)).Select(one => new TurnMember($"U{one}", 1 + random.Next(12), true))];
            var capacity = members.Sum(member => member.Capacity);
            var had = members.ToDictionary(member => member.Key, _ => 0);
            var owed = ImmutableDictionary<string, double>.Empty;
            for (var turn = 1; turn <= 4 * capacity; turn++)
            {
                var choice = Turns.Next(members, owed)!;
                owed = choice.Owed;
                had[choice.Key]++;
                foreach (var member in members)
                {
                    var share = (double)turn * member.Capacity / capacity;
                    Assert.True(Math.Abs(had[member.Key] - share) < 1, $"{member.Key} had {had[member.Key]} of {turn} turns and is due {share}.");
                    Assert.True(turn % capacity != 0 || had[member.Key] == turn / capacity * member.Capacity);
                }
            }
        }));

    [Fact]
    public void Who_is_away_or_full_gets_none_and_nobody_drifts_away_from_their_share() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new System.Random(seed);
            TurnMember[] members = [.. Enumerable.Range(0, 2 + random.Next(6)).Select(one => new TurnMember($"U{one}", 1 + random.Next(5), true) { MostOpen = random.Next(4) == 0 ? 20 : null })];
            var (had, due) = (members.ToDictionary(member => member.Key, _ => 0), members.ToDictionary(member => member.Key, _ => 0.0));
            var owed = ImmutableDictionary<string, double>.Empty;
            for (var turn = 0; turn < 300; turn++)
            {
                if (random.Next(5) == 0)
                {
                    var at = random.Next(members.Length);
                    members[at] = members[at] with { IsPresent = !members[at].IsPresent };
                }

                members = [.. members.Select(member => member with { Open = had[member.Key] })];
                TurnMember[] able = [.. members.Where(member => member.CanTake)];
                var choice = Turns.Next(members, owed);
                Assert.Equal(able.Length == 0, choice is null);
                if (choice is null)
                {
                    continue;
                }

                Assert.Contains(able, member => member.Key == choice.Key);
                owed = choice.Owed;
                had[choice.Key]++;
                foreach (var member in able)
                {
                    due[member.Key] += (double)member.Capacity / able.Sum(one => one.Capacity);
                }

                Assert.All(members, member => Assert.True(Math.Abs(had[member.Key] - due[member.Key]) < 2.5, $"{member.Key} had {had[member.Key]} turns and is due {due[member.Key]}."));
            }
        }));
}
