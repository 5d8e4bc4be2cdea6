using Bailiwick.Core.Management.Models;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>A model's life.</summary>
public sealed class ModelStatesTests
{
    // One line a documented move; everything else is refused.
    private const string Documented = """
        Planning>Activating Planning>Deleting Activating>Active Activating>ActivationFailed ActivationFailed>Activating ActivationFailed>Deleting
        Active>Archiving Archiving>Archived Archiving>ArchivingFailed ArchivingFailed>Archiving ArchivingFailed>Deleting Archived>Deleting
        Deleting>DeletionFailed DeletionFailed>Deleting Cloning>Planning Cloning>CloningFailed CloningFailed>Deleting
        """;

    private const string Added = "Archived>Activating ActivationFailed>Planning ArchivingFailed>Active Archived>Planning";

    [Theory]
    [InlineData(ModelMoves.Documented, Documented)]
    [InlineData(ModelMoves.Extended, Documented + " " + Added)]
    public void Of_all_pairs_of_states_only_the_listed_are_moves(ModelMoves moves, string listed)
    {
        var expected = listed.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        foreach (var from in ModelStates.All)
        {
            foreach (var to in ModelStates.All)
            {
                var outcome = ModelStates.Move(from, to, moves);
                Assert.Equal(expected.Contains($"{from}>{to}"), outcome.IsDone);
                Assert.True(outcome.IsDone || outcome.Refusal.Code == "management.bad-state-move");
            }
        }
    }

    [Theory]
    [InlineData("Activation Failed")]
    [InlineData("ActivationFailed")]
    [InlineData("activation failed")]
    public void Both_spellings_are_read_and_the_documented_one_is_written(string name) =>
        Assert.Equal("Activation Failed", ModelStates.WireName(ModelStates.Parse(name)!.Value));

    [Fact]
    public void Every_state_is_read_back_from_its_name() => Assert.All(ModelStates.All, state => Assert.Equal(state, ModelStates.Parse(ModelStates.WireName(state))));

    [Fact]
    public void A_second_active_model_is_refused_unless_both_are_swapped_in_one_act()
    {
        var states = new Dictionary<string, ModelState> { ["Old"] = ModelState.Active, ["New"] = ModelState.Planning };
        Assert.Equal("management.second-active", ModelStates.Activate(states, "New", swap: false).Refusal!.Code);
        var after = ModelStates.Activate(states, "New", swap: true).Value;
        Assert.Equal((ModelState.Archiving, ModelState.Activating), (after["Old"], after["New"]));
    }

    [Fact]
    public void An_archived_model_is_activated_again_in_place_of_its_successor()
    {
        var states = new Dictionary<string, ModelState> { ["Old"] = ModelState.Archived, ["New"] = ModelState.Active };
        Assert.Equal(ModelState.Activating, ModelStates.Activate(states, "Old", swap: true).Value["Old"]);
    }

    [Fact]
    public void While_another_model_is_on_its_way_nothing_is_activated()
    {
        var states = new Dictionary<string, ModelState> { ["Old"] = ModelState.Archiving, ["New"] = ModelState.Planning };
        Assert.Equal("management.second-active", ModelStates.Activate(states, "New", swap: true).Refusal!.Code);
        Assert.Equal("management.unknown-model", ModelStates.Activate(states, "None", swap: true).Refusal!.Code);
    }
}
