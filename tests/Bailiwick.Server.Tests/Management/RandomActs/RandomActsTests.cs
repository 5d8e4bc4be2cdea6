using System.Globalization;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.RandomActs;

/// <summary>
/// Random sequences of account changes, events, people moves, rule changes and runs, activations and acts taken back. <c>BAILIWICK_RANDOM_ACTS</c> makes the sequences longer.
/// </summary>
public sealed class RandomActsTests(ServerHost host) : IClassFixture<ServerHost>
{
    private const int BetweenLooks = 25;

    private static readonly int _steps = int.Parse(Environment.GetEnvironmentVariable("BAILIWICK_RANDOM_ACTS") ?? "150", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_sequence_leaves_an_orphan_a_lost_row_or_a_history_that_does_not_replay(int seed)
    {
        var (world, proof) = (new RandomWorld(host, seed), new HistoryProof(host));
        await world.BeginAsync();
        for (var look = 0; look < _steps / BetweenLooks; look++)
        {
            var ruled = await proof.LastRuleActAsync();
            for (var step = 0; step < BetweenLooks; step++)
            {
                await world.ActAsync(rulesStand: look % 2 == 1);
            }

            await proof.HoldsAsync();
            var stood = await proof.AssignmentsAsync();
            await RunAsync();
            if (await proof.LastRuleActAsync() == ruled)
            {
                await proof.AssignmentsAreAsync(stood);
            }

            await proof.AssignmentsAreAsync(await proof.ExpectedAsync());
            await proof.RememberAsync();
        }

        Assert.True(world.Done > _steps / 3, $"{world.Done} acts were done and {world.Refused} refused.");
        await proof.ThePastStandsAsync();
        await proof.EventsReplayAsync();
        TestContext.Current.SendDiagnosticMessage($"Seed {seed}: {world.Done} acts were done and {world.Refused} refused.");
    }

    private async Task RunAsync()
    {
        var active = Assert.Single(await ListAsync(host, "Territory2Model", "&field=State&value=Active"));
        await EndAsync(host, $"/live/models/{active.Id}/runs", new { });
    }
}
