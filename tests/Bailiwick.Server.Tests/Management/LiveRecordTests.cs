using System.Net;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Management;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>Records, their versions and what is refused, over HTTP.</summary>
public sealed class LiveRecordTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Every_object_of_the_catalogue_has_its_table_with_its_columns()
    {
        foreach (var table in ObjectTable.All)
        {
            await using var command = host.Source.CreateCommand("SELECT array_agg('\"' || column_name || '\" ' || udt_name) FROM information_schema.columns WHERE table_name = $1");
            command.Parameters.AddWithValue(table.Name);
            var columns = (string[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
            foreach (var column in table.Columns)
            {
                var type = column.SqlType switch { "boolean" => "bool", "integer" => "int4", var other => other };
                Assert.Contains($"{column.Name} {type}", columns);
            }
        }

        var described = await host.Viewer.GetAsync<List<LiveObjectInfo>>(host.In("/live/objects"));
        Assert.Equal(ObjectCatalog.Standard.Objects.Select(one => one.Name), described.Select(one => one.Name));
    }

    [Fact]
    public async Task A_record_keeps_every_version_and_reads_as_it_was()
    {
        var made = await ChangeAsync(host, Create("Account", new { Name = "Acme", AnnualRevenue = 1250.50, NumberOfEmployees = 12, IsExcludedFromRealign = false }));
        var id = made.Ids[0];
        Assert.True(RecordIds.IsValid(id));
        var changed = await ChangeAsync(host, Update("Account", id, new { Name = "Acme Inc", AnnualRevenue = (decimal?)null }, made.Act));
        await ChangeAsync(host, Delete("Account", id));

        var versions = await host.Planner.GetAsync<List<ReadRecords.Version>>(host.In($"/live/records/Account/{id}/versions"));
        Assert.Equal(["Acme Inc", "Acme"], versions.Select(version => Text(version.Record, "Name")));
        Assert.Equal([null, "1250.5"], versions.Select(version => Text(version.Record, "AnnualRevenue")));
        Assert.Equal([changed.Act, made.Act], versions.Select(version => version.Act.Number));
        Assert.Equal([changed.Act + 1, changed.Act], versions.Select(version => version.EndedBy!.Number));
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.record-not-found", await host.Planner.GetAsync(host.In($"/live/records/Account/{id}")));
        var acts = await host.Viewer.GetAsync<Page<LiveActInfo>>(host.In("/live/acts?limit=2"));
        Assert.Equal(["Removed 1 Account", "Changed 1 Account"], acts.Items.Select(act => act.Summary));
    }

    [Fact]
    public async Task What_does_not_hold_is_refused_with_its_place_and_nothing_is_written()
    {
        var model = await ModelAsync(host);
        var account = (await AccountsAsync(host, "OR"))[0];
        var before = (await ListAsync(host, "Account")).Count;
        Task RefusedAsync(HttpStatusCode status, string code, params object[] changes) => Check(status, code, changes);
        async Task Check(HttpStatusCode status, string code, object[] changes)
        {
            var problem = await Refused.WithAsync(status, code, await TryChangeAsync(host, [Create("Account", new { Name = "Never" }), .. changes]));
            Assert.True(code is "rule.unknown-field" or "rule.territory-cycle" or "management.value-taken" || problem.Detail.StartsWith("Change 2:", StringComparison.Ordinal), problem.Detail);
        }

        await RefusedAsync(HttpStatusCode.NotFound, "management.unknown-object", Create("Acount", new { Name = "x" }));
        await RefusedAsync(HttpStatusCode.BadRequest, "management.unknown-field", Create("Account", new { Nam = "x" }));
        await RefusedAsync(HttpStatusCode.BadRequest, "management.field-missing", Create("Account", new { Site = "x" }));
        await RefusedAsync(HttpStatusCode.BadRequest, "management.bad-value", Create("Account", new { Name = "x", AnnualRevenue = "much" }));
        await RefusedAsync(HttpStatusCode.BadRequest, "management.bad-reference", Create("Account", new { Name = "x", ParentId = "001000000000000AAA" }));
        await RefusedAsync(HttpStatusCode.BadRequest, "management.engine-cause", Create("ObjectTerritory2Association", new { ObjectId = account, Territory2Id = model["north"], AssociationCause = "Territory2AssignmentRule" }));
        await RefusedAsync(HttpStatusCode.Conflict, "management.has-children", Delete("Territory2", model["region"]));
        await RefusedAsync(HttpStatusCode.Conflict, "management.in-use", Delete("Territory2Type", model["type"]));
        await RefusedAsync(HttpStatusCode.BadRequest, "management.manager-not-member", Update("Territory2", model["north"], new { ForecastUserId = model["bob"] }));
        await RefusedAsync(HttpStatusCode.BadRequest, "management.field-not-writable", Update("Territory2", model["north"], new { Territory2ModelId = model["model"] }));
        await RefusedAsync(HttpStatusCode.BadRequest, "rule.territory-cycle", Update("Territory2", model["region"], new { ParentTerritory2Id = model["north"] }));
        await RefusedAsync(HttpStatusCode.Conflict, "management.value-taken", Create("Territory2", new { Name = "x", DeveloperName = "north", Territory2ModelId = model["model"], Territory2TypeId = model["type"] }));
        await RefusedAsync(HttpStatusCode.Conflict, "management.user-has-territories", Update("User", model["ann"], new { IsActive = false }));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.no-changes", await TryChangeAsync(host, Update("Territory2", model["north"], new { Name = "North" })));

        Assert.Equal(before, (await ListAsync(host, "Account")).Count);
    }

    [Fact]
    public async Task Of_two_administrators_the_later_one_is_told_who_was_faster()
    {
        var made = await ChangeAsync(host, Create("Account", new { Name = "Shared" }));
        var both = await Task.WhenAll(
            TryChangeAsync(host, Update("Account", made.Ids[0], new { Site = "East" }, made.Act)), TryChangeAsync(host, Update("Account", made.Ids[0], new { Site = "West" }, made.Act)));

        var refused = Assert.Single(both, response => !response.IsSuccessStatusCode);
        var problem = await Refused.WithAsync(HttpStatusCode.Conflict, "management.changed-meanwhile", refused);
        Assert.Contains("Planner", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(2, (await host.Planner.GetAsync<List<ReadRecords.Version>>(host.In($"/live/records/Account/{made.Ids[0]}/versions"))).Count);
    }

    [Fact]
    public async Task A_custom_field_is_described_stored_and_judged()
    {
        await host.Planner.PostAsync<LiveObjectInfo>(host.In("/live/objects/Account/fields/Beds__c"), new { label = "Beds", type = "whole" });
        await Refused.WithAsync(
            HttpStatusCode.BadRequest, "management.bad-custom-field", await host.Planner.PostAsync(host.In("/live/objects/Account/fields/Beds__c"), new { label = "Beds", type = "whole" }));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.bad-value", await TryChangeAsync(host, Create("Account", new { Name = "x", Beds__c = "many" })));

        var made = await ChangeAsync(host, Create("Account", new { Name = "Clinic", Beds__c = 120 }));

        Assert.Equal("120", Text(await GetAsync(host, "Account", made.Ids[0]), "Beds__c"));
        Assert.Equal("Clinic", Text(Assert.Single(await ListAsync(host, "Account", "&field=Beds__c&value=120")), "Name"));
    }
}
