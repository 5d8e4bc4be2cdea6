using System.Net;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Bulk;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Bulk;

/// <summary>Files of live records taken in: each operation, what is refused, and that nothing is half written.</summary>
public sealed class BulkImportTests(ServerHost host) : IClassFixture<ServerHost>
{
    private readonly BulkFiles _files = BulkFiles.Of(host);

    [Fact]
    public async Task An_insert_makes_records_parents_after_children_too_and_the_act_is_taken_back()
    {
        var key = Key();
        var import = await _files.DoneAsync("Account", BulkOperation.Insert, $"Name,AccountNumber,Parent.AccountNumber,AnnualRevenue,IsExcludedFromRealign\nChild,{key}-2,{key}-1,10.5,TRUE\nParent,{key}-1,,,\n");

        Assert.Equal(new ImportRecords.Counts(2, 2, 0, 0, 0, 0, 0), import.Counts);
        var (child, parent) = (await ByNumberAsync($"{key}-2"), await ByNumberAsync($"{key}-1"));
        Assert.Equal((parent!.Id, "10.5", "True"), (Text(child!, "ParentId"), Text(child!, "AnnualRevenue"), Text(child!, "IsExcludedFromRealign")));
        Assert.Equal([child!.Id, parent.Id], (await _files.RowsAsync(import.Id)).Select(row => row.Id));
        await host.Planner.PostAsync<ModelMoves.RevertReply>(host.In($"/live/acts/{import.Act}/revert"), new { });
        Assert.Null(await ByNumberAsync($"{key}-1"));
    }

    [Fact]
    public async Task Rows_are_updated_made_or_removed_by_a_field_that_tells_them_apart()
    {
        var key = Key();
        await ChangeAsync(host, Create("Account", new { Name = "One", AccountNumber = $"{key}-1", Site = "Old", Phone = "+1 5" }), Create("Account", new { Name = "Same", AccountNumber = $"{key}-2", Site = "Stays" }));

        var upsert = await _files.DoneAsync(
            "Account", BulkOperation.Upsert, $"AccountNumber,Name,Site,Phone\n{key.ToLowerInvariant()}-1,Changed,,#N/A\n{key}-2,Same,Stays,\n{key}-3,New,,\n", ["AccountNumber"]);
        Assert.Equal(new ImportRecords.Counts(3, 1, 1, 1, 0, 0, 0), upsert.Counts);
        Assert.Equal(["updated", "unchanged", "created"], (await _files.RowsAsync(upsert.Id)).Select(row => row.Result));
        var one = (await ByNumberAsync($"{key}-1"))!;
        Assert.Equal(("Changed", "Old", null), (Text(one, "Name"), Text(one, "Site"), Text(one, "Phone")));

        await _files.DoneAsync("Account", BulkOperation.Update, $"Id,Site\n{one.Id},\n", clearBlanks: true);
        Assert.Null(Text((await ByNumberAsync($"{key}-1"))!, "Site"));
        await _files.DoneAsync("Account", BulkOperation.Update, $"{{\"Id\":\"{one.Id}\",\"Site\":\"Line\",\"NumberOfEmployees\":7}}\n\n{{\"Id\":\"{(await ByNumberAsync($"{key}-2"))!.Id}\",\"Site\":null}}");
        Assert.Equal(("Line", "7"), (Text((await ByNumberAsync($"{key}-1"))!, "Site"), Text((await ByNumberAsync($"{key}-1"))!, "NumberOfEmployees")));
        Assert.Null(Text((await ByNumberAsync($"{key}-2"))!, "Site"));

        var gone = await _files.DoneAsync("Account", BulkOperation.Delete, $"AccountNumber\n{key}-1\n{key}-3\n", ["AccountNumber"]);
        Assert.Equal(2, gone.Counts.Deleted);
        Assert.Null(await ByNumberAsync($"{key}-1"));
    }

    [Fact]
    public async Task Territories_go_parents_first_or_last_and_are_matched_within_their_model()
    {
        var (one, other) = (await ModelAsync(host), await ModelAsync(host));
        var rows = $"DeveloperName,Territory2ModelId,Name\nNorth,{one["model"]},Upper North\n";
        await _files.DoneAsync("Territory2", BulkOperation.Upsert, rows, ["DeveloperName"]);
        Assert.Equal(("Upper North", "North"), (Text(await GetAsync(host, "Territory2", one["north"]), "Name"), Text(await GetAsync(host, "Territory2", other["north"]), "Name")));

        var (job, import) = await _files.RunAsync("Territory2", BulkOperation.Update, "DeveloperName,Name\nNorth,Which\n", ["DeveloperName"]);
        Assert.Equal((JobState.Failed, "bulk.rows-refused"), (job.State, job.Problem!.Code));
        Assert.Equal("bulk.ambiguous", Assert.Single(await _files.RowsAsync(import!.Id, "refused")).Code);

        await _files.DoneAsync("RuleTerritory2Association", BulkOperation.Delete, string.Join('\n', (await ListAsync(host, "RuleTerritory2Association")).Where(row => Text(row, "Territory2Id") == one["north"] || Text(row, "Territory2Id") == one["south"]).Select(row => row.Id).Prepend("Id")));
        Assert.Equal(3, (await _files.DoneAsync("Territory2", BulkOperation.Delete, $"Id\n{one["region"]}\n{one["north"]}\n{one["south"]}\n")).Counts.Deleted);
    }

    [Fact]
    public async Task Every_refused_row_is_named_with_its_cell_and_nothing_or_only_the_good_is_written()
    {
        var key = Key();
        await ChangeAsync(host, Create("User", new { LastName = "Taken", Username = $"{key}-taken", Email = "t@example.org" }));
        var file = $"LastName,Username,Email,IsActive,Manager.Username\n"
            + $"Good,{key}-good,g@example.org,true,\n"
            + $",{key}-a,a@example.org,true,\n"
            + $"Flag,{key}-b,b@example.org,perhaps,\n"
            + $"Taken,{key.ToLowerInvariant()}-TAKEN,c@example.org,true,\n"
            + $"Boss,{key}-d,d@example.org,true,{key}-nobody\n"
            + $"Twice,{key}-good,e@example.org,true,\n";
        var (job, whole) = await _files.RunAsync("User", BulkOperation.Insert, file);

        Assert.Equal((JobState.Failed, "bulk.rows-refused"), (job.State, job.Problem!.Code));
        Assert.Equal(new ImportRecords.Counts(6, 0, 0, 0, 0, 5, 1), whole!.Counts);
        Assert.Null(whole.Act);
        Assert.Empty(await ListAsync(host, "User", $"&field=Username&value={key}-good"));
        var refused = await _files.RowsAsync(whole.Id, "refused");
        Assert.Equal(
            [(2, 3, "LastName", null, "management.field-missing"), (3, 4, "IsActive", "perhaps", "management.bad-value"), (4, 5, "Username", $"{key.ToLowerInvariant()}-TAKEN", "management.value-taken"),
                (5, 6, "Manager.Username", $"{key}-nobody", "bulk.unmatched"), (6, 7, "Username", (string?)$"{key}-good", "bulk.row-twice")],
            refused.Select(row => (row.Number, row.Line, row.Column, row.Value, row.Code)));
        Assert.All(refused, row => Assert.Contains("Maybe", row.Error, StringComparison.Ordinal));
        Assert.Equal("notWritten", Assert.Single(await _files.RowsAsync(whole.Id, "notWritten")).Result);
        Assert.StartsWith("row,line,Id,result,column,value,code,error\r\n1,2,,notWritten,", await _files.ResultsAsync(whole.Id), StringComparison.Ordinal);

        var good = await _files.DoneAsync("User", BulkOperation.Insert, file, allOrNothing: false);
        Assert.Equal(new ImportRecords.Counts(6, 1, 0, 0, 0, 5, 0), good.Counts);
        Assert.NotNull(good.Act);
        Assert.Single(await ListAsync(host, "User", $"&field=Username&value={key}-good"));
    }

    [Fact]
    public async Task A_try_tells_what_would_happen_and_writes_nothing()
    {
        var key = Key();
        var acts = (await host.Viewer.GetAsync<Page<LiveActInfo>>(host.In("/live/acts?limit=1"))).Items.Select(act => act.Number);
        var (job, import) = await _files.RunAsync("Account", BulkOperation.Insert, $"Name,AccountNumber\nGood,{key}\n,{key}-b\n", preview: true);

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(new ImportRecords.Counts(2, 1, 0, 0, 0, 1, 0), import!.Counts);
        Assert.Equal([("created", null), ("refused", null)], (await _files.RowsAsync(import.Id)).Select(row => (row.Result, row.Id)));
        Assert.Null(await ByNumberAsync(key));
        Assert.Equal(acts, (await host.Viewer.GetAsync<Page<LiveActInfo>>(host.In("/live/acts?limit=1"))).Items.Select(act => act.Number));
    }

    [Fact]
    public async Task The_active_models_rules_run_over_imported_accounts_in_the_same_act_and_guards_hold()
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        var key = Key();
        await _files.DoneAsync("Account", BulkOperation.Insert, $"Name,AccountNumber,BillingState\nNorthern,{key}-n,VT\nSouthern,{key}-s,TX\nNowhere,{key}-o,OR\n");
        string[] ids = [.. (await Task.WhenAll(new[] { "n", "s", "o" }.Select(end => ByNumberAsync($"{key}-{end}")))).Select(one => one!.Id)];
        Assert.Equal(["north", "south", ""], await TerritoriesAsync(host, model, ids));

        var put = $"Object.AccountNumber,Territory2.DeveloperName,Territory2.Territory2ModelId,AssociationCause\n{key}-o,South,{model["model"]},Territory2Manual\n{key}-n,South,{model["model"]},Territory2AssignmentRule\n";
        var import = await _files.DoneAsync("ObjectTerritory2Association", BulkOperation.Insert, put, allOrNothing: false);
        Assert.Equal((1, 1), (import.Counts.Created, import.Counts.Refused));
        Assert.Equal("management.engine-cause", Assert.Single(await _files.RowsAsync(import.Id, "refused")).Code);
        Assert.Equal(["north", "south", "south"], await TerritoriesAsync(host, model, ids));

        await _files.DoneAsync("Account", BulkOperation.Update, $"AccountNumber,BillingState\n{key}-n,TX\n", ["AccountNumber"]);
        Assert.Equal("south", (await TerritoriesAsync(host, model, ids[0]))[0]);
        var (job, _) = await _files.RunAsync("Territory2", BulkOperation.Update, $"Id,ParentTerritory2Id\n{model["region"]},{model["north"]}\n");
        Assert.Equal((JobState.Failed, "rule.territory-cycle"), (job.State, job.Problem!.Code));
    }

    [Fact]
    public async Task What_cannot_be_run_is_refused_before_a_row_is_read()
    {
        async Task RefusedAsync(HttpStatusCode status, string code, object request) => await Refused.WithAsync(status, code, await host.Planner.PostAsync(host.In("/live/imports"), request));

        var upload = (await Datasets.Importing.SendAsync(host.Planner, host.In(""), "Name\nx\n"u8.ToArray())).Id;
        await RefusedAsync(HttpStatusCode.NotFound, "management.unknown-object", new { uploadId = upload, type = "Acount", operation = "insert" });
        await RefusedAsync(HttpStatusCode.BadRequest, "management.call-not-taken", new { uploadId = upload, type = "LeadDecision", operation = "insert" });
        await RefusedAsync(HttpStatusCode.BadRequest, "management.unknown-field", new { uploadId = upload, type = "Account", operation = "update", match = new[] { "Nam" } });
        await RefusedAsync(HttpStatusCode.BadRequest, "bulk.bad-match", new { uploadId = upload, type = "Account", operation = "update", match = new[] { "AnnualRevenue" } });
        await RefusedAsync(HttpStatusCode.BadRequest, "bulk.match-not-taken", new { uploadId = upload, type = "Account", operation = "insert", match = new[] { "Id" } });
        await RefusedAsync(HttpStatusCode.NotFound, "upload.unknown", new { uploadId = Guid.NewGuid(), type = "Account", operation = "insert" });
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Manager.PostAsync(host.In("/live/imports"), new { uploadId = upload, type = "Account", operation = "insert" }));

        foreach (var (file, code) in new[]
        {
            ("Name,Nam\nx,y\n", "management.unknown-field"), ("Name,Owner.Shoe\nx,y\n", "bulk.unknown-path"), ("Name,Owner.IsActive\nx,y\n", "bulk.bad-path-field"), ("Name,name\nx,y\n", "bulk.column-twice"),
            ("Name,\nx,y\n", "bulk.column-without-name"), ("Name\n", "file.no-rows"), ("Name,Site\nx\n", "file.ragged-row"),
        })
        {
            Assert.Equal(code, (await _files.RunAsync("Account", BulkOperation.Insert, file)).Job.Problem?.Code);
        }

        Assert.Equal("bulk.match-column-missing", (await _files.RunAsync("Account", BulkOperation.Update, "Name\nx\n")).Job.Problem?.Code);
        var (_, lines) = await _files.RunAsync("Account", BulkOperation.Insert, "{\"Name\":\"x\"}\n{\"Name\":\n[1]\n", preview: true);
        Assert.Equal(["bulk.bad-line", "bulk.bad-line"], (await _files.RowsAsync(lines!.Id, "refused")).Select(row => row.Code));
    }

    [Fact]
    public async Task A_canceled_import_leaves_nothing()
    {
        var key = Key();
        JobInfo job;
        await using (await TableGate.CloseAsync(host.ConnectionString, "live_account"))
        {
            job = await _files.StartAsync("Account", BulkOperation.Insert, $"Name,AccountNumber\nNever,{key}\n");
            while ((job = await host.Planner.GetAsync<JobInfo>(host.In($"/jobs/{job.Id}"))).State == JobState.Queued)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await host.Planner.PostAsync<JobInfo>(host.In($"/jobs/{job.Id}/cancel"), new { });
            job = await Datasets.Importing.EndAsync(host.Planner, host.In(""), job.Id);
        }

        Assert.Equal(JobState.Canceled, job.State);
        Assert.Null(await ByNumberAsync(key));
        await Refused.WithAsync(HttpStatusCode.NotFound, "bulk.import-not-found", await host.Planner.GetAsync(host.In($"/live/imports/{job.SubjectId}")));
    }

    private static string Key() => $"K{Guid.NewGuid():N}"[..12];

    private async Task<LiveRecordInfo?> ByNumberAsync(string number) => (await ListAsync(host, "Account", $"&field=AccountNumber&value={number}")).SingleOrDefault();
}
