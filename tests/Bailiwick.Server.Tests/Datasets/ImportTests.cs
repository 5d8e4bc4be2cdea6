using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Datasets;

/// <summary>Whole imports through the real service into the real database.</summary>
public sealed class ImportTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task The_hospitals_come_in_whole()
    {
        var dataset = await Importing.ImportAsync(host, Importing.RealFile("us-hospitals-beds.csv"), "us-hospitals-beds.csv");

        Assert.Equal(7154, dataset.Rows);
        Assert.Equal(("ccm-id", "name"), (dataset.KeyColumn, dataset.NameColumn));
        Assert.Equal(new PlaceCounts(7154, 0, 0, 0, 0, 0, 0), dataset.Placed);
        var beds = dataset.Columns.Single(column => column.Key == "staffed-all-beds");
        Assert.Equal((818_419m, 1090), (beds.Sum, beds.Empty));

        var zeros = await FindingsAsync(dataset.Id, "postal.zeros-restored");
        Assert.Equal(498, zeros.Count);
        Assert.Contains(zeros, finding => finding is { Row: 2, Line: 3, Column: "Zipcode", Value: "1915" });
        var empty = await FindingsAsync(dataset.Id, "cell.empty-measure", "Staffed All Beds");
        Assert.Equal(1090, empty.Count);
        Assert.All(empty, finding => Assert.Equal(FindingSeverity.Info, finding.Severity));

        var values = MemoryMarshal.Cast<byte, double>(await BytesAsync($"/datasets/{dataset.Id}/columns/staffed-all-beds")).ToArray();
        Assert.Equal(7154, values.Length);
        Assert.Equal(818_419, values.Where(value => !double.IsNaN(value)).Sum());
        var words = await host.Viewer.GetAsync<string[]>(host.In($"/datasets/{dataset.Id}/columns/zipcode/words"));
        Assert.All(words, word => Assert.Equal(5, word.Length));
    }

    [Fact]
    public async Task The_breweries_are_placed_or_listed_and_keep_their_letters()
    {
        var dataset = await Importing.ImportAsync(host, Importing.RealFile("breweries.csv"), "breweries.csv");

        Assert.Equal(11_822, dataset.Rows);
        var placed = dataset.Placed;
        Assert.Equal(11_822, placed.Given + placed.PostalCode + placed.City + placed.County + placed.State + placed.Country + placed.None);
        var summary = await host.Viewer.GetAsync<List<ReadFindings.Summary>>(host.In($"/datasets/{dataset.Id}/findings/summary"));
        int CountOf(string code) => summary.SingleOrDefault(one => one.Code == code)?.Count ?? 0;
        var doubted = CountOf("place.swapped") + CountOf("place.off-the-globe") + CountOf("place.zero-zero") + CountOf("place.half-given");
        Assert.Equal(2435 + doubted, 11_822 - placed.Given);
        Assert.Equal(
            (placed.PostalCode, placed.City, placed.State, placed.Country, placed.None),
            (CountOf("place.by-postal-code"), CountOf("place.by-city"), CountOf("place.by-state"), CountOf("place.by-country"), CountOf("place.none")));
        Assert.True(placed.PostalCode > 2200);

        var places = await BytesAsync($"/datasets/{dataset.Id}/columns/@place");
        var longitude = MemoryMarshal.Cast<byte, double>(await BytesAsync($"/datasets/{dataset.Id}/columns/@longitude")).ToArray();
        Assert.Equal(placed.None, places.Count(place => place == (byte)Place.None));
        Assert.Equal(placed.None, longitude.Count(double.IsNaN));

        var page = await host.Viewer.GetAsync<ReadRecords.Reply>(host.In($"/datasets/{dataset.Id}/records?limit=2"));
        Assert.Equal(11_822, page.Total);
        Assert.Equal("Friesener Straße 1", page.Items[0].Values[3]!.ToString());
        Assert.Equal("’t Drankorgel", page.Items[1].Values[1]!.ToString());
    }

    [Fact]
    public async Task One_unreadable_cell_fails_the_import_and_is_named_or_is_left_empty_when_asked()
    {
        var file = "id,name,beds\n1,A,10\n2,B,many\n3,C,\"12,5\"\n"u8.ToArray();
        var upload = await Importing.SendAsync(host.Planner, host.In(string.Empty), file);
        var request = new ImportRequest(upload.Id, "Bad cells", true, [new(0, "id", ColumnKind.Text, Role: ColumnRole.Key), new(1, "name", ColumnKind.Text), new(2, "beds", ColumnKind.Number, DecimalComma: false)]);

        var failed = await Importing.RunAsync(host.Planner, host.In(string.Empty), request);

        Assert.Equal((JobState.Failed, "import.bad-cells"), (failed.State, failed.Problem!.Code));
        Assert.Contains("Row 2 (line 3), column \"beds\": \"many\"", failed.Problem.Detail, StringComparison.Ordinal);
        var findings = await host.Viewer.GetAsync<Page<ReadFindings.Shown>>(host.In($"/jobs/{failed.Id}/findings"));
        Assert.Equal(["cell.unreadable", "cell.ambiguous"], findings.Items.Select(finding => finding.Code));
        Assert.Equal(0, await CountAsync("Bad cells"));

        var blanked = await Importing.RunAsync(host.Planner, host.In(string.Empty), request with { BadCells = BadCells.Blank });
        Assert.Equal(JobState.Succeeded, blanked.State);
        var dataset = await host.Viewer.GetAsync<WorkspaceDatasets.Shown>(host.In($"/datasets/{blanked.DatasetId}"));
        Assert.Equal((3, 2, 10m), (dataset.Rows, dataset.Columns[2].Empty, dataset.Columns[2].Sum));
    }

    [Theory]
    [InlineData(DuplicateKeys.Refuse, 0)]
    [InlineData(DuplicateKeys.KeepFirst, 2)]
    [InlineData(DuplicateKeys.KeepAll, 3)]
    public async Task Keys_that_stand_twice_are_treated_as_asked(DuplicateKeys duplicates, int rows)
    {
        var name = $"Twice {duplicates}";
        var upload = await Importing.SendAsync(host.Planner, host.In(string.Empty), "id,beds\na,1\nb,2\na,4\n"u8.ToArray());
        var request = new ImportRequest(
            upload.Id, name, true, [new(0, "id", ColumnKind.Text, Role: ColumnRole.Key), new(1, "beds", ColumnKind.Number)], DuplicateKeys: duplicates);

        var job = await Importing.RunAsync(host.Planner, host.In(string.Empty), request);

        if (rows == 0)
        {
            Assert.Equal("import.duplicate-keys", job.Problem!.Code);
            Assert.Equal(0, await CountAsync(name));
            return;
        }

        var dataset = await host.Viewer.GetAsync<WorkspaceDatasets.Shown>(host.In($"/datasets/{job.DatasetId}"));
        Assert.Equal((rows, rows), (dataset.Rows, dataset.Placed.None));
        Assert.Equal(0, Assert.Single(await FindingsAsync(dataset.Id, "place.none")).Row);
        var finding = Assert.Single(await FindingsAsync(dataset.Id, "key.duplicate"));
        Assert.Equal((3, 4, "a"), (finding.Row, finding.Line, finding.Value));
    }

    [Fact]
    public async Task The_same_upload_imported_again_under_one_name_is_the_next_version()
    {
        var upload = await Importing.SendAsync(host.Planner, host.In(string.Empty), "id,beds\na,1\n"u8.ToArray());
        var request = await Importing.ProposeAsync(host.Planner, host.In(string.Empty), upload.Id, "Again");
        var first = await Importing.RunAsync(host.Planner, host.In(string.Empty), request);
        var second = await Importing.RunAsync(host.Planner, host.In(string.Empty), request);
        Assert.Equal(1, (await host.Viewer.GetAsync<WorkspaceDatasets.Shown>(host.In($"/datasets/{first.DatasetId}"))).Version);
        Assert.Equal(2, (await host.Viewer.GetAsync<WorkspaceDatasets.Shown>(host.In($"/datasets/{second.DatasetId}"))).Version);
    }

    [Fact]
    public async Task A_workbook_gives_the_same_dataset_as_the_text()
    {
        var book = Workbooks.Of(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>opened</t></is></c><c r="C1" t="inlineStr"><is><t>sales</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2" s="1"><v>44289</v></c><c r="C2"><v>0.1</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>b</t></is></c><c r="B3" s="1"><v>44290</v></c><c r="C3"><v>0.2</v></c></row>
            """);
        var fromBook = await Importing.ImportAsync(host, book, "book.xlsx");
        var fromText = await Importing.ImportAsync(host, "id;opened;sales\na;3.4.2021;0,1\nb;4.4.2021;0,2\n"u8.ToArray(), "text.csv");
        Assert.Equal(fromBook.Columns, fromText.Columns);
        Assert.Equal(0.3m, fromText.Columns[2].Sum);
        Assert.Equal(await BytesAsync($"/datasets/{fromBook.Id}/columns/opened"), await BytesAsync($"/datasets/{fromText.Id}/columns/opened"));
    }

    [Fact]
    public async Task A_broken_file_is_refused_in_preview_with_its_line()
    {
        var upload = await Importing.SendAsync(host.Planner, host.In(string.Empty), "a,b\n1,2\n3\n"u8.ToArray());
        await Refused.WithAsync(HttpStatusCode.UnprocessableEntity, "file.ragged-row", await host.Planner.GetAsync(host.In($"/uploads/{upload.Id}/preview")));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "upload.empty", await Importing.TrySendAsync(host.Planner, host.In(string.Empty), []));
    }

    [Fact]
    public async Task Nobody_of_another_workspace_reaches_an_upload_or_dataset()
    {
        var dataset = await Importing.ImportAsync(host, "id,beds\na,1\n"u8.ToArray(), "mine.csv");
        var upload = await Importing.SendAsync(host.Planner, host.In(string.Empty), "id,beds\na,1\n"u8.ToArray());
        var other = $"/api/workspaces/{host.OtherWorkspace}";
        await Refused.WithAsync(HttpStatusCode.NotFound, "upload.unknown", await host.Stranger.GetAsync($"{other}/uploads/{upload.Id}/preview"));
        var request = await Importing.ProposeAsync(host.Planner, host.In(string.Empty), upload.Id, "stolen");
        await Refused.WithAsync(HttpStatusCode.NotFound, "upload.unknown", await host.Stranger.PostAsync($"{other}/imports", request));
        foreach (var path in new[] { "", "/columns/beds", "/columns/@place", "/columns/id/words", "/records", "/findings", "/findings/summary", "/findings.csv" })
        {
            await Refused.WithAsync(HttpStatusCode.NotFound, "dataset.unknown", await host.Stranger.GetAsync($"{other}/datasets/{dataset.Id}{path}"));
        }
    }

    [Fact]
    public async Task Columns_are_kept_by_clients_for_ever_and_findings_are_safe_in_a_spreadsheet()
    {
        var dataset = await Importing.ImportAsync(
            host, "id,zip,state\n=1+2,1915,MA\n-5,02134,MA\n"u8.ToArray(), "safe.csv", request => request with { Columns = [.. request.Columns.Select(column => column with { Role = column.Index == 0 ? ColumnRole.Key : column.Role })] });
        var response = await host.Viewer.GetAsync(host.In($"/datasets/{dataset.Id}/columns/zip"));
        Assert.True(response.Headers.ETag is { IsWeak: false });
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, host.In($"/datasets/{dataset.Id}/columns/zip"));
        again.Headers.IfNoneMatch.Add(response.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Viewer.Http.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);

        var refused = await Importing.ImportAsync(
            host, "id,beds\na,=SUM(A1)\n"u8.ToArray(), "formula.csv", request => request with
            {
                BadCells = BadCells.Blank,
                Columns = [new(0, "id", ColumnKind.Text), new(1, "beds", ColumnKind.Number)],
            });
        var csv = Encoding.UTF8.GetString(await BytesAsync($"/datasets/{refused.Id}/findings.csv"));
        Assert.Contains(",'=SUM(A1),", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_is_renamed_and_deleted_and_every_act_is_in_the_audit()
    {
        var dataset = await Importing.ImportAsync(host, "id,beds\na,1\n"u8.ToArray(), "short-lived.csv");
        var renamed = await ApiClient.ReadAsync<WorkspaceDatasets.Shown>(await host.Planner.PatchAsync(host.In($"/datasets/{dataset.Id}"), new { name = " Spring " }));
        Assert.Equal("Spring", renamed.Name);
        await Refused.WithAsync(HttpStatusCode.BadRequest, "import.name", await host.Planner.PatchAsync(host.In($"/datasets/{dataset.Id}"), new { name = " " }));
        Assert.Equal(HttpStatusCode.OK, (await host.Planner.DeleteAsync(host.In($"/datasets/{dataset.Id}"))).StatusCode);
        await Refused.WithAsync(HttpStatusCode.NotFound, "dataset.unknown", await host.Planner.GetAsync(host.In($"/datasets/{dataset.Id}")));
        await Refused.WithAsync(HttpStatusCode.NotFound, "dataset.unknown", await host.Planner.GetAsync(host.In($"/datasets/{dataset.Id}/columns/beds")));
        Assert.Equal(1L, await ScalarAsync("SELECT count(*) FROM audit WHERE action = 'dataset.deleted' AND detail = 'Spring'"));
        Assert.Equal(0L, await ScalarAsync($"SELECT count(*) FROM dataset_columns WHERE dataset_id = '{dataset.Id}'"));
    }

    private async Task<List<ReadFindings.Shown>> FindingsAsync(Guid dataset, string code, string? column = null)
    {
        var findings = new List<ReadFindings.Shown>();
        for (string? cursor = string.Empty; cursor is not null;)
        {
            var page = await host.Viewer.GetAsync<Page<ReadFindings.Shown>>(
                host.In($"/datasets/{dataset}/findings?code={code}&limit=500{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}{(column is null ? "" : $"&column={Uri.EscapeDataString(column)}")}"));
            findings.AddRange(page.Items);
            cursor = page.Next;
        }

        return findings;
    }

    private async Task<byte[]> BytesAsync(string path)
    {
        var response = await host.Viewer.GetAsync(host.In(path));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    private async Task<long> CountAsync(string name)
    {
        await using var command = host.Source.CreateCommand("SELECT count(*) FROM datasets WHERE name = $1");
        command.Parameters.AddWithValue(name);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = host.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
