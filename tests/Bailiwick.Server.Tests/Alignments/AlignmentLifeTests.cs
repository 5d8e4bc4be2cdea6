using System.Net;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Alignments;

public sealed class AlignmentLifeTests(ServerHost host) : IClassFixture<ServerHost>
{
    private const ushort None = ushort.MaxValue;

    [Fact]
    public async Task An_alignment_lives_from_its_creation_over_edits_undo_redo_and_restore_to_its_end()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 60, withUnplaced: true));
        Assert.Equal(["Region 1", "Region 2", "Territory 1.1", "Territory 1.2", "Territory 1.3", "Territory 2.1", "Territory 2.2", "Territory 2.3"], alignment.Tree.Select(area => area.Name));
        Assert.Equal(["@records", "@units", "beds", "revenue"], alignment.Measures.Select(measure => measure.Key));
        Assert.Equal(60, alignment.Totals[0].Units);
        Assert.Equal(1, alignment.UnplacedRecords);
        Assert.True(alignment.CanEdit);

        var moved = await Planning.EditAsync(host, host.Planner, alignment, 0, Planning.Move(2, 0, 1, 2, 3));
        Assert.Equal(1, moved.Revision);
        Assert.Equal("4 units to Territory 1.1", Assert.Single(moved.Edits).Summary);
        Assert.Equal([0, 1, 2, 3], moved.Changes.Units);
        Assert.Equal([-1, 0, 2], moved.Totals.Select(total => total.Area));
        Assert.Equal(56, moved.Totals[0].Units);
        Assert.Equal(moved.Totals[1].Sums, moved.Totals[2].Sums);

        await Planning.EditAsync(host, host.Planner, alignment, 1, new { kind = "assignUnits", units = new[] { 0, 5 }, to = new[] { 7, 7 } });
        await Planning.EditAsync(host, host.Planner, alignment, 2, new { kind = "lockUnits", units = new[] { 5 }, locked = true });
        await Planning.EditAsync(host, host.Planner, alignment, 3, new { kind = "updateAreas", areas = new[] { new { number = 7, name = "Coast", color = "#0072B2", owner = "Eve" } } });
        var (revision, areaOfUnit, locks) = await Planning.ReadAssignmentAsync(host, alignment.Id);
        Assert.Equal(4, revision);
        Assert.Equal([7, 2, 2, 2, None, 7], areaOfUnit[..6]);
        Assert.Equal([0, 0, 0, 0, 0, 1], locks[..6]);

        var undone = await TakeBackAsync(alignment, "undo", 4);
        Assert.Equal("Undo: Renamed Territory 2.3 to Coast", undone.Edits[^1].Summary);
        Assert.Equal("Territory 2.3", undone.Changes.Areas.Single(area => area.Number == 7).Name);
        Assert.Equal("Undo: Locked 1 unit", (await TakeBackAsync(alignment, "undo", 5)).Edits[^1].Summary);
        var redone = await TakeBackAsync(alignment, "redo", 6);
        Assert.Equal([1], redone.Changes.Locks);
        Assert.Equal("Redo: Locked 1 unit", redone.Edits[^1].Summary);

        var restored = await host.Planner.PostAsync<EditReply>(
            host.In($"/alignments/{alignment.Id}/restore"), new { expectedRevision = 7, revision = 1, reason = "Start over" });
        Assert.Equal("Start over", restored.Edits[^1].Reason);
        Assert.Equal([2, 2, 2, 2, None, None], (await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit[..6]);
        await TakeBackAsync(alignment, "undo", 8);
        Assert.Equal([7, 2, 2, 2, None, 7], (await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit[..6]);

        var history = await host.Viewer.GetAsync<Page<Edit>>(host.In($"/alignments/{alignment.Id}/edits?limit=5"));
        Assert.Equal([9, 8, 7, 6, 5], history.Items.Select(edit => edit.Revision));
        Assert.Equal([4, 3, 2, 1], (await host.Viewer.GetAsync<Page<Edit>>(host.In($"/alignments/{alignment.Id}/edits?limit=5&cursor={history.Next}"))).Items.Select(edit => edit.Revision));
        Assert.Equal(9, history.Items[1].UndoneBy);

        (await host.Planner.DeleteAsync(host.In($"/alignments/{alignment.Id}"))).EnsureSuccessStatusCode();
        await Refused.WithAsync(HttpStatusCode.NotFound, "alignment.not-found", await host.Viewer.GetAsync(host.In($"/alignments/{alignment.Id}")));
    }

    [Fact]
    public async Task What_a_client_gets_to_catch_up_leads_to_the_same_assignment()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 300));
        var random = new Random(7);
        var before = (await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit;
        for (var revision = 0; revision < 12; revision++)
        {
            var units = Enumerable.Range(0, 300).OrderBy(_ => random.Next()).Take(20).ToArray();
            await Planning.EditAsync(host, host.Planner, alignment, revision, Planning.Move(2 + random.Next(6), units));
        }

        var caughtUp = await host.Viewer.GetAsync<EditReply>(host.In($"/alignments/{alignment.Id}/changes?since=0"));
        for (var i = 0; i < caughtUp.Changes.Units.Count; i++)
        {
            before[caughtUp.Changes.Units[i]] = (ushort)caughtUp.Changes.To[i];
        }

        Assert.Equal((await Planning.ReadAssignmentAsync(host, alignment.Id)).AreaOfUnit, before);
        var whole = await host.Viewer.GetAsync<Alignment>(host.In($"/alignments/{alignment.Id}"));
        Assert.All(caughtUp.Totals, total => Assert.Equal(whole.Totals.Single(other => other.Area == total.Area).Sums, total.Sums));
        Assert.All(whole.Measures.Index(), measure => Assert.Equal(
            measure.Item.Total, whole.Totals.Where(total => total.Area is -1 or 0 or 1).Sum(total => total.Sums[measure.Index])));
    }

    [Fact]
    public async Task Columns_by_unit_are_sent_once_and_known_again_by_their_tag()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 100));
        var beds = await host.Viewer.GetAsync(host.In($"/alignments/{alignment.Id}/measures/beds"));
        var bytes = await beds.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal((double)alignment.Measures[2].Total, Enumerable.Range(0, 100).Sum(unit => BitConverter.ToDouble(bytes, unit * 8)));
        Assert.Contains("immutable", beds.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, host.In($"/alignments/{alignment.Id}/measures/beds"));
        again.Headers.IfNoneMatch.Add(beds.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Viewer.Http.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
        await Refused.WithAsync(HttpStatusCode.NotFound, "alignment.unknown-measure", await host.Viewer.GetAsync(host.In($"/alignments/{alignment.Id}/measures/none")));
        await Refused.WithAsync(HttpStatusCode.NotFound, "alignment.records-are-units", await host.Viewer.GetAsync(host.In($"/alignments/{alignment.Id}/unit-of-record")));
    }

    [Fact]
    public async Task Nearest_islands_and_health_are_found_and_mended()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 400, withUnplaced: true));
        await Planning.EditAsync(host, host.Planner, alignment, 0, new
        {
            kind = "assignUnits",
            units = Enumerable.Range(0, 12).ToArray(),
            to = Enumerable.Range(0, 12).Select(unit => 2 + (unit % 6)).ToArray(),
        });
        await Planning.EditAsync(host, host.Planner, alignment, 1, new { kind = "assignNearest" });
        var health = await host.Viewer.GetAsync<Health>(host.In($"/alignments/{alignment.Id}/health"));
        Assert.Equal(8, health.UnassignedCount);
        Assert.NotEmpty(health.Islands);
        Assert.Equal(health.Islands.Count, health.Score.ExtraPieces);

        await Planning.EditAsync(host, host.Planner, alignment, 2, new { kind = "joinIslands" });
        health = await host.Viewer.GetAsync<Health>(host.In($"/alignments/{alignment.Id}/health"));
        Assert.Empty(health.Islands);
        Assert.Equal(0, health.Score.ExtraPieces);
    }

    [Fact]
    public async Task Who_may_not_plan_may_look_but_not_touch()
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 20));
        foreach (var by in new[] { host.Viewer, host.Manager })
        {
            Assert.False((await by.GetAsync<Alignment>(host.In($"/alignments/{alignment.Id}"))).CanEdit);
            Assert.Equal(HttpStatusCode.Forbidden, (await Planning.TryEditAsync(host, by, alignment, 0, Planning.Move(2, 0))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await by.PostAsync(host.In($"/alignments/{alignment.Id}/undo"), new { expectedRevision = 0 })).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await host.Stranger.GetAsync(host.In($"/alignments/{alignment.Id}"))).StatusCode);
        Assert.Equal(0, (await Planning.ReadAssignmentAsync(host, alignment.Id)).Revision);
    }

    [Theory]
    [InlineData("""{"kind":"moveUnits","units":[0,60],"to":2}""", HttpStatusCode.BadRequest, "alignment.unknown-unit")]
    [InlineData("""{"kind":"moveUnits","units":[0,0],"to":2}""", HttpStatusCode.BadRequest, "alignment.duplicate-unit")]
    [InlineData("""{"units":[0],"to":99,"kind":"moveUnits"}""", HttpStatusCode.NotFound, "alignment.unknown-area")]
    [InlineData("""{"kind":"moveUnits","units":[0],"to":0}""", HttpStatusCode.BadRequest, "alignment.not-lowest-level")]
    [InlineData("""{"kind":"moveUnits","units":[],"to":2}""", HttpStatusCode.BadRequest, "alignment.nothing-given")]
    [InlineData("""{"kind":"fly","units":[0],"to":2}""", HttpStatusCode.BadRequest, "request.unreadable")]
    [InlineData("""{"kind":"moveUnits","units":"all","to":2}""", HttpStatusCode.BadRequest, "request.unreadable")]
    [InlineData("""{"kind":"createAreas","areas":[{"level":1,"parent":0,"name":"Territory 1.1"}]}""", HttpStatusCode.BadRequest, "alignment.name-taken")]
    [InlineData("""{"kind":"removeAreas","areas":[0]}""", HttpStatusCode.Conflict, "alignment.has-areas-below")]
    [InlineData("null", HttpStatusCode.BadRequest, "request.unreadable")]
    public async Task Acts_that_cannot_be_are_refused_and_write_nothing(string act, HttpStatusCode status, string code)
    {
        var alignment = await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 60));
        using var body = new StringContent($$"""{"expectedRevision":0,"act":{{act}}}""", System.Text.Encoding.UTF8, "application/json");
        await Refused.WithAsync(status, code, await host.Planner.Http.PostAsync(host.In($"/alignments/{alignment.Id}/edits"), body, TestContext.Current.CancellationToken));
        Assert.Equal(0, (await Planning.ReadAssignmentAsync(host, alignment.Id)).Revision);
    }

    [Fact]
    public async Task A_dataset_in_use_cannot_be_deleted_and_a_copy_keeps_its_source()
    {
        var dataset = await Planning.WriteDatasetAsync(host, 30);
        var alignment = await Planning.CreateAsync(host, dataset);
        await Planning.EditAsync(host, host.Planner, alignment, 0, Planning.Move(2, 1, 2, 3));
        var copy = await host.Planner.PostAsync<Alignment>(host.In($"/alignments/{alignment.Id}/copies"), new { name = "What if" });
        Assert.Equal((alignment.Id, 1), (copy.CopiedFrom!.Id, copy.CopiedFrom.Revision));
        Assert.Equal(0, copy.Revision);
        Assert.Equal([None, 2, 2, 2], (await Planning.ReadAssignmentAsync(host, copy.Id)).AreaOfUnit[..4]);
        Assert.Equal(HttpStatusCode.Conflict, (await host.Planner.DeleteAsync(host.In($"/datasets/{dataset}"))).StatusCode);

        var changed = await ApiClient.ReadAsync<Alignment>(await host.Planner.PatchAsync(host.In($"/alignments/{copy.Id}"), new { name = "Renamed", balance = new { measure = "revenue", tolerance = 0.02, contiguous = false } }));
        Assert.Equal(("Renamed", "revenue", 0.02), (changed.Name, changed.Balance.Measure, changed.Balance.Tolerance));
    }

    private Task<EditReply> TakeBackAsync(Alignment alignment, string which, int expected) =>
        host.Planner.PostAsync<EditReply>(host.In($"/alignments/{alignment.Id}/{which}"), new { expectedRevision = expected });
}
